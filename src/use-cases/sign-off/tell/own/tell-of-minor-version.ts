import { bodyById, personById } from '#src/domain/directory.ts';
import { voicesOf } from '#src/domain/sign-off/electorate.ts';
import type { AskedBody, SignOffChange } from '#src/domain/sign-off/sign-off.ts';
import { currentVersion } from '#src/domain/sign-off/steps.ts';
import { standingVerdicts } from '#src/domain/sign-off/verdicts.ts';
import type { Stores } from '../../../ports/stores.ts';
import type { SignOffPicture } from '../../read/picture-sign-off.ts';
import { aboutSignOff } from '../ask-for-verdicts.ts';
import { tellAboutSignOff } from '../tell-about-sign-off.ts';

/**
 * Tells those whose answers stand that a minor version has come beside them, once each whatever they sit in: until the outcome they can hold that it is
 * not minor.
 *
 * @param told ids of those who have been told in person that their body decides again
 */
export async function tellOfMinorVersion(
  { outbox }: Pick<Stores, 'outbox'>,
  picture: SignOffPicture,
  changes: readonly SignOffChange[],
  { actorId, told }: { readonly actorId: string | null; readonly told: readonly string[] },
): Promise<void> {
  const { directory, signOff, electorates } = picture;
  if (!changes.some((change) => change.kind === 'version_added' && change.version.change === 'minor')) return;
  const { number: version, byId, reason } = currentVersion(signOff);
  for (const [personId, asked] of whoseAnswersStand(picture)) {
    if (personId === actorId || told.includes(personId)) continue;
    await tellAboutSignOff(outbox, picture, personId, {
      ...aboutSignOff(picture),
      about: 'minor_version',
      signOffBodyId: asked.id,
      body: bodyById(directory, asked.bodyId).name,
      version,
      by: personById(directory, byId).name,
      reason,
      mayContest: electorates.some((electorate) => voicesOf(electorate, personId) !== null),
    });
  }
}

/** Each with the first body they answered for. Who stepped aside gave no answer that could stand. */
function whoseAnswersStand({ directory, signOff: { bodies } }: SignOffPicture): ReadonlyMap<string, AskedBody> {
  const all = bodies.flatMap((asked) =>
    standingVerdicts(directory, asked)
      .filter(({ kind }) => kind !== 'recuse')
      .map(({ personId }): [string, AskedBody] => [personId, asked]),
  );
  return new Map(all.reverse());
}
