import { DateTime } from 'luxon';
import { v7 as uuid } from 'uuid';
import { bodyById, type Directory, heldSeats, personBySlackId } from '#src/domain/directory.ts';
import { contentHash } from '#src/domain/sign-off/content-hash.ts';
import type { SignOff, SignOffChange, Verdict } from '#src/domain/sign-off/sign-off.ts';
import { statuses } from '#src/domain/status.ts';
import type { Stores, Transact } from '#src/use-cases/ports/stores.ts';
import { draftSignOff } from '#src/use-cases/sign-off/request/own/draft-sign-off.ts';
import { team } from '../governance.ts';
import { approver, areaOf, director, leadOf, pathways, routeKey, routesOfEach } from './workspace.ts';

const atOnce = 25;

/** A report on each pathway, so that a digest has something to tell. */
export async function fillReports(transact: Transact): Promise<void> {
  await transact(async (stores) => {
    const directory = await directoryOf(stores);
    for (let pathway = 0; pathway < pathways; pathway += 1) {
      const { pathwayId, person } = ownOf(directory, pathway);
      await stores.entries.add(directory.workspace.id, {
        id: uuid(),
        pathwayId,
        authorId: person.id,
        status: statuses[pathway % statuses.length] ?? 'amber',
        statusGiven: true,
        done: 'Memory clinic referral form agreed; audit slips to May.',
        next: 'First clinic in Thanet',
        pathToGreen: 'Locum from 1 May',
        ask: null,
        at: DateTime.utc().minus({ hours: 1 }),
      });
    }
  });
}

/**
 * Open requests as their use cases would have written them, without their cards and links of the record: from SO-`from` up to SO-`until`. Of every other
 * the leadership group has approved; of the rest three have answered. One in ten is overdue.
 */
export async function fillRequests(transact: Transact, from: number, until: number): Promise<void> {
  for (let first = from; first <= until; first += atOnce) {
    await transact(async (stores) => {
      const directory = await directoryOf(stores);
      for (let number = first; number < first + atOnce && number <= until; number += 1) await fillRequest(stores, directory, number);
    });
  }
}

async function fillRequest({ signOffs }: Stores, directory: Directory, number: number): Promise<void> {
  const pathwayNumber = number % pathways;
  const { pathway, person } = ownOf(directory, pathwayNumber);
  const key = routeKey(areaOf(pathwayNumber), Math.floor(number / pathways) % routesOfEach);
  const route = directory.routes.find((one) => one.key === key);
  if (!route) throw new Error(`There is no route ${key}`);
  const at = DateTime.utc();
  const deadlineSet = number % 10 === 0 ? { at: at.minus({ days: 1 }), reason: 'The grant ends' } : null;
  const about = { pathway, route, meetingId: null, deadlineSet, privateReason: null, publicTitle: null, privateNote: null };
  const draft = draftSignOff({ directory, person }, about, at);
  if (draft.refused) throw new Error(draft.refusal.code);
  const given = { title: `Redesign ${number} of the pathway`, links: ['https://example.org/plan'] };
  const nothing = { ask: null, files: [], note: null, sections: [], reason: null, contested: null };
  const version = { ...nothing, ...given, id: uuid(), number: 1, hash: contentHash(given), at, byId: person.id, change: 'first' as const };
  const signOff: SignOff = { ...draft.value, number, versions: [version] };
  await signOffs.nextNumber(directory.workspace.id);
  await signOffs.add(directory.workspace.id, signOff);
  await signOffs.save(signOff.id, answersTo(directory, signOff, number % 2 === 0, at), at);
}

function answersTo(directory: Directory, signOff: SignOff, approved: boolean, at: DateTime): SignOffChange[] {
  const [asked] = signOff.bodies;
  const [version] = signOff.versions;
  if (!asked || !version) throw new Error('A request asks a body to approve a version');
  // Those whose lists are measured have not answered.
  const own = heldSeats(directory, bodyById(directory, asked.bodyId).id, at)
    .filter(({ person }) => person.slackUserId !== director && person.slackUserId !== approver)
    .map(({ person }) => person.id);
  const verdict = (personId: string): Verdict => ({
    id: uuid(),
    personId,
    forIds: [personId],
    versionId: version.id,
    round: 1,
    kind: 'approve',
    reason: null,
    conditions: [],
    role: 'approver',
    afterOutcome: false,
    recorded: null,
    contested: null,
    at,
  });
  const given = own.slice(0, approved ? 5 : 3).map(
    (personId): SignOffChange => ({
      kind: 'verdict_recorded',
      askedBodyId: asked.id,
      verdict: verdict(personId),
    }),
  );
  if (!approved) return given;
  return [...given, { kind: 'body_decided', askedBodyId: asked.id, outcome: 'approved', closedAt: null, chairsAction: null }];
}

function ownOf(directory: Directory, number: number) {
  const pathway = directory.pathways.find(({ key }) => key === `pathway-${number}`);
  const person = personBySlackId(directory, leadOf(number), DateTime.utc());
  if (!pathway || !person) throw new Error(`There is no pathway ${number}`);
  return { pathway, pathwayId: pathway.id, person };
}

async function directoryOf({ directories }: Stores): Promise<Directory> {
  const directory = await directories.ofTeam(team);
  if (!directory) throw new Error('No governance file was applied');
  return directory;
}
