import type { types } from '@slack/bolt';
import { plainText, type SlackMessage } from './layout.ts';

/** What a form gives way to when it took effect: said where the person is looking, within the acknowledgement itself. */
export function confirmationModal(message: SlackMessage): types.ModalView {
  return { ...messageWindow('Conclave', message), close: plainText('Done') };
}

/** A message in a window of its own, with nothing to fill in. */
export function messageWindow(title: string, { blocks }: SlackMessage): types.ModalView {
  return { type: 'modal', title: plainText(title), close: plainText('Close'), blocks };
}
