import { createContext, useContext } from 'react';
import type { Conversation, PersonOnScreen, UploadAnswer } from '../web/contract.ts';

/** What blocks need of the workspace around them: names in place of ids, whom and what there is to choose, and where files go. */
export type WorkspaceNames = {
  readonly people: readonly PersonOnScreen[];
  readonly conversations: readonly Conversation[];
  /** What a person is called; for an id nobody has, the id */
  readonly user: (id: string) => string;
  /** What a channel is called, without "#"; for one this person can't see, what Slack puts in its place */
  readonly channel: (id: string) => string;
  readonly openChannel: (id: string) => void;
  /** Where a link leads here: a file of the workspace opens as it does for this person */
  readonly leadsTo: (url: string) => string;
  readonly upload: (file: File) => Promise<UploadAnswer>;
};

export const Names = createContext<WorkspaceNames | null>(null);

export function useNames(): WorkspaceNames {
  const names = useContext(Names);
  if (!names) throw new Error('Blocks stand inside <Names>');
  return names;
}
