import type { DateTime } from 'luxon';
import type { Decided } from '#src/domain/sign-off/decide.ts';
import type { SignOff, SignOffChange } from '#src/domain/sign-off/sign-off.ts';
import { bodiesDeciding } from '#src/domain/sign-off/steps.ts';
import type { Agent } from '../../actor.ts';
import type { DecidesAgain } from '../../messages/sign-off-note.ts';
import type { Stores } from '../../ports/stores.ts';
import { pictureOf, type SignOffPicture } from '../read/picture-sign-off.ts';
import { copiesOfSignOff, updateSignOffCards } from '../read/sign-off-copies.ts';
import { askForVerdicts, type ToAsk } from './ask-for-verdicts.ts';
import { tellOfChange } from './own/tell-of-change.ts';
import { tellOfEndedSeats } from './own/tell-of-ended-seats.ts';
import { tellOfLapses } from './own/tell-of-lapses.ts';
import { tellOfMinorVersion } from './own/tell-of-minor-version.ts';
import { tellOfStanding } from './own/tell-of-standing.ts';
import { tellWhoHadDecided } from './own/tell-who-had-decided.ts';
import { tellWhoOwesNow } from './own/tell-who-owes-now.ts';
import { postCertificate } from './post-certificate.ts';

type Need = Pick<Stores, 'meetings' | 'outbox'>;

/** Shows what an event has changed on every card, asks whoever decides now, and tells everybody else whom it concerns. */
export async function tellOfSignOff(need: Need, { directory, person }: Agent, { signOff, changes }: Decided, now: DateTime): Promise<void> {
  const actorId = person?.id ?? null;
  const picture = await pictureOf(need, directory, signOff, now);
  const before = await copiesOfSignOff(need.outbox, picture);
  await updateSignOffCards(need.outbox, picture);
  const told = await tellWhoHadDecided(need, picture, changes, actorId);
  await tellOfMinorVersion(need, picture, changes, { actorId, told });
  const bodies = toAsk(signOff, changes);
  await askForVerdicts(need, picture, bodies, { actorId, told });
  await tellWhoOwesNow(need, picture, bodies, before, actorId);
  await tellOfStanding(need, picture);
  await tellOfLapses(need, picture, changes);
  await tellOfEndedSeats(need, picture, changes);
  for (const change of changes) await tellOfChange(need, picture, change, actorId);
  await postCertificate(need, picture, changes, actorId);
}

/** Asks the bodies of step one of a request that has just been sent. */
export async function tellOfRequest(need: Need, picture: SignOffPicture, actorId: string): Promise<void> {
  await askForVerdicts(need, picture, toAsk(picture.signOff, []), { actorId });
  await tellOfStanding(need, picture);
}

/** A body that somebody decides for once more, and why. */
function decidesAgain(change: SignOffChange): { readonly askedBodyId: string; readonly because: DecidesAgain } | null {
  if (change.kind === 'body_reopened') return change;
  return change.kind === 'verdict_replied' ? { askedBodyId: change.askedBodyId, because: 'new_version' } : null;
}

/** The bodies whose turn it is, with what is new about that. */
function toAsk(signOff: SignOff, changes: readonly SignOffChange[]): ToAsk[] {
  const opened = changes.flatMap((change) => (change.kind === 'step_opened' ? [change.step] : []));
  const started = changes.flatMap((change) => decidesAgain(change) ?? []);
  // A body that had not decided when the request ended in changes is asked again with those that had.
  const withOthers = changes.some(({ kind }) => kind === 'reopened') ? started.at(0) : undefined;
  return bodiesDeciding(signOff).map((asked) => {
    const again = (started.find(({ askedBodyId }) => askedBodyId === asked.id) ?? withOthers)?.because;
    return { asked, again: again ?? (opened.includes(asked.step) ? 'step_opened' : null) };
  });
}
