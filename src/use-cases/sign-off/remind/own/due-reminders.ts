import { DateTime } from 'luxon';
import { bodyById, type Directory, personById, secretariat, zoneOf } from '#src/domain/directory.ts';
import { mayReadContent } from '#src/domain/membership/interests.ts';
import { keepersOf } from '#src/domain/sign-off/leaders.ts';
import { escalationsDue, remindersDue } from '#src/domain/sign-off/reminders.ts';
import type { AskedBody } from '#src/domain/sign-off/sign-off.ts';
import { askedBody } from '#src/domain/sign-off/steps.ts';
import { unscheduledDay } from '#src/domain/sign-off/unscheduled.ts';
import { dayOf } from '#src/domain/wall-clock.ts';
import type { OverdueSignOff, UnscheduledSignOff } from '../../../messages/reminder.ts';
import type { SignOffPicture } from '../../read/picture-sign-off.ts';
import { unansweredIn } from '../describe-reminder.ts';

/** Something overdue that goes on to somebody, for a day that may have been missed. */
export type Escalation = {
  readonly picture: SignOffPicture;
  readonly asked: AskedBody;
  readonly personId: string;
  readonly as: OverdueSignOff['as'];
  readonly day: string;
};

/** A request that nobody is reminded of, which is put before somebody, for a day that may have been missed. */
export type Unscheduled = {
  readonly picture: SignOffPicture;
  readonly personId: string;
  readonly as: UnscheduledSignOff['as'];
  readonly day: string;
};

/** What the rules of reminders are asked about. */
export function caseOf({ directory, signOff, deadline, now }: SignOffPicture) {
  return { directory, signOff, deadline: deadline && { at: DateTime.fromISO(deadline.at, { zone: 'utc' }) }, now };
}

/** Ids of the requests of which somebody is to be reminded today, by who it is. What was missed on an earlier day is left at that. */
export function dueToday(pictures: readonly SignOffPicture[]): ReadonlyMap<string, readonly string[]> {
  const due = pictures.flatMap((picture) =>
    remindersDue(caseOf(picture))
      .filter(({ askedBodyId, personId, day }) => day === todayAt(picture, askedBodyId) && isInSlack(picture.directory, personId))
      .map(({ personId }) => ({ personId, signOffId: picture.signOff.id })),
  );
  const byPerson = Map.groupBy(due, ({ personId }) => personId);
  return new Map([...byPerson].map(([personId, all]) => [personId, [...new Set(all.map(({ signOffId }) => signOffId))]]));
}

/** What is overdue, and before whom it has to be put. A chair who alone owes the answer is reminded of it anyway. */
export function escalationsOf(picture: SignOffPicture): Escalation[] {
  const { directory, signOff, now } = picture;
  return escalationsDue(caseOf(picture)).flatMap(({ askedBodyId, to, personIds, day }) => {
    const asked = askedBody(signOff, askedBodyId);
    const owing = unansweredIn(picture, asked).map(({ personId }) => personId);
    const people = to === 'chair' ? personIds : secretariat(directory, now);
    return people
      .filter((personId) => isInSlack(directory, personId) && mayReadContent(directory, signOff, personId, now))
      .filter((personId) => !(owing.length === 1 && owing.includes(personId)))
      .map((personId) => ({ picture, asked, personId, as: to, day }));
  });
}

/** That nobody is reminded of a request is put before who asked, then before the secretariat; who is both is told once. */
export function unscheduledOf(picture: SignOffPicture): Unscheduled[] {
  const { directory, signOff, now } = picture;
  const day = unscheduledDay(caseOf(picture));
  if (day === null) return [];
  const keepers = keepersOf(directory, signOff, now);
  const others = secretariat(directory, now).filter((personId) => !keepers.includes(personId));
  const people = [
    ...keepers.map((personId) => ({ personId, as: 'requester' as const })),
    ...others.map((personId) => ({ personId, as: 'secretariat' as const })),
  ];
  return people
    .filter(({ personId }) => isInSlack(directory, personId) && mayReadContent(directory, signOff, personId, now))
    .map((one) => ({ picture, day, ...one }));
}

function todayAt({ directory, signOff, now }: SignOffPicture, askedBodyId: string): string {
  return dayOf(now.setZone(zoneOf(directory, bodyById(directory, askedBody(signOff, askedBodyId).bodyId))));
}

/** Who has not been found there is not reminded, nor taken to have been. */
function isInSlack(directory: Directory, personId: string): boolean {
  return personById(directory, personId).slackUserId !== null;
}
