import type { DateTime } from 'luxon';
import type { SignOff, Verdict } from './sign-off.ts';

/**
 * A request with the versions, rulings and contests of verdicts that there were at an instant, to say again how it was decided then. Its verdicts and
 * rounds are those of today.
 */
export function asAt(signOff: SignOff, instant: DateTime): SignOff {
  return {
    ...signOff,
    versions: signOff.versions.filter(({ change, at }) => change === 'first' || at <= instant),
    bodies: signOff.bodies.map((asked) => ({
      ...asked,
      rulings: asked.rulings.filter(({ at }) => at <= instant),
      verdicts: asked.verdicts.map((verdict) => uncontestedAt(verdict, instant)),
    })),
  };
}

function uncontestedAt(verdict: Verdict, instant: DateTime): Verdict {
  return verdict.contested && verdict.contested.at > instant ? { ...verdict, contested: null } : verdict;
}
