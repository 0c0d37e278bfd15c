import type { DateTime } from 'luxon';
import { holdsAt, pathwayById, personById } from '#src/domain/directory.ts';
import { holderNow } from '#src/domain/membership/posts.ts';
import { keepersOf, leadersOf } from '#src/domain/sign-off/leaders.ts';
import { outstandingConditions } from '#src/domain/sign-off/outstanding-conditions.ts';
import type { SignOff } from '#src/domain/sign-off/sign-off.ts';
import { askedBody, sentBackBy } from '#src/domain/sign-off/steps.ts';
import { dayOf } from '#src/domain/wall-clock.ts';
import type { SignOffNote } from '../../messages/sign-off-note.ts';
import type { Reminder } from '../../ports/reminders.ts';
import type { Stores } from '../../ports/stores.ts';
import type { SignOffPicture } from '../read/picture-sign-off.ts';
import { aboutSignOff } from './ask-for-verdicts.ts';
import { tellSecretariatAbout } from './tell-about-sign-off.ts';

/** Somebody for whom a request waits otherwise than for an answer: for a new version, or for a condition to be met. `since`: since when it does. */
type WaitedFor = {
  readonly personId: string;
  readonly slackUserId: string;
  readonly kind: 'version_gone' | 'condition_gone';
  readonly since: DateTime;
};

/** Whoever looks after a request that was sent back, and who is to meet a condition that is still open, where they are known in Slack. */
export function waitedForIn({ directory, signOff, now }: SignOffPicture): WaitedFor[] {
  const known = (personId: string, kind: WaitedFor['kind'], since: DateTime): WaitedFor[] => {
    const { slackUserId } = personById(directory, personId);
    return slackUserId === null ? [] : [{ personId, slackUserId, kind, since }];
  };
  const [sentBackAt] = sentBackBy(signOff).flatMap(({ outcomeAt }) => outcomeAt ?? []);
  const keepers = sentBackAt === undefined ? [] : keepersOf(directory, signOff, now).flatMap((id) => known(id, 'version_gone', sentBackAt));
  const owners = outstandingConditions(signOff, directory, now).flatMap(({ askedBodyId, condition }) => {
    if (condition === null) return [];
    const owner = holderNow(directory, condition.ownerId, now);
    return holdsAt(owner, now) ? known(owner.id, 'condition_gone', setAt(signOff, askedBodyId, condition.id)) : [];
  });
  return [...keepers, ...owners];
}

function setAt(signOff: SignOff, askedBodyId: string, conditionId: string): DateTime {
  const verdict = askedBody(signOff, askedBodyId).verdicts.find(({ conditions }) => conditions.some(({ id }) => id === conditionId));
  return verdict?.at ?? signOff.requestedAt;
}

/** Tells the secretariat, once for each sending back and each day on which conditions were set, whose account is gone. */
export async function tellOfOthersGone(
  { outbox, reminders }: Pick<Stores, 'outbox' | 'reminders'>,
  picture: SignOffPicture,
  gone: ReadonlyMap<string, boolean>,
): Promise<void> {
  const { directory, signOff, now } = picture;
  const { id: workspaceId, timezone } = directory.workspace;
  const away = waitedForIn(picture).filter(({ slackUserId }) => gone.get(slackUserId));
  const wanted = away.map(({ personId, kind, since }): Reminder => {
    return { personId, day: dayOf(since.setZone(timezone)), kind, signOffId: signOff.id, at: now };
  });
  for (const { personId, kind } of await reminders.claim(workspaceId, wanted))
    await tellSecretariatAbout(outbox, picture, noteOn(picture, personId, kind));
}

function noteOn(picture: SignOffPicture, personId: string, kind: Reminder['kind']): SignOffNote {
  const { directory, signOff, now } = picture;
  const about = { ...aboutSignOff(picture), person: personById(directory, personId).name };
  if (kind === 'condition_gone') return { ...about, about: 'owner_gone' };
  const leaders = leadersOf(directory, pathwayById(directory, signOff.pathwayId).groupId, now, (id) => id !== personId);
  return { ...about, about: 'keeper_gone', instead: leaders.map((id) => personById(directory, id).name) };
}
