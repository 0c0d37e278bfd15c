import { slackLimits } from '../limits.ts';
import { oneLine, plain, shortened } from './escape.ts';
import { type Piece, plainText } from './layout.ts';

export const parkedActions = { arrived: 'parked_it_arrived', sendAgain: 'parked_send_again' } as const;

/** The two answers to a message of which nobody can tell whether it arrived. */
export function parkedButtons(messageId: string, what: string): Piece {
  const button = (label: string, action: string) => ({
    type: 'button' as const,
    text: plainText(label),
    action_id: action,
    value: messageId,
    accessibility_label: shortened(oneLine(`${label}: ${what}`), slackLimits.button.accessibilityLabel, plain),
  });
  return {
    kind: 'buttons',
    id: `parked:${messageId}`,
    buttons: [button('It arrived', parkedActions.arrived), button('Send again', parkedActions.sendAgain)],
  };
}
