import { personAt } from '#src/domain/called-then.ts';
import { bodyById, secretariat } from '#src/domain/directory.ts';
import { mayReadContent } from '#src/domain/membership/interests.ts';
import { keepersOf, leadersOf } from '#src/domain/sign-off/leaders.ts';
import type { SignOffChange } from '#src/domain/sign-off/sign-off.ts';
import { askedBody } from '#src/domain/sign-off/steps.ts';
import { isoInstant } from '#src/domain/wall-clock.ts';
import type { LapsedAnswer } from '../../../messages/sign-off-note.ts';
import type { Stores } from '../../../ports/stores.ts';
import type { SignOffPicture } from '../../read/picture-sign-off.ts';
import { aboutSignOff } from '../ask-for-verdicts.ts';
import { tellAboutSignOff } from '../tell-about-sign-off.ts';

type Lapse = Extract<SignOffChange, { kind: 'verdict_lapsed' }>;

/** Tells the chair of the body, the secretariat and who asked which answers count no longer: each once, of all that lapsed together. */
export async function tellOfLapses(
  { outbox }: Pick<Stores, 'outbox'>,
  picture: SignOffPicture,
  changes: readonly SignOffChange[],
): Promise<void> {
  const { directory } = picture;
  const lapsed = changes.filter((change) => change.kind === 'verdict_lapsed');
  if (lapsed.length === 0) return;
  const { timezone } = directory.workspace;
  const note = {
    ...aboutSignOff(picture),
    about: 'answers_lapsed',
    lapsed: lapsed.map((one) => answerOf(picture, one)),
    timezone,
    ...(lapsed.every(({ askedBodyId }) => askedBody(picture.signOff, askedBodyId).outcome !== null) && { decided: true as const }),
  } as const;
  for (const personId of whoLooksAfter(picture, lapsed)) await tellAboutSignOff(outbox, picture, personId, note);
}

/** The chair of each body, with whoever leads it and may read the request where the chair may not; the secretariat, and who asked. */
export function whoLooksAfter(
  { directory, signOff, now }: SignOffPicture,
  at: readonly { readonly askedBodyId: string }[],
): ReadonlySet<string> {
  const mayRead = (personId: string) => mayReadContent(directory, signOff, personId, now);
  const chairs = at.flatMap(({ askedBodyId }) => {
    const { bodyId } = askedBody(signOff, askedBodyId);
    return [...leadersOf(directory, bodyId, now), ...leadersOf(directory, bodyId, now, mayRead)];
  });
  return new Set([...chairs, ...secretariat(directory, now), ...keepersOf(directory, signOff, now)]);
}

function answerOf({ directory, signOff }: SignOffPicture, { askedBodyId, verdictId, endedAt }: Lapse): LapsedAnswer {
  const asked = askedBody(signOff, askedBodyId);
  const verdict = asked.verdicts.find(({ id }) => id === verdictId);
  if (!verdict) throw new Error(`No verdict ${verdictId} was given for the body asked under ${askedBodyId}`);
  const person = personAt(directory, verdict.personId, verdict.at).name;
  return { person, body: bodyById(directory, asked.bodyId).name, verdict: verdict.kind, endedAt: isoInstant(endedAt) };
}
