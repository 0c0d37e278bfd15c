import type { DateTime } from 'luxon';
import type { Decided } from '#src/domain/sign-off/decide.ts';
import type { AskedBody, SignOff, SignOffChange } from '#src/domain/sign-off/sign-off.ts';
import { askedBody, bodiesOfStep, stepIsOpen, stepNumbers } from '#src/domain/sign-off/steps.ts';
import type { Agent } from './actor.ts';
import { askForVerdicts, type ToAsk } from './ask-for-verdicts.ts';
import { pictureOf, type SignOffPicture } from './picture-sign-off.ts';
import type { Stores } from './ports/stores.ts';
import { postCertificate } from './post-certificate.ts';
import { updateSignOffCards } from './sign-off-copies.ts';
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
  const first = bodiesOfStep(picture.signOff, stepNumbers(picture.signOff)[0] ?? 1);
  await askForVerdicts(
    need,
    picture,
    first.map((asked) => ({ asked, again: 'step_opened' })),
    { actorId },
  );
  await tellOfStanding(need, picture);
}

/** The bodies whose step has opened, or that are open again. */
function toAsk(signOff: SignOff, changes: readonly SignOffChange[]): ToAsk[] {
  if (signOff.outcome !== null) return [];
  const reopened = changes.flatMap((change) =>
    change.kind === 'body_reopened' ? [{ asked: askedBody(signOff, change.askedBodyId), again: change.because }] : [],
  );
  const opened = changes.flatMap((change) => (change.kind === 'step_opened' ? bodiesOfStep(signOff, change.step) : []));
  const others = opened.filter(({ id }) => !reopened.some(({ asked }) => asked.id === id));
  return [...reopened, ...others.map((asked) => ({ asked, again: 'step_opened' as const }))].filter(({ asked }) => isAsked(signOff, asked));
}

function isAsked(signOff: SignOff, { step, outcome }: AskedBody): boolean {
  return outcome === null && stepIsOpen(signOff, step);
}
