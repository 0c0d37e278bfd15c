import type { types } from '@slack/bolt';
import { plainText, type SlackMessage } from './layout.ts';

/** What a form gives way to when it took effect: said where the person is looking, within the acknowledgement itself. */
export function confirmationModal({ blocks }: SlackMessage): types.ModalView {
  return { type: 'modal', title: plainText('Conclave'), close: plainText('Done'), blocks };
}
