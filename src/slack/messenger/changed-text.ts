import { slackLimits } from '../limits.ts';
import { divided } from '../views/escape.ts';

const restElsewhere = '\nThe rest stands in the message itself.';

/** The text of a message that is changed: Slack takes less of it than in a new one, so where it is long its beginning, and where the rest is. */
export function changedText(text: string): string {
  const most = slackLimits.message.changedTextBytes;
  if (Buffer.byteLength(text) <= most) return text;
  const beginning = Buffer.from(text).subarray(0, most - Buffer.byteLength(restElsewhere));
  const whole = beginning.toString().replace(/\uFFFD$/u, '');
  return `${divided(text, whole.length)[0] ?? ''}${restElsewhere}`;
}
