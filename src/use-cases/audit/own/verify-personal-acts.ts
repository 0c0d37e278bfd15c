import { z } from 'zod';
import { type Difference, differenceIn, type KeptRow, type RecordedRow } from '#src/domain/audit/compare-rows.ts';
import { readApplication } from '#src/domain/audit/recorded-governance.ts';
import type { ChronicleLink, Json } from '#src/domain/chronicle.ts';

const keys = z.array(z.string());
const nullable = z.string().nullable();

const declared = z.object({
  id: z.string(),
  category: z.string(),
  text: z.string(),
  request: nullable,
  pathways: keys,
  organisations: keys,
  since: z.string().optional(),
  ends: nullable.optional(),
});
const delegated = z.object({
  id: z.string().optional(),
  body: z.string(),
  to: z.string(),
  since: z.string().optional(),
  ends: z.string().optional(),
});
const ended = z.object({ id: z.string() });
const delegationEnded = z.object({ id: z.string().optional(), body: z.string(), to: z.string() });

/** Compares what people declared with the links that say so. Links of before give no instants, and none is compared. */
export function interestsOtherwise(links: readonly ChronicleLink[], stored: readonly KeptRow[]): Difference | null {
  const recorded = new Map<string, RecordedRow>();
  for (const { action, subject, details, position, at } of links) {
    if (action === 'interest declared') {
      const { id, since, ends, ...said } = declared.parse(details);
      const by = subject.slice('interests of '.length);
      const fields = { by, ...said, ...(since !== undefined && { since, until: ends ?? null }) };
      recorded.set(id, { id, what: `interest of ${by}`, position, fields });
    }
    if (action === 'interest ended') {
      const { id } = ended.parse(details);
      const row = recorded.get(id);
      if (row) recorded.set(id, endedAt(row, at, position));
    }
  }
  return differenceIn([...recorded.values()], stored);
}

/** Compares what people handed on with the links that say so, and with those of governance files by which it ended. */
export function delegationsOtherwise(links: readonly ChronicleLink[], stored: readonly KeptRow[]): Difference | null {
  const recorded: RecordedRow[] = [];
  const end = (ofIt: (row: RecordedRow) => boolean, at: string, position: number) => {
    for (const [index, row] of recorded.entries()) if (ofIt(row)) recorded[index] = endedAt(row, at, position);
  };
  for (const { action, subject, details, position, at } of links) {
    const from = subject.slice('delegation of '.length);
    if (action === 'decisions delegated') {
      const { id, body, to, since, ends } = delegated.parse(details);
      const fields = { body, from, to, ...(since !== undefined && { since, until: ends ?? null }) };
      recorded.push({ id: id ?? idOfOld(fields, recorded, stored), what: `delegation of ${from}`, position, fields });
    }
    if (action === 'delegation ended') {
      const { id, ...of } = delegationEnded.parse(details);
      end((row) => (id === undefined ? isOf(row, { ...of, from }) : row.id === id), at, position);
    }
    if (action === 'governance file applied')
      for (const { until, ...of } of readApplication(details).handedOnEnded) end((row) => isOf(row, of), until, position);
  }
  return differenceIn(recorded, stored);
}

/** Older links give no id: each stands for the first row that is like it and that no other stands for. */
function idOfOld(fields: Readonly<Record<string, Json>>, recorded: readonly RecordedRow[], stored: readonly KeptRow[]): string {
  const free = stored.filter(({ id }) => !recorded.some((row) => row.id === id));
  return free.find((row) => isOf(row, fields))?.id ?? 'not there';
}

function isOf(row: KeptRow, fields: Readonly<Record<string, Json>>): boolean {
  return ['body', 'from', 'to'].every((field) => row.fields[field] === fields[field]);
}

/** It never held where it was to begin later, and stays as it was where it had ended. */
function endedAt(row: RecordedRow, at: string, position: number): RecordedRow {
  const { since, until } = row.fields;
  if (typeof since !== 'string' || (typeof until === 'string' && until <= at)) return row;
  return { ...row, position, fields: { ...row.fields, until: since > at ? since : at } };
}
