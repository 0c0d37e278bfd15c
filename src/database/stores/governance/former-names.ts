import { v7 as newId } from 'uuid';
import type { Writing } from './writing.ts';

type Known = { readonly id: string; readonly name: string; readonly slackUserId?: string | null };

/** Keeps what something was called until now, and a person's Slack id, where it is called otherwise from now on: what was done before stays under it. Of a workspace, its zone. */
export async function keepFormerName({ tx, workspaceId, at }: Writing, before: Known, after: Omit<Known, 'id'>): Promise<void> {
  const { id: ofId, name, slackUserId = null } = before;
  const isAnotherId = slackUserId !== null && after.slackUserId !== undefined && after.slackUserId !== slackUserId;
  if (name === after.name && !isAnotherId) return;
  await tx.formerName.create({ data: { id: newId(), workspaceId, ofId, name, slackUserId, until: at.toJSDate() } });
}
