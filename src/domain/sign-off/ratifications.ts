import type { DateTime } from 'luxon';
import { personAt } from '../called-then.ts';
import type { Directory, Meeting } from '../directory.ts';
import { signOffReference } from '../reference.ts';
import type { AskedBody, SignOff } from './sign-off.ts';
import { verdictOfChairAlone, wordsOf } from './verdicts.ts';

/** A body's approval by its chair alone, for the body itself to ratify. */
export type Ratification = {
  readonly reference: string;
  readonly askedBodyId: string;
  readonly bodyId: string;
  readonly chair: string;
  /** Null where it is still to follow */
  readonly reason: string | null;
  readonly at: DateTime;
  /** The body's first sitting after the action; null where there is no date yet */
  readonly meeting: Meeting | null;
};

/**
 * What chairs approved alone, each for the next sitting of their body: nothing of a request that came to nothing.
 *
 * @param meetings every sitting after the first of these actions, past ones too
 */
export function ratifications(directory: Directory, signOffs: readonly SignOff[], meetings: readonly Meeting[]): Ratification[] {
  const standing = signOffs.filter(({ outcome }) => outcome !== 'rejected' && outcome !== 'withdrawn');
  return standing.flatMap((signOff) =>
    signOff.bodies.flatMap((asked) => {
      const { chairsAction, bodyId } = asked;
      if (!chairsAction) return [];
      const meeting = meetings
        .filter((sitting) => sitting.bodyId === bodyId && sitting.cancelledAt === null && sitting.at > chairsAction.at)
        .sort((a, b) => a.at.toMillis() - b.at.toMillis())[0];
      return [
        {
          reference: signOffReference(signOff),
          askedBodyId: asked.id,
          bodyId,
          chair: personAt(directory, chairsAction.byId, chairsAction.at).name,
          reason: reasonOfChairsAction(asked),
          at: chairsAction.at,
          meeting: meeting ?? null,
        },
      ];
    }),
  );
}

/** Why the chair approved alone, also where they said it later. */
export function reasonOfChairsAction(asked: AskedBody): string | null {
  const verdict = verdictOfChairAlone(asked);
  return asked.chairsAction?.reason ?? (verdict ? wordsOf(asked, verdict).reason : null);
}
