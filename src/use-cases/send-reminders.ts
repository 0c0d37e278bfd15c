import type { DateTime } from 'luxon';
import { dayOf } from '#src/domain/wall-clock.ts';
import { overdueSignOff, owedVerdicts } from './describe-reminder.ts';
import { dueToday, type Escalation, escalationsOf } from './due-reminders.ts';
import { picturesOf, type SignOffPicture } from './picture-sign-off.ts';
import type { Reminder } from './ports/reminders.ts';
import type { Stores, Transact } from './ports/stores.ts';
import { recordEscalation } from './record-escalation.ts';
import { tellPerson } from './tell-person.ts';

/**
 * Reminds everybody who owes an answer and is due to be reminded today, in one message of all they owe, and puts what is overdue before chairs and
 * the secretariat. What was sent is claimed with it, so that any number of processes, or sweeps, send one.
 */
export async function sendReminders(transact: Transact, now: DateTime): Promise<void> {
  for (const team of await transact(({ directories }) => directories.teams())) {
    await transact((stores) => remindTeam(stores, team, now));
  }
}

async function remindTeam(stores: Stores, team: string, now: DateTime): Promise<void> {
  const directory = await stores.directories.ofTeam(team);
  if (!directory) return;
  const { id: workspaceId, timezone } = directory.workspace;
  const day = dayOf(now.setZone(timezone));
  const pictures = await picturesOf(stores, directory, await stores.signOffs.open(workspaceId), now);
  const owing = await notReminded(stores, dueToday(pictures), day);
  const escalations = pictures.flatMap(escalationsOf);
  const wanted = [...owing.flatMap((personId) => claimsFor(pictures, personId, day, now)), ...escalations.map(claimFor)];
  if (wanted.length === 0) return;
  const claimed = await stores.reminders.claim(workspaceId, wanted);
  const overdue = escalations.filter((one) => claimed.some((claim) => isSame(claim, claimFor(one))));
  for (const one of overdue) recordEscalation(stores, one, now);
  const reminded = claimed.filter(isForTheDay).map(({ personId }) => personId);
  for (const personId of new Set([...reminded, ...overdue.map((one) => one.personId)])) {
    const owed = reminded.includes(personId) ? owedVerdicts(pictures, personId) : [];
    const goesOn = overdue.filter((one) => one.personId === personId).map(({ picture, asked, as }) => overdueSignOff(picture, asked, as));
    const reminder = { kind: 'sign_off_reminder', day, timezone, askedBy: null, owed, overdue: goesOn } as const;
    await tellPerson(stores.outbox, directory, personId, reminder);
  }
}

/** Who has not been reminded today already: of everything, or, because they were asked for, of each of what is due. */
async function notReminded(
  { reminders }: Pick<Stores, 'reminders'>,
  due: ReadonlyMap<string, readonly string[]>,
  day: string,
): Promise<string[]> {
  if (due.size === 0) return [];
  const known = await reminders.of([...due.keys()], day);
  return [...due].flatMap(([personId, signOffIds]) => {
    const own = known.filter((reminder) => reminder.personId === personId);
    const wasReminded = own.some(isForTheDay);
    const wasAsked = signOffIds.every((id) => own.some(({ kind, signOffId }) => kind === 'asked' && signOffId === id));
    return wasReminded || wasAsked ? [] : [personId];
  });
}

/** One claim for the day, and one for each request that is listed: of none of them is the person reminded again today. */
function claimsFor(pictures: readonly SignOffPicture[], personId: string, day: string, at: DateTime): Reminder[] {
  const listed = new Set(owedVerdicts(pictures, personId).map(({ signOffId }) => signOffId));
  return [null, ...listed].map((signOffId) => ({ personId, day, kind: 'due', signOffId, at }));
}

function claimFor({ personId, day, as, picture: { signOff, now } }: Escalation): Reminder {
  return { personId, day, kind: as, signOffId: signOff.id, at: now };
}

function isSame(a: Reminder, b: Reminder): boolean {
  return a.personId === b.personId && a.day === b.day && a.kind === b.kind && a.signOffId === b.signOffId;
}

/** The claim for all that somebody owes. */
function isForTheDay({ kind, signOffId }: Reminder): boolean {
  return kind === 'due' && signOffId === null;
}
