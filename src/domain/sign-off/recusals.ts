import type { DateTime } from 'luxon';
import type { Directory } from '../directory.ts';
import { recusalOf, rulingOn } from '../membership/interests.ts';
import { decisionOf } from './decision.ts';
import type { AskedBody, SignOff } from './sign-off.ts';
import { interestWords, rulingWords } from './words.ts';

/** Somebody with a voice who did not decide because of an interest. */
export type Recusal = {
  readonly person: string;
  /** What they had declared that touches the request; none where they stepped aside without. `text` is in their words */
  readonly interests: readonly { readonly category: string; readonly text: string }[];
  /** Why they stepped aside of their own accord, in their words */
  readonly reason: string | null;
  /** What was ruled on it; null where nothing was */
  readonly ruling: string | null;
};

/** Who stood aside from a body's decision when it was taken, or stands aside now where it was not yet. */
export function recusalsOf(signOff: SignOff, given: AskedBody, directory: Directory, now: DateTime): Recusal[] {
  const { asked, electorate, interestsOf } = decisionOf(signOff, given, directory, now);
  return electorate.aside
    .filter(({ because }) => because !== 'author' && because !== 'closed')
    .map(({ personId, name }) => {
      const ruling = rulingOn(directory, asked, personId);
      return {
        person: name,
        interests: interestsOf(personId).map(({ category, text }) => ({ category: interestWords[category], text })),
        reason: recusalOf(directory, asked, personId)?.reason ?? null,
        ruling: ruling && rulingWords[ruling.action],
      };
    });
}
