import { expect } from 'vitest';
import type { Database } from '#src/database/prisma.ts';

/** Everything a database holds, in every table of every schema. */
export async function everythingKept(prisma: Database['prisma']): Promise<string> {
  const tables = await prisma.$queryRaw<{ name: string }[]>`
    SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
    WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`;
  const rows: string[] = [];
  for (const { name } of tables) {
    const [all] = await prisma.$queryRawUnsafe<{ text: string | null }[]>(`SELECT string_agg(t::text, E'\n') AS text FROM ${name} t`);
    rows.push(all?.text ?? '');
  }
  expect(tables.length).toBeGreaterThan(15);
  return rows.join('\n');
}

/** The digits of a number with whatever may stand between them. */
export function anyhow(number: string): RegExp {
  return new RegExp(Array.from(number).join('[^0-9A-Za-z]{0,3}'));
}
