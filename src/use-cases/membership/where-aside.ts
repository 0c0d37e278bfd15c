import type { DateTime } from 'luxon';
import { type Directory, rolesIn } from '#src/domain/directory.ts';
import type { Interest } from '#src/domain/membership/interest.ts';
import { conflictsLeft, whoRules } from '#src/domain/membership/interests.ts';
import { titleFor } from '#src/domain/privacy.ts';
import { signOffReference } from '#src/domain/reference.ts';
import { decide } from '#src/domain/sign-off/decide.ts';
import { electorateFor } from '#src/domain/sign-off/electorate.ts';
import type { SignOff } from '#src/domain/sign-off/sign-off.ts';
import type { OpenPlace } from '../ports/sign-offs.ts';
import type { Stores } from '../ports/stores.ts';
import { picturesOf } from '../sign-off/read/picture-sign-off.ts';

/** A body for which somebody does not decide on a request because of an interest. */
export type StandsAside = {
  readonly reference: string;
  readonly title: string;
  readonly body: string;
  /** Names of who may rule otherwise */
  readonly rulers: readonly string[];
};

export type Aside = {
  readonly shown: readonly StandsAside[];
  /** How many more of these requests ask a body in which they sit and which has not decided */
  readonly more: number;
};

/** They are loaded and judged while every decision waits. */
const mostLookedAt = 20;

/** Where among these open requests somebody with a seat that decides does not decide now because of this interest, once they are judged again. */
export async function whereAside(
  need: Pick<Stores, 'meetings' | 'signOffs'>,
  directory: Directory,
  touched: readonly OpenPlace[],
  interest: Pick<Interest, 'id' | 'personId'>,
  now: DateTime,
): Promise<Aside> {
  const sitsIn = (bodyId: string) => rolesIn(directory, bodyId, interest.personId, now).length > 0;
  const perhaps = touched.filter(({ bodies }) => bodies.some(({ bodyId, outcome }) => outcome === null && sitsIn(bodyId)));
  const ids = perhaps.slice(0, mostLookedAt).map(({ id }) => id);
  const signOffs = ids.length === 0 ? [] : await need.signOffs.open(directory.workspace.id, ids);
  return { shown: await asideIn(need, directory, signOffs, interest, now), more: perhaps.length - ids.length };
}

async function asideIn(
  need: Pick<Stores, 'meetings'>,
  directory: Directory,
  signOffs: readonly SignOff[],
  { id: interestId, personId }: Pick<Interest, 'id' | 'personId'>,
  now: DateTime,
): Promise<StandsAside[]> {
  const judged = signOffs.map((signOff) => judgedAgain(directory, signOff, now));
  const pictures = await picturesOf(need, directory, judged, now);
  return pictures.flatMap((picture) => {
    const { signOff, electorates } = picture;
    const title = titleFor(directory, signOff, personId, now);
    return signOff.bodies
      .filter(({ outcome }) => outcome === null)
      .filter((asked) => electorateFor(electorates, asked).aside.some((one) => one.personId === personId))
      .filter((asked) => conflictsLeft(directory, signOff, asked, personId, now).some(({ id }) => id === interestId))
      .map((asked) => ({
        reference: signOffReference(signOff),
        title,
        body: electorateFor(electorates, asked).body,
        rulers: whoRules(directory, signOff, asked, personId, now).people.map(({ name }) => name),
      }));
  });
}

/** A body may decide by who is left. */
function judgedAgain(directory: Directory, signOff: SignOff, now: DateTime): SignOff {
  const judged = decide(signOff, { kind: 'reconsider' }, directory, now);
  return judged.refused ? signOff : judged.value.signOff;
}
