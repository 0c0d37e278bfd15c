import type { types } from '@slack/bolt';
import { message, type Piece, plainText, type SlackMessage } from './layout.ts';
import { completeReportAction } from './progress-draft.ts';
import { type CommandHelp, usagesOf } from './replies.ts';
import { words } from './words.ts';

export const requestSignOffAction = 'open_sign_off_form';
export const previewDigestAction = 'preview_digest';

/** What `/pathway` shows without arguments. */
export function pathwayOverview(command: CommandHelp): SlackMessage {
  return overview(command, { action: completeReportAction, label: 'Log progress', value: 'null' });
}

/** What `/signoff` shows without arguments. */
export function signOffOverview(command: CommandHelp): SlackMessage {
  return overview(command, { action: requestSignOffAction, label: 'Request sign-off', value: 'open' });
}

/** What `/board` shows without arguments: the clock, and the next digest a press away. */
export function boardOverview(clock: SlackMessage): SlackMessage {
  const label = 'Preview digest';
  const button: types.Button = {
    type: 'button',
    text: plainText(label),
    action_id: previewDigestAction,
    value: 'preview',
    accessibility_label: label,
  };
  const buttons = message([{ kind: 'buttons', id: previewDigestAction, buttons: [button] }]);
  return { text: `${clock.text}\n${buttons.text}`, blocks: [...clock.blocks, ...buttons.blocks] };
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
