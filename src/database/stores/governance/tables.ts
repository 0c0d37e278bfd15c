import type { RecordOf } from '#src/domain/governance/records.ts';
import { bodyRow, organisationRow, pathwayRow, personRow, routeRow } from './keyed-rows.ts';
import type { KeyedTable } from './keyed-table.ts';
import { idsByKey, type Writing } from './writing.ts';

export function organisationTable({ rows, ids }: Writing): KeyedTable<RecordOf<'organisation'>, ReturnType<typeof organisationRow>> {
  return {
    ids: ids.organisation,
    row: organisationRow,
    create: (data) => rows.organisation.add(data),
    update: (id, data) => rows.organisation.change(id, data),
    find: (id) => rows.organisation.get(id),
    end: (id, until) => rows.organisation.change(id, { until }),
  };
}

export function personTable(writing: Writing): KeyedTable<RecordOf<'person'>, ReturnType<typeof personRow>> {
  const { rows, ids } = writing;
  return {
    ids: ids.person,
    row: (record) => personRow(writing, record),
    create: (data) => rows.person.add(data.map((one) => ({ turn: 1, slackUserId: null, ...one }))),
    update: (id, data) => rows.person.change(id, data),
    find: (id) => rows.person.get(id),
    end: (id, until) => rows.person.change(id, { until }),
  };
}

export function bodyTable({ rows, ids }: Writing): KeyedTable<RecordOf<'body'>, ReturnType<typeof bodyRow>> {
  return {
    ids: ids.body,
    row: bodyRow,
    create: (data) => rows.body.add(data),
    update: (id, data) => rows.body.change(id, data),
    find: (id) => rows.body.get(id),
    end: (id, until) => rows.body.change(id, { until }),
  };
}

export function pathwayTable(writing: Writing): KeyedTable<RecordOf<'pathway'>, ReturnType<typeof pathwayRow>> {
  const { pathway } = writing.rows;
  return {
    ids: idsByKey(pathway.all()),
    row: (record) => pathwayRow(writing, record),
    create: (data) => pathway.add(data),
    update: (id, data) => pathway.change(id, data),
    find: (id) => pathway.get(id),
    end: (id, until) => pathway.change(id, { until }),
  };
}

export function routeTable({ rows }: Writing): KeyedTable<RecordOf<'route'>, ReturnType<typeof routeRow>> {
  return {
    ids: idsByKey(rows.route.all()),
    row: routeRow,
    create: (data) => rows.route.add(data),
    update: (id, data) => rows.route.change(id, data),
    find: (id) => rows.route.get(id),
    end: (id, until) => rows.route.change(id, { until }),
  };
}
