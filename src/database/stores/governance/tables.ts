import type { RecordOf } from '#src/domain/governance/records.ts';
import { bodyRow, organisationRow, pathwayRow, personRow, routeRow } from './keyed-rows.ts';
import type { KeyedTable } from './keyed-table.ts';
import type { Writing } from './writing.ts';

export function organisationTable({
  tx,
  workspaceId,
  ids,
}: Writing): KeyedTable<RecordOf<'organisation'>, ReturnType<typeof organisationRow>> {
  return {
    ids: ids.organisation,
    row: organisationRow,
    create: (data) => tx.organisation.createMany({ data }),
    update: (key, data) => tx.organisation.update({ where: { workspaceId_key: { workspaceId, key } }, data }),
    end: (keys, until) => tx.organisation.updateMany({ where: { workspaceId, key: { in: keys } }, data: { until } }),
  };
}

export function personTable(writing: Writing): KeyedTable<RecordOf<'person'>, ReturnType<typeof personRow>> {
  const { tx, workspaceId, ids } = writing;
  return {
    ids: ids.person,
    row: (record) => personRow(writing, record),
    create: (data) => tx.person.createMany({ data }),
    update: (key, data) => tx.person.update({ where: { workspaceId_key: { workspaceId, key } }, data }),
    end: (keys, until) => tx.person.updateMany({ where: { workspaceId, key: { in: keys } }, data: { until } }),
  };
}

export function bodyTable({ tx, workspaceId, ids }: Writing): KeyedTable<RecordOf<'body'>, ReturnType<typeof bodyRow>> {
  return {
    ids: ids.body,
    row: bodyRow,
    create: (data) => tx.body.createMany({ data }),
    update: (key, data) => tx.body.update({ where: { workspaceId_key: { workspaceId, key } }, data }),
    end: (keys, until) => tx.body.updateMany({ where: { workspaceId, key: { in: keys } }, data: { until } }),
  };
}

/** `ids`: of the pathways there are, by key. */
export function pathwayTable(writing: Writing, ids: Map<string, string>): KeyedTable<RecordOf<'pathway'>, ReturnType<typeof pathwayRow>> {
  const { tx, workspaceId } = writing;
  return {
    ids,
    row: (record) => pathwayRow(writing, record),
    create: (data) => tx.pathway.createMany({ data }),
    update: (key, data) => tx.pathway.update({ where: { workspaceId_key: { workspaceId, key } }, data }),
    end: (keys, until) => tx.pathway.updateMany({ where: { workspaceId, key: { in: keys } }, data: { until } }),
  };
}

/** `ids`: of the routes there are, by key. */
export function routeTable(
  { tx, workspaceId }: Writing,
  ids: Map<string, string>,
): KeyedTable<RecordOf<'route'>, ReturnType<typeof routeRow>> {
  return {
    ids,
    row: routeRow,
    create: (data) => tx.route.createMany({ data }),
    update: (key, data) => tx.route.update({ where: { workspaceId_key: { workspaceId, key } }, data }),
    end: (keys, until) => tx.route.updateMany({ where: { workspaceId, key: { in: keys } }, data: { until } }),
  };
}
