import { bodyById, personById } from '#src/domain/directory.ts';
import { holderNow } from '#src/domain/membership/posts.ts';
import { isSamePerson } from '#src/domain/membership/same-person.ts';
import { electorateFor, voicesOf } from '#src/domain/sign-off/electorate.ts';
import type { SignOffChange } from '#src/domain/sign-off/sign-off.ts';
import { askedBody, bodiesDeciding, currentVersion } from '#src/domain/sign-off/steps.ts';
import type { Stores } from '../../../ports/stores.ts';
import { filesShown } from '../../read/files-shown.ts';
import type { SignOffPicture } from '../../read/picture-sign-off.ts';
import { aboutSignOff } from '../ask-for-verdicts.ts';
import { tellAboutSignOff } from '../tell-about-sign-off.ts';

/** Tells those who had decided why their body, or they, decide again, but for who has brought it about, and gives their ids. */
export async function tellWhoHadDecided(
  { outbox }: Pick<Stores, 'outbox'>,
  picture: SignOffPicture,
  changes: readonly SignOffChange[],
  actorId: string | null,
): Promise<readonly string[]> {
  const { directory, signOff } = picture;
  const told: string[] = [];
  for (const change of changes) {
    const again = whoDecidesAgain(picture, change);
    if (again === null) continue;
    const words = whoseWords(picture, changes, again.because);
    for (const personId of stillThere(picture, again.decided)) {
      if (personId === actorId) continue;
      const note = {
        ...aboutSignOff(picture),
        about: 'starts_again',
        signOffBodyId: again.askedBodyId,
        body: bodyById(directory, askedBody(signOff, again.askedBodyId).bodyId).name,
        version: currentVersion(signOff).number,
        because: again.because,
        open: bodiesDeciding(signOff).some(({ id }) => id === again.askedBodyId),
        ...words,
        files: filesShown(signOff),
      } as const;
      await tellAboutSignOff(outbox, picture, personId, note);
      told.push(personId);
    }
  }
  return told;
}

/** A minor version is told to whom it asks again, for as long as they may answer; a body that starts again to all who had decided there. */
function whoDecidesAgain({ signOff, electorates }: SignOffPicture, change: SignOffChange): Omit<Reopened, 'kind' | 'round'> | null {
  if (change.kind === 'body_reopened') return change;
  if (change.kind !== 'verdict_replied') return null;
  const asked = askedBody(signOff, change.askedBodyId);
  const decided = asked.verdicts.filter(({ id }) => id === change.verdictId).map(({ personId }) => personId);
  const owing = decided.filter((personId) => voicesOf(electorateFor(electorates, asked), personId) !== null);
  return { askedBodyId: asked.id, decided: owing, because: 'new_version' };
}

/** Whoever follows under the key of one who has left had decided nothing: they are asked as everybody is. */
function stillThere({ directory, now }: SignOffPicture, decided: readonly string[]): string[] {
  return decided.flatMap((personId) => {
    const { id } = holderNow(directory, personId, now);
    return isSamePerson(directory, id, personId) ? [id] : [];
  });
}

type Reopened = Extract<SignOffChange, { kind: 'body_reopened' }>;

function whoseWords({ directory, signOff }: SignOffPicture, changes: readonly SignOffChange[], because: Reopened['because']) {
  const nobody = { by: null, reason: null };
  const { byId, reason, contested } = currentVersion(signOff);
  switch (because) {
    case 'new_version':
      return { by: personById(directory, byId).name, reason };
    case 'version_contested':
      return contested ? { by: personById(directory, contested.byId).name, reason: contested.reason } : nobody;
    case 'verdict_contested': {
      const contest = changes.find((change) => change.kind === 'verdict_contested');
      const verdict = contest && askedBody(signOff, contest.askedBodyId).verdicts.find(({ id }) => id === contest.verdictId);
      return contest && verdict ? { by: personById(directory, verdict.personId).name, reason: contest.reason } : nobody;
    }
  }
}
