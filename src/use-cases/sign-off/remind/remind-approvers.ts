import type { DateTime } from 'luxon';
import type { ChronicleEvent } from '#src/domain/chronicle.ts';
import { type Body, bodyById, type Person, pathwayById, personById } from '#src/domain/directory.ts';
import { titleFor } from '#src/domain/privacy.ts';
import { signOffReference } from '#src/domain/reference.ts';
import { done, type Outcome, type Refusal, refuse } from '#src/domain/refusal.ts';
import { mayNot } from '#src/domain/sign-off/amend.ts';
import type { SignOff } from '#src/domain/sign-off/sign-off.ts';
import { sentBackBy } from '#src/domain/sign-off/steps.ts';
import { tooLate } from '#src/domain/sign-off/timing.ts';
import { dayOf } from '#src/domain/wall-clock.ts';
import { workingCalendar, workingDaysAfter } from '#src/domain/working-calendar.ts';
import { type Actor, inChronicle } from '../../actor.ts';
import { tellPerson } from '../../messages/tell-person.ts';
import type { Reminder } from '../../ports/reminders.ts';
import type { Stores } from '../../ports/stores.ts';
import { findSignOff, type WhichSignOff } from '../read/find-sign-off.ts';
import { pictureOf, type SignOffPicture } from '../read/picture-sign-off.ts';
import { owedVerdicts, owingPeople } from './describe-reminder.ts';

/** Names of those who owe an answer, by what has become of the wish to remind them. */
export type ApproversReminded = {
  /** SO-12 */
  readonly reference: string;
  readonly title: string;
  readonly reminded: readonly string[];
  /** Reminded of it today before, whoever wanted it */
  readonly before: readonly string[];
  readonly notInSlack: readonly string[];
};

type Need = Pick<Stores, 'signOffs' | 'meetings' | 'reminders' | 'outbox' | 'chronicle'>;

/** Reminds everybody who owes an answer on a request now, each once a day at most, because somebody who looks after it asks for it. */
export async function remindApprovers(need: Need, actor: Actor, which: WhichSignOff, now: DateTime): Promise<Outcome<ApproversReminded>> {
  const found = await findSignOff(need, actor, which);
  if (found.refused) return found;
  const signOff = found.value;
  const denied = tooLate(signOff, 'remind') ?? denial(need, actor, signOff, now) ?? sentBack(actor, signOff) ?? notToday(actor, now);
  if (denied) return refuse(denied);
  const { directory } = actor;
  const picture = await pictureOf(need, directory, signOff, now);
  const owing = owingPeople(picture).map((personId) => personById(directory, personId));
  if (owing.length === 0) return refuse({ code: 'nobody_to_remind', reference: signOffReference(signOff) });
  const inSlack = owing.filter(({ slackUserId }) => slackUserId !== null);
  const reminded = await remind(need, actor, picture, inSlack);
  return done({
    reference: signOffReference(signOff),
    title: titleFor(directory, signOff, actor.person.id, now),
    reminded: namesOf(reminded),
    before: namesOf(inSlack.filter((person) => !reminded.includes(person))),
    notInSlack: namesOf(owing.filter((person) => !inSlack.includes(person))),
  });
}

/** Those of them who were not reminded of it today already, each with a message. */
async function remind(need: Need, actor: Actor, picture: SignOffPicture, people: readonly Person[]): Promise<readonly Person[]> {
  const { directory, signOff, now } = picture;
  const { id: workspaceId, timezone } = directory.workspace;
  const day = dayOf(now.setZone(timezone));
  const ids = people.map(({ id }) => id);
  const wanted = ids.map((personId): Reminder => ({ personId, day, kind: 'owed', signOffId: signOff.id, at: now }));
  const claimed = await need.reminders.claim(workspaceId, wanted);
  const reminded = people.filter(({ id }) => claimed.some(({ personId }) => personId === id));
  for (const { id } of reminded) {
    const owed = owedVerdicts([picture], id);
    await tellPerson(need.outbox, directory, id, {
      kind: 'sign_off_reminder',
      day,
      timezone,
      askedBy: actor.person.name,
      owed,
      overdue: [],
    });
  }
  const details = { people: reminded.map(({ key }) => key) };
  if (reminded.length > 0) record(need, actor, signOff, { action: 'approvers reminded', details }, now);
  return reminded;
}

function denial(need: Need, actor: Actor, signOff: SignOff, now: DateTime): Refusal | null {
  const refusal = mayNot({ signOff, directory: actor.directory, now }, 'remind', actor.person.id);
  if (refusal) record(need, actor, signOff, { action: 'reminder refused', details: { because: refusal.code } }, now);
  return refusal;
}

function sentBack({ directory }: Actor, signOff: SignOff): Refusal | null {
  const by = sentBackBy(signOff).map(({ bodyId }) => bodyById(directory, bodyId).name);
  return by.length === 0 ? null : { code: 'sent_back', reference: signOffReference(signOff), by };
}

function notToday({ directory: { workspace } }: Actor, now: DateTime): Refusal | null {
  const calendar = workingCalendar(workspace);
  const today = dayOf(now.setZone(workspace.timezone));
  return calendar.isWorkingDay(today) ? null : { code: 'no_working_day', next: workingDaysAfter(calendar, today, 1) };
}

function groupOf({ directory }: Actor, { pathwayId }: SignOff): Body {
  return bodyById(directory, pathwayById(directory, pathwayId).groupId);
}

function record(need: Need, actor: Actor, signOff: SignOff, what: Pick<ChronicleEvent, 'action' | 'details'>, at: DateTime): void {
  const by = inChronicle(actor, groupOf(actor, signOff), at);
  need.chronicle.record(actor.directory.workspace.id, { at, ...by, subject: signOffReference(signOff), ...what });
}

function namesOf(people: readonly Person[]): string[] {
  return people.map(({ name }) => name);
}
