import type { DateTime } from 'luxon';
import type { Directory } from '../directory.ts';
import { asAt } from './as-at.ts';
import { electorateOf } from './electorate.ts';
import { conflictsOf, recusalOf, rulingOn } from './interests.ts';
import type { AskedBody, SignOff } from './sign-off.ts';
import { askedBody } from './steps.ts';
import { interestWords, rulingWords } from './words.ts';

/** Somebody with a voice who did not decide because of an interest. */
export type Recusal = {
  readonly person: string;
  /** What they had declared that touches the request, with its category; none where they stepped aside without */
  readonly interests: readonly string[];
  /** Why they stepped aside of their own accord, in their words */
  readonly reason: string | null;
  /** What was ruled on it; null where nothing was */
  readonly ruling: string | null;
};

/** Who stood aside from a body's decision when it was taken, or stands aside now where it was not yet. */
export function recusalsOf(signOff: SignOff, { id, outcomeAt }: AskedBody, directory: Directory, now: DateTime): Recusal[] {
  const instant = outcomeAt ?? now;
  const then = asAt(signOff, instant);
  const asked = askedBody(then, id);
  return electorateOf(directory, then, asked, instant)
    .aside.filter(({ because }) => because !== 'author' && because !== 'closed')
    .map(({ personId, name }) => {
      const ruling = rulingOn(asked, personId);
      return {
        person: name,
        interests: conflictsOf(directory, then, personId, instant).map(({ category, text }) => `${interestWords[category]}: ${text}`),
        reason: recusalOf(asked, personId)?.reason ?? null,
        ruling: ruling && rulingWords[ruling.action],
      };
    });
}
