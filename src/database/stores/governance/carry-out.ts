import type { Plan } from '#src/domain/governance/plan.ts';
import { type GovernanceRecord, ofKind, type RecordKind, type RecordOf } from '#src/domain/governance/records.ts';
import {
  addClocks,
  addRelations,
  addSecretaries,
  changeClock,
  changeRelation,
  endClocks,
  endRelations,
  endSecretaries,
} from './dated-rows.ts';
import { keepFormerName } from './former-names.ts';
import { addKeyed, changeKeyed, endKeyed } from './keyed-table.ts';
import { addMeetings, cancelMeetings, changeMeeting } from './meetings.ts';
import { addPathways, changePathway } from './pathways.ts';
import { addSeats, changeSeat, endSeats } from './seats.ts';
import { carryOutSuccessions } from './successions.ts';
import { bodyTable, organisationTable, pathwayTable, personTable, routeTable } from './tables.ts';
import { changeWorkspace } from './workspace.ts';
import { idOf, type Writing } from './writing.ts';

/** Writes a plan: first what others refer to. Ends come before additions, so that a seat that ends makes room for the one that follows. */
export async function carryOut(writing: Writing, plan: Plan): Promise<void> {
  await writeWorkspaceAndPeople(writing, plan);
  await writeBodies(writing, plan);
  await writeWork(writing, plan);
}

async function writeWorkspaceAndPeople(writing: Writing, plan: Plan): Promise<void> {
  for (const { before, after } of changesOf(plan, 'workspace')) await changeWorkspace(writing, before, after);
  const organisations = organisationTable(writing);
  await endKeyed(writing, organisations, ofKind(plan.endings, 'organisation'));
  await addKeyed(writing, organisations, ofKind(plan.additions, 'organisation'));
  for (const { after } of changesOf(plan, 'organisation')) await changeKeyed(writing, organisations, after);
  const people = personTable(writing);
  await endKeyed(writing, people, ofKind(plan.endings, 'person'));
  await addKeyed(writing, people, ofKind(plan.additions, 'person'));
  for (const { before, after } of changesOf(plan, 'person')) {
    await changeKeyed(writing, people, after);
    if (isAnotherAddress(before, after)) await forgetSlackId(writing, after.key);
  }
  await carryOutSuccessions(writing, plan.successions);
  await endSecretaries(writing, ofKind(plan.endings, 'secretary'));
  await addSecretaries(writing, ofKind(plan.additions, 'secretary'));
}

/** Another address, or one in a member id's place, is another account: it is looked up anew, and until then nobody acts as that person. */
function isAnotherAddress({ fields: before }: RecordOf<'person'>, { fields: after }: RecordOf<'person'>): boolean {
  return after.slack === null && before.email !== after.email;
}

async function forgetSlackId(writing: Writing, key: string): Promise<void> {
  const person = await writing.tx.person.findUniqueOrThrow({ where: { id: idOf(writing, 'person', key) } });
  await keepFormerName(writing, person, { name: person.name, slackUserId: null });
  await writing.tx.person.update({ where: { id: person.id }, data: { slackUserId: null } });
}

async function writeBodies(writing: Writing, plan: Plan): Promise<void> {
  const bodies = bodyTable(writing);
  await endKeyed(writing, bodies, ofKind(plan.endings, 'body'));
  await addKeyed(writing, bodies, ofKind(plan.additions, 'body'));
  for (const { after } of changesOf(plan, 'body')) await changeKeyed(writing, bodies, after);
  await endSeats(writing, ofKind(plan.endings, 'seat'));
  await addSeats(writing, ofKind(plan.additions, 'seat'));
  for (const { before, after } of changesOf(plan, 'seat')) await changeSeat(writing, before, after);
  await endRelations(writing, ofKind(plan.endings, 'relation'));
  await addRelations(writing, ofKind(plan.additions, 'relation'));
  for (const { after } of changesOf(plan, 'relation')) await changeRelation(writing, after);
}

async function writeWork(writing: Writing, plan: Plan): Promise<void> {
  const pathways = pathwayTable(writing, await idsByKey(writing.tx.pathway.findMany({ where: { workspaceId: writing.workspaceId } })));
  await endKeyed(writing, pathways, ofKind(plan.endings, 'pathway'));
  await addPathways(writing, pathways, ofKind(plan.additions, 'pathway'));
  for (const { after } of changesOf(plan, 'pathway')) await changePathway(writing, pathways, after);
  const routes = routeTable(writing, await idsByKey(writing.tx.route.findMany({ where: { workspaceId: writing.workspaceId } })));
  await endKeyed(writing, routes, ofKind(plan.endings, 'route'));
  await addKeyed(writing, routes, ofKind(plan.additions, 'route'));
  for (const { after } of changesOf(plan, 'route')) await changeKeyed(writing, routes, after);
  await endClocks(writing, ofKind(plan.endings, 'clock'));
  await addClocks(writing, ofKind(plan.additions, 'clock'));
  for (const { after } of changesOf(plan, 'clock')) await changeClock(writing, after);
  await cancelMeetings(writing, ofKind(plan.endings, 'meeting'));
  await addMeetings(writing, ofKind(plan.additions, 'meeting'));
  for (const { after } of changesOf(plan, 'meeting')) await changeMeeting(writing, after);
}

function changesOf<K extends RecordKind>({ changes }: Plan, kind: K): { before: RecordOf<K>; after: RecordOf<K> }[] {
  return changes.flatMap(({ before, after }) => (isKind(before, kind) && isKind(after, kind) ? [{ before, after }] : []));
}

function isKind<K extends RecordKind>(record: GovernanceRecord, kind: K): record is RecordOf<K> {
  return record.kind === kind;
}

async function idsByKey(rows: Promise<{ id: string; key: string }[]>): Promise<Map<string, string>> {
  return new Map((await rows).map(({ id, key }) => [key, id]));
}
