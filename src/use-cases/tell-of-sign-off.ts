import type { DateTime } from 'luxon';
import type { Decided } from '#src/domain/sign-off/decide.ts';
import type { SignOff, SignOffChange } from '#src/domain/sign-off/sign-off.ts';
import type { Agent } from './actor.ts';
import { askForVerdicts, type ToAsk } from './ask-for-verdicts.ts';
import { pictureOf, type SignOffPicture } from './picture-sign-off.ts';
import type { Stores } from './ports/stores.ts';
import { postCertificate } from './post-certificate.ts';
import { bodiesDeciding, updateSignOffCards } from './sign-off-copies.ts';
import { tellOfChange } from './tell-of-change.ts';
import { tellOfStanding } from './tell-of-standing.ts';
import { tellWhoHadDecided } from './tell-who-had-decided.ts';

type Need = Pick<Stores, 'meetings' | 'outbox'>;

/** Shows what an event has changed on every card, asks whoever decides now, and tells everybody else whom it concerns. */
export async function tellOfSignOff(need: Need, { directory, person }: Agent, { signOff, changes }: Decided, now: DateTime): Promise<void> {
  const actorId = person?.id ?? null;
  const picture = await pictureOf(need, directory, signOff, now);
  await updateSignOffCards(need.outbox, picture);
  const told = await tellWhoHadDecided(need, picture, changes, actorId);
  await askForVerdicts(need, picture, toAsk(signOff, changes), { actorId, told });
  await tellOfStanding(need, picture);
  for (const change of changes) await tellOfChange(need, picture, change, actorId);
  await postCertificate(need, picture, changes, actorId);
}

/** Asks the bodies of step one of a request that has just been sent. */
export async function tellOfRequest(need: Need, picture: SignOffPicture, actorId: string): Promise<void> {
  await askForVerdicts(need, picture, toAsk(picture.signOff, []), { actorId });
  await tellOfStanding(need, picture);
}

/** The bodies whose turn it is, with what is new about that. */
function toAsk(signOff: SignOff, changes: readonly SignOffChange[]): ToAsk[] {
  const opened = changes.flatMap((change) => (change.kind === 'step_opened' ? [change.step] : []));
  return bodiesDeciding(signOff).map((asked) => {
    const reopened = changes.find((change) => change.kind === 'body_reopened' && change.askedBodyId === asked.id);
    const again = reopened?.kind === 'body_reopened' ? reopened.because : null;
    return { asked, again: again ?? (opened.includes(asked.step) ? 'step_opened' : null) };
  });
}
