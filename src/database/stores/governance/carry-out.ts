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
import { addKeyed, changeKeyed, endKeyed, type KeyedTable, type Named } from './keyed-table.ts';
import { addMeetings, cancelMeetings, changeMeetings } from './meetings.ts';
import { addPathways, changePathway } from './pathways.ts';
import { addSeats, changeSeat, endSeats } from './seats.ts';
import { carryOutSuccessions } from './successions.ts';
import { bodyTable, organisationTable, pathwayTable, personTable, routeTable } from './tables.ts';
import { changeWorkspace } from './workspace.ts';
import { idOf, type Writing } from './writing.ts';

/** Carries a plan out on rows that were read: first what others refer to. Ends come before additions, so that a seat that ends makes room for the one that follows. */
export function carryOut(writing: Writing, plan: Plan): void {
  writeWorkspaceAndPeople(writing, plan);
  writeBodies(writing, plan);
  writeWork(writing, plan);
}

function writeWorkspaceAndPeople(writing: Writing, plan: Plan): void {
  for (const { before, after } of changesOf(plan, 'workspace')) changeWorkspace(writing, before, after);
  writeKeyed(writing, plan, 'organisation', organisationTable(writing));
  const people = personTable(writing);
  endKeyed(writing, people, ofKind(plan.endings, 'person'));
  addKeyed(writing, people, ofKind(plan.additions, 'person'));
  for (const { before, after } of changesOf(plan, 'person')) {
    changeKeyed(writing, people, after);
    if (isAnotherAddress(before, after)) forgetSlackId(writing, after.key);
  }
  carryOutSuccessions(writing, plan.successions);
  endSecretaries(writing, ofKind(plan.endings, 'secretary'));
  addSecretaries(writing, ofKind(plan.additions, 'secretary'));
}

/** Another address, or one in a member id's place, is another account: it is looked up anew, and until then nobody acts as that person. */
function isAnotherAddress({ fields: before }: RecordOf<'person'>, { fields: after }: RecordOf<'person'>): boolean {
  return after.slack === null && before.email !== after.email;
}

function forgetSlackId(writing: Writing, key: string): void {
  const { person } = writing.rows;
  const row = person.get(idOf(writing, 'person', key));
  keepFormerName(writing, row, { name: row.name, slackUserId: null });
  person.change(row.id, { slackUserId: null });
}

function writeBodies(writing: Writing, plan: Plan): void {
  writeKeyed(writing, plan, 'body', bodyTable(writing));
  endSeats(writing, ofKind(plan.endings, 'seat'));
  addSeats(writing, ofKind(plan.additions, 'seat'));
  for (const { before, after } of changesOf(plan, 'seat')) changeSeat(writing, before, after);
  endRelations(writing, ofKind(plan.endings, 'relation'));
  addRelations(writing, ofKind(plan.additions, 'relation'));
  for (const { after } of changesOf(plan, 'relation')) changeRelation(writing, after);
}

function writeWork(writing: Writing, plan: Plan): void {
  const pathways = pathwayTable(writing);
  endKeyed(writing, pathways, ofKind(plan.endings, 'pathway'));
  addPathways(writing, pathways, ofKind(plan.additions, 'pathway'));
  for (const { after } of changesOf(plan, 'pathway')) changePathway(writing, pathways, after);
  writeKeyed(writing, plan, 'route', routeTable(writing));
  endClocks(writing, ofKind(plan.endings, 'clock'));
  addClocks(writing, ofKind(plan.additions, 'clock'));
  for (const { after } of changesOf(plan, 'clock')) changeClock(writing, after);
  cancelMeetings(writing, ofKind(plan.endings, 'meeting'));
  addMeetings(writing, ofKind(plan.additions, 'meeting'));
  changeMeetings(
    writing,
    changesOf(plan, 'meeting').map(({ after }) => after),
  );
}

function writeKeyed<K extends 'organisation' | 'body' | 'route', Row extends Named>(
  writing: Writing,
  plan: Plan,
  kind: K,
  table: KeyedTable<RecordOf<K>, Row>,
): void {
  endKeyed(writing, table, ofKind(plan.endings, kind));
  addKeyed(writing, table, ofKind(plan.additions, kind));
  for (const { after } of changesOf(plan, kind)) changeKeyed(writing, table, after);
}

function changesOf<K extends RecordKind>({ changes }: Plan, kind: K): { before: RecordOf<K>; after: RecordOf<K> }[] {
  return changes.flatMap(({ before, after }) => (isKind(before, kind) && isKind(after, kind) ? [{ before, after }] : []));
}

function isKind<K extends RecordKind>(record: GovernanceRecord, kind: K): record is RecordOf<K> {
  return record.kind === kind;
}
