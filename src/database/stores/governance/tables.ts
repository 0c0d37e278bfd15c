import type { RecordOf } from '#src/domain/governance/records.ts';
import { bodyRow, organisationRow, pathwayRow, personRow, routeRow } from './keyed-rows.ts';
import type { KeyedTable } from './keyed-table.ts';
import type { Writing } from './writing.ts';

export function organisationTable({ tx, ids }: Writing): KeyedTable<RecordOf<'organisation'>, ReturnType<typeof organisationRow>> {
  return {
    ids: ids.organisation,
    row: organisationRow,
    create: (data) => tx.organisation.createMany({ data }),
    update: (id, data) => tx.organisation.update({ where: { id }, data }),
    find: (id) => tx.organisation.findUniqueOrThrow({ where: { id } }),
    end: (which, until) => tx.organisation.updateMany({ where: { id: { in: which } }, data: { until } }),
  };
}

export function personTable(writing: Writing): KeyedTable<RecordOf<'person'>, ReturnType<typeof personRow>> {
  const { tx, ids } = writing;
  return {
    ids: ids.person,
    row: (record) => personRow(writing, record),
    create: (data) => tx.person.createMany({ data }),
    update: (id, data) => tx.person.update({ where: { id }, data }),
    find: (id) => tx.person.findUniqueOrThrow({ where: { id } }),
    end: (which, until) => tx.person.updateMany({ where: { id: { in: which } }, data: { until } }),
  };
}

export function bodyTable({ tx, ids }: Writing): KeyedTable<RecordOf<'body'>, ReturnType<typeof bodyRow>> {
  return {
    ids: ids.body,
    row: bodyRow,
    create: (data) => tx.body.createMany({ data }),
    update: (id, data) => tx.body.update({ where: { id }, data }),
    find: (id) => tx.body.findUniqueOrThrow({ where: { id } }),
    end: (which, until) => tx.body.updateMany({ where: { id: { in: which } }, data: { until } }),
  };
}

/** `ids`: of the pathways there are, by key. */
export function pathwayTable(writing: Writing, ids: Map<string, string>): KeyedTable<RecordOf<'pathway'>, ReturnType<typeof pathwayRow>> {
  const { tx } = writing;
  return {
    ids,
    row: (record) => pathwayRow(writing, record),
    create: (data) => tx.pathway.createMany({ data }),
    update: (id, data) => tx.pathway.update({ where: { id }, data }),
    find: (id) => tx.pathway.findUniqueOrThrow({ where: { id } }),
    end: (which, until) => tx.pathway.updateMany({ where: { id: { in: which } }, data: { until } }),
  };
}

/** `ids`: of the routes there are, by key. */
export function routeTable({ tx }: Writing, ids: Map<string, string>): KeyedTable<RecordOf<'route'>, ReturnType<typeof routeRow>> {
  return {
    ids,
    row: routeRow,
    create: (data) => tx.route.createMany({ data }),
    update: (id, data) => tx.route.update({ where: { id }, data }),
    find: (id) => tx.route.findUniqueOrThrow({ where: { id } }),
    end: (which, until) => tx.route.updateMany({ where: { id: { in: which } }, data: { until } }),
  };
}
