import type { DateTime } from 'luxon';
import type { Directory } from '#src/domain/directory.ts';
import { electorateFor } from '#src/domain/sign-off/electorate.ts';
import { conflictsLeft, whoRules } from '#src/domain/sign-off/interests.ts';
import { aboutSignOff } from './ask-for-verdicts.ts';
import { picturesOf } from './picture-sign-off.ts';
import type { Stores } from './ports/stores.ts';

/** A body for which somebody does not decide on a request because of an interest. */
export type StandsAside = {
  readonly reference: string;
  readonly title: string;
  readonly body: string;
  /** Names of who may rule otherwise */
  readonly rulers: readonly string[];
};

/** Where somebody with a seat that decides does not decide now because of this interest. */
export async function whereAside(
  need: Pick<Stores, 'signOffs' | 'meetings'>,
  directory: Directory,
  personId: string,
  interestId: string,
  now: DateTime,
): Promise<StandsAside[]> {
  const pictures = await picturesOf(need, directory, await need.signOffs.open(directory.workspace.id), now);
  return pictures.flatMap((picture) => {
    const { signOff, electorates } = picture;
    const { reference, title } = aboutSignOff(picture);
    return signOff.bodies
      .filter(({ outcome }) => outcome === null)
      .filter((asked) => electorateFor(electorates, asked).aside.some((one) => one.personId === personId))
      .filter((asked) => conflictsLeft(directory, signOff, asked, personId, now).some(({ id }) => id === interestId))
      .map((asked) => ({
        reference,
        title,
        body: electorateFor(electorates, asked).body,
        rulers: whoRules(directory, signOff, asked, personId, now).people.map(({ name }) => name),
      }));
  });
}
