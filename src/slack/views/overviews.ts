import type { types } from '@slack/bolt';
import { message, type Piece, plainText, type SlackMessage } from './layout.ts';
import { completeReportAction } from './progress/progress-draft.ts';
import { type CommandHelp, usagesOf } from './replies.ts';
import { listActions, listButton } from './sign-off/read/list.ts';
import { words } from './words.ts';

export const requestSignOffAction = 'open_sign_off_form';
export const previewDigestAction = 'preview_digest';

/** What `/pathway` shows without arguments. */
export function pathwayOverview(command: CommandHelp): SlackMessage {
  return overview(command, [primary(completeReportAction, 'Log progress', 'null')]);
}

/** What `/signoff` shows without arguments. */
export function signOffOverview(command: CommandHelp): SlackMessage {
  const all = { pathwayId: null, cursor: null };
  return overview(command, [
    primary(requestSignOffAction, 'Request sign-off', 'open'),
    listButton(listActions.mine, 'Waiting for me', { list: 'mine', ...all }),
    listButton(listActions.requested, 'My requests', { list: 'requested', ...all }),
    listButton(listActions.bodies, 'My bodies', { list: 'bodies', ...all }),
  ]);
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

function primary(action: string, label: string, value: string): types.Button {
  return { type: 'button', text: plainText(label), action_id: action, value, style: 'primary', accessibility_label: label };
}

function overview(command: CommandHelp, buttons: readonly types.Button[]): SlackMessage {
  const pieces: Piece[] = [
    { kind: 'heading', text: command.name },
    { kind: 'paragraph', words: words`${command.description}` },
    { kind: 'buttons', id: 'overview', buttons },
    usagesOf(command),
  ];
  return message(pieces);
}
