import type { types } from '@slack/bolt';
import { message, type Piece, plainText, type SlackMessage } from './layout.ts';
import { completeReportAction } from './progress-draft.ts';
import { type CommandHelp, usagesOf } from './replies.ts';
import { words } from './words.ts';

export const requestSignOffAction = 'open_sign_off_form';

/** What `/pathway` shows without arguments. */
export function pathwayOverview(command: CommandHelp): SlackMessage {
  return overview(command, { action: completeReportAction, label: 'Log progress', value: 'null' });
}

/** What `/signoff` shows without arguments. */
export function signOffOverview(command: CommandHelp): SlackMessage {
  return overview(command, { action: requestSignOffAction, label: 'Request sign-off', value: 'open' });
}

function overview(command: CommandHelp, { action, label, value }: { action: string; label: string; value: string }): SlackMessage {
  const button: types.Button = {
    type: 'button',
    text: plainText(label),
    action_id: action,
    value,
    style: 'primary',
    accessibility_label: label,
  };
  const pieces: Piece[] = [
    { kind: 'heading', text: command.name },
    { kind: 'paragraph', words: words`${command.description}` },
    { kind: 'buttons', id: action, buttons: [button] },
    usagesOf(command),
  ];
  return message(pieces);
}
