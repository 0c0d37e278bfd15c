import type { Handler } from './handler.ts';
import type { ShortcutPayload } from './payloads.ts';

/** A shortcut as it stands in the manifest, with what it does. */
export type Shortcut = {
  readonly callbackId: string;
  /** Where people find it: in the menu of a message, or wherever they search */
  readonly type: 'message' | 'global';
  readonly name: string;
  readonly description: string;
  /** Takes what the message says, with Slack's escapes; empty where there is no message */
  readonly run: Handler<string>;
};

/** What Slack calls their requests. */
const requestTypes = { message: 'message_action', global: 'shortcut' } as const;

/** The shortcut that was used; none where it is of an earlier version, or made up. */
export function findShortcut(shortcuts: readonly Shortcut[], { callback_id: id, type: requested }: ShortcutPayload): Shortcut | undefined {
  return shortcuts.find(({ callbackId, type }) => callbackId === id && requestTypes[type] === requested);
}
