import { v7 as newId } from 'uuid';
import type { Writing } from './writing.ts';

type Known = { readonly id: string; readonly name: string; readonly slackUserId?: string | null };

/** Keeps what something was called until now, and a person's Slack id, where it is called otherwise from now on: what was done before stays under it. Of a workspace, its zone. */
export function keepFormerName({ rows, workspaceId, at }: Writing, before: Known, after: Omit<Known, 'id'>): void {
  const { id: ofId, name, slackUserId = null } = before;
  const isAnotherId = slackUserId !== null && after.slackUserId !== undefined && after.slackUserId !== slackUserId;
  if (name === after.name && !isAnotherId) return;
  rows.formerName.add([{ id: newId(), workspaceId, ofId, name, slackUserId, until: at.toJSDate() }]);
}
