import { slackLimits } from '../../limits.ts';
import { oneLine, plain, shortened } from '../escape.ts';
import { type Piece, plainText } from '../layout.ts';

export const parkedActions = { arrived: 'parked_it_arrived', sendAgain: 'parked_send_again' } as const;

const answers = {
  'It arrived': parkedActions.arrived,
  'Send again': parkedActions.sendAgain,
  'It is gone': parkedActions.arrived,
  'Try again': parkedActions.sendAgain,
} as const;
type ParkedAnswer = keyof typeof answers;

/** The answers to a parked message. */
export function parkedButtons(messageId: string, what: string, offered: readonly ParkedAnswer[]): Piece {
  const button = (label: ParkedAnswer) => ({
    type: 'button' as const,
    text: plainText(label),
    action_id: answers[label],
    value: messageId,
    accessibility_label: shortened(oneLine(`${label}: ${what}`), slackLimits.button.accessibilityLabel, plain),
  });
  return {
    kind: 'buttons',
    id: `parked:${messageId}`,
    buttons: offered.map(button),
  };
}
