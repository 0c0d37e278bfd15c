import { isStartOfDay, sinceInstant } from '#src/domain/governance/dates.ts';
import type { RecordOf } from '#src/domain/governance/records.ts';
import { instant } from '../instants.ts';
import { keepFormerName } from './former-names.ts';
import type { Table } from './table.ts';
import type { Writing } from './writing.ts';

type Workspace = RecordOf<'workspace'>;

export function workspaceRow({ fields }: Workspace) {
  const { timezone, holidays, extra_holidays: extraHolidays, working: workingDates } = fields;
  return { timezone, holidays, extraHolidays, workingDates };
}

export function changeWorkspace(writing: Writing, before: Workspace, after: Workspace): void {
  const { rows, workspaceId } = writing;
  rows.workspace.change(workspaceId, workspaceRow(after));
  const [from, to] = [before.fields.timezone, after.fields.timezone];
  if (from === to) return;
  keepFormerName(writing, { id: workspaceId, name: from }, { name: to });
  const { organisation, person, body, relation, pathway, route, seat, membership } = rows;
  const moved: readonly Table<Dated>[] = [organisation, person, body, relation, pathway, route, seat, membership];
  for (const table of moved) moveMidnights(table, from, to);
}

type Dated = { readonly id: string; readonly since: Date; readonly until: Date | null };

/** Days named in the file begin at midnight in the workspace's zone: where that changes, they begin at midnight in the new one. */
function moveMidnights(table: Table<Dated>, from: string, to: string): void {
  const move = (date: Date): Date => {
    const at = instant(date);
    return isStartOfDay(at, from) ? sinceInstant(at.setZone(from).toFormat('yyyy-MM-dd'), to).toJSDate() : date;
  };
  for (const { id, since, until } of table.all()) {
    const moved = { since: move(since), until: until && move(until) };
    if (moved.since !== since || moved.until !== until) table.change(id, moved);
  }
}
