import type { DateTime } from 'luxon';
import type { Directory } from '#src/domain/directory.ts';
import { dayOf } from '#src/domain/wall-clock.ts';
import { type Attempts, inAttempts } from '../../attempts.ts';
import { tellPerson } from '../../messages/tell-person.ts';
import type { Reminder } from '../../ports/reminders.ts';
import type { Stores, Transact } from '../../ports/stores.ts';
import { unhurried } from '../../unhurried.ts';
import { drawing, type SignOffPicture } from '../read/picture-sign-off.ts';
import { overdueSignOff, owedVerdicts, owingPeople, unscheduledSignOff } from './describe-reminder.ts';
import { dueToday, type Escalation, escalationsOf, type Unscheduled, unscheduledOf } from './own/due-reminders.ts';
import { recordEscalation, recordUnscheduled } from './own/record-escalation.ts';

/**
 * Reminds everybody who owes an answer and is due to be reminded today, in one message of all they owe, and puts what is overdue before chairs and
 * the secretariat, and what has no deadline before who asked and the secretariat. What was sent is claimed with it, so that any number of processes, or sweeps, send one. A workspace or request that fails does not
 * keep the others from theirs.
 */
export async function sendReminders(transact: Transact, now: DateTime): Promise<void> {
  await inAttempts(async ({ attempt }) => {
    for (const team of await transact(({ directories }) => directories.teams())) {
      await attempt(`Reminders of workspace ${team} were not sent`, () => transact((stores) => remindTeam(stores, team, now, { attempt })));
    }
  });
}

async function remindTeam(stores: Stores, team: string, now: DateTime, attempts: Attempts): Promise<void> {
  const directory = await stores.directories.ofTeam(team);
  if (!directory) return;
  const { id: workspaceId, timezone } = directory.workspace;
  const day = dayOf(now.setZone(timezone));
  const cases = await casesOf(stores, directory, now, attempts);
  const owedTo = await picturesByPerson(cases);
  const due = await notReminded(stores, together(cases), day);
  const escalations = cases.flatMap((one) => one.escalations);
  const withoutDeadline = cases.flatMap((one) => one.unscheduled);
  const wanted = [
    ...(await unhurried(due, (personId) => claimsFor(owedTo(personId), personId, day, now))).flat(),
    ...escalations.map(claimFor),
    ...withoutDeadline.map(claimForUnscheduled),
  ];
  if (wanted.length === 0) return;
  const claimed = await stores.reminders.claim(workspaceId, wanted);
  const known = new Set(claimed.map(keyOf));
  const overdue = escalations.filter((one) => known.has(keyOf(claimFor(one))));
  const unwatched = withoutDeadline.filter((one) => known.has(keyOf(claimForUnscheduled(one))));
  for (const one of overdue) recordEscalation(stores, one, now);
  for (const one of unwatched) recordUnscheduled(stores, one, now);
  const claims = Map.groupBy(claimed, ({ personId }) => personId);
  const goingOn = Map.groupBy(overdue, ({ personId }) => personId);
  const unseen = Map.groupBy(unwatched, ({ personId }) => personId);
  const reminded = new Set(claimed.filter(isForTheDay).map(({ personId }) => personId));
  for (const personId of new Set([...reminded, ...[...overdue, ...unwatched].map((one) => one.personId)])) {
    const own = claims.get(personId) ?? [];
    const listed = new Set(own.filter(({ kind }) => kind === 'owed').map(({ signOffId }) => signOffId));
    const owed = reminded.has(personId) ? owedVerdicts(owedTo(personId), personId).filter(({ signOffId }) => listed.has(signOffId)) : [];
    const goesOn = (goingOn.get(personId) ?? []).map(({ picture, asked, as }) => overdueSignOff(picture, asked, as));
    const unscheduled = (unseen.get(personId) ?? []).map(({ picture, as }) => unscheduledSignOff(picture, as));
    if (owed.length + goesOn.length + unscheduled.length === 0) continue;
    const reminder = { kind: 'sign_off_reminder', day, timezone, askedBy: null, owed, overdue: goesOn, unscheduled } as const;
    await tellPerson(stores.outbox, directory, personId, reminder);
  }
}

/** What is due of a request, as `dueToday` has it, and what goes on. */
type Case = {
  readonly picture: SignOffPicture;
  readonly due: ReadonlyMap<string, readonly string[]>;
  readonly escalations: readonly Escalation[];
  readonly unscheduled: readonly Unscheduled[];
};

/** Of the open requests, less those of which it cannot be told. */
async function casesOf(
  need: Pick<Stores, 'signOffs' | 'meetings'>,
  directory: Directory,
  now: DateTime,
  { attempt }: Attempts,
): Promise<Case[]> {
  const open = await need.signOffs.open(directory.workspace.id);
  const draw = await drawing(need, directory, open, now);
  const cases = await unhurried(open, (signOff) =>
    attempt(`Of SO-${signOff.number} of workspace ${directory.workspace.team} nobody was reminded`, () => {
      const picture = draw(signOff);
      return { picture, due: dueToday([picture]), escalations: escalationsOf(picture), unscheduled: unscheduledOf(picture) };
    }),
  );
  return cases.filter((one) => one !== null);
}

/** Those on which each person owes an answer, in their order: of all who are reminded each looks through their own alone. */
async function picturesByPerson(cases: readonly Case[]): Promise<(personId: string) => readonly SignOffPicture[]> {
  const owing = await unhurried(cases, ({ picture }) => owingPeople(picture).map((personId) => ({ personId, picture })));
  const byPerson = Map.groupBy(owing.flat(), ({ personId }) => personId);
  return (personId) => (byPerson.get(personId) ?? []).map(({ picture }) => picture);
}

function together(cases: readonly Case[]): ReadonlyMap<string, readonly string[]> {
  const byPerson = Map.groupBy(
    cases.flatMap(({ due }) => [...due]),
    ([personId]) => personId,
  );
  return new Map([...byPerson].map(([personId, all]) => [personId, all.flatMap(([, signOffIds]) => signOffIds)]));
}

/** Those who have not had the day's message, and of something that is due have not been reminded for the requester either. */
async function notReminded(
  { reminders }: Pick<Stores, 'reminders'>,
  due: ReadonlyMap<string, readonly string[]>,
  day: string,
): Promise<string[]> {
  if (due.size === 0) return [];
  const known = Map.groupBy(
    (await reminders.of([...due.keys()], day)).filter(({ kind }) => kind === 'owed'),
    ({ personId }) => personId,
  );
  return [...due].flatMap(([personId, signOffIds]) => {
    const own = known.get(personId) ?? [];
    const wasReminded = own.some(isForTheDay);
    const wasAsked = signOffIds.every((id) => own.some(({ signOffId }) => signOffId === id));
    return wasReminded || wasAsked ? [] : [personId];
  });
}

/** One claim for the day's message, and one for each request that can stand in it: what was asked for today already is not claimed again. */
function claimsFor(pictures: readonly SignOffPicture[], personId: string, day: string, at: DateTime): Reminder[] {
  const owed = new Set(owedVerdicts(pictures, personId).map(({ signOffId }) => signOffId));
  return [null, ...owed].map((signOffId) => ({ personId, day, kind: 'owed', signOffId, at }));
}

function claimFor({ personId, day, as, picture: { signOff, now } }: Escalation): Reminder {
  return { personId, day, kind: as, signOffId: signOff.id, at: now };
}

function claimForUnscheduled({ personId, day, picture: { signOff, now } }: Unscheduled): Reminder {
  return { personId, day, kind: 'unscheduled', signOffId: signOff.id, at: now };
}

function keyOf({ personId, day, kind, signOffId }: Reminder): string {
  return JSON.stringify([personId, day, kind, signOffId]);
}

/** The claim for the one message of what fell due that day. */
function isForTheDay({ kind, signOffId }: Reminder): boolean {
  return kind === 'owed' && signOffId === null;
}
