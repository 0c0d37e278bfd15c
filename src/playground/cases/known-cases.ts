import { readdir, readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { wallInstant } from '#src/domain/governance/dates.ts';
import { ofKind } from '#src/domain/governance/records.ts';
import { describeProblem } from '#src/governance/describe.ts';
import { type GovernanceFile, type Problem, readGovernanceFile } from '#src/governance/read-governance-file.ts';
import type { Case } from './case.ts';
import { caseOfFile } from './case-of-file.ts';
import { kent } from './kent.ts';
import { westHerts } from './west-herts.ts';

const folder = new URL('../../../docs/examples/', import.meta.url);

/** What stands beside a file of docs/examples, by the file's name; `startsAt` is a wall-clock time in the workspace's zone. */
const scripts: Readonly<Record<string, Pick<Case, 'title' | 'about' | 'steps'> & { readonly startsAt: string }>> = {
  kent,
  'west-herts': westHerts,
};

/** Every file of docs/examples as a case, those with a walk-through first. */
export async function knownCases(): Promise<readonly Case[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  const cases = await Promise.all(
    names.map(async (name) => exampleCase(basename(name, '.yaml'), await readFile(new URL(name, folder), 'utf8'))),
  );
  return cases.toSorted((a, b) => Number(b.steps.length > 0) - Number(a.steps.length > 0));
}

/** The case of a governance file that somebody brings; or what is wrong with the file, in words. */
export function uploadedCase(name: string, source: string): Case | string {
  const reading = readGovernanceFile(source);
  return reading.ok ? caseOfFile('uploaded', reading.file) : refusalOf(name, reading.problems);
}

function exampleCase(key: string, source: string): Case {
  const reading = readGovernanceFile(source);
  if (!reading.ok) throw new Error(refusalOf(`docs/examples/${key}.yaml`, reading.problems));
  const script = scripts[key];
  const plain = caseOfFile(key, reading.file);
  return script ? { ...plain, ...script, startsAt: wallInstant(script.startsAt, zoneOf(reading.file)) } : plain;
}

function zoneOf({ records }: GovernanceFile): string {
  return ofKind(records, 'workspace')[0]?.fields.timezone ?? 'utc';
}

function refusalOf(name: string, problems: readonly Problem[]): string {
  return [`${name} can't be used. Nothing has changed.`, ...problems.map(describeProblem)].join('\n');
}
