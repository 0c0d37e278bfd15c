import type { DateTime } from 'luxon';
import { bodyById, personById, pathwayById, rolesIn } from '#src/domain/directory.ts';
import { whoMay } from '#src/domain/permissions.ts';
import { signOffReference } from '#src/domain/reference.ts';
import { done, type Outcome, type Refusal, refuse } from '#src/domain/refusal.ts';
import { personMay } from '#src/domain/sign-off/interests.ts';
import type { SignOff } from '#src/domain/sign-off/sign-off.ts';
import { tooLate } from '#src/domain/sign-off/timing.ts';
import { dayOf } from '#src/domain/wall-clock.ts';
import { workingCalendar, workingDaysAfter } from '#src/domain/working-calendar.ts';
import { type Actor, inChronicle } from './actor.ts';
import { owedVerdicts } from './describe-reminder.ts';
import { findSignOff, type WhichSignOff } from './find-sign-off.ts';
import { pictureOf, type SignOffPicture } from './picture-sign-off.ts';
import type { Reminder } from './ports/reminders.ts';
import type { Stores } from './ports/stores.ts';
import { owingPeople } from './sign-off-line.ts';
import { tellPerson } from './tell-person.ts';

/** Names of those who owe an answer, by what has become of the wish to remind them. */
export type ApproversReminded = {
  /** SO-12 */
  readonly reference: string;
  readonly title: string;
  readonly reminded: readonly string[];
  /** Reminded today before: of this request, or of all they owe */
  readonly before: readonly string[];
  readonly notInSlack: readonly string[];
};

type Need = Pick<Stores, 'signOffs' | 'meetings' | 'reminders' | 'outbox' | 'chronicle'>;

/** Reminds everybody who owes an answer on a request now, each once a day at most, because somebody who looks after it asks for it. */
export async function remindApprovers(need: Need, actor: Actor, which: WhichSignOff, now: DateTime): Promise<Outcome<ApproversReminded>> {
  const found = await findSignOff(need, actor, which);
  if (found.refused) return found;
  const { directory } = actor;
  const signOff = found.value;
  const denied = mayNot(need, actor, signOff, now) ?? tooLate(signOff, 'remind') ?? notToday(actor, now);
  if (denied) return refuse(denied);
  const picture = await pictureOf(need, directory, signOff, now);
  const owing = owingPeople(picture).map((personId) => personById(directory, personId));
  const reference = signOffReference(signOff);
  if (owing.length === 0) return refuse({ code: 'nobody_to_remind', reference });
  const inSlack = owing.filter(({ slackUserId }) => slackUserId !== null).map(({ id }) => id);
  const reminded = await remind(need, actor, picture, inSlack);
  const named = (ids: readonly string[]) => ids.map((id) => personById(directory, id).name);
  return done({
    reference,
    title: owingTitle(picture),
    reminded: named(reminded),
    before: named(inSlack.filter((id) => !reminded.includes(id))),
    notInSlack: owing.filter(({ slackUserId }) => slackUserId === null).map(({ name }) => name),
  });
}
