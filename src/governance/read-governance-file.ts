import { type Document, LineCounter, parseDocument, type YAMLError } from 'yaml';
import { faultsIn } from '#src/domain/governance/consistency.ts';
import { canonical, type GovernanceRecord, ofKind } from '#src/domain/governance/records.ts';
import { numberingOf } from '#src/domain/patient-numbers/find.ts';
import { explainIssue } from './explain-issue.ts';
import { explainYamlError } from './explain-yaml-error.ts';
import { knownKeys } from './known-keys.ts';
import { position, positionOf } from './locate.ts';
import { linesWithNumbers, type NumberFound, recordsWithNumbers } from './patient-numbers.ts';
import { governanceFile } from './schema.ts';
import { type Path, toRecords } from './to-records.ts';
import { wellShaped } from './well-shaped.ts';

/** A file without problems: its text, and what it says as records. */
export type GovernanceFile = { readonly source: string; readonly records: readonly GovernanceRecord[] };

/** `path`: the place in the file, e.g. `bodies[1].approval`; empty for the file as a whole. Lines and columns count from 1. */
export type Problem = { readonly line: number; readonly column: number; readonly path: string; readonly message: string };

export type Reading = { readonly ok: true; readonly file: GovernanceFile } | { readonly ok: false; readonly problems: readonly Problem[] };

const longest = 1_000_000;

/** Reads a governance file. All its problems come at once, by line: syntax, keys, shapes, references, and what cannot stand together. Never throws for what the text holds. */
export function readGovernanceFile(source: string): Reading {
  if (source.length > longest) return refused([whole(`the file is longer than ${longest} characters: is it the right file?`)]);
  const lines = new LineCounter();
  const document = parse(source, lines);
  if (document === null) return refused([whole('the file is nested too deeply to be read: is it the right file?')]);
  const explained = (error: YAMLError): Problem => ({ ...position(lines, error.pos[0]), path: '', message: explainYamlError(error) });
  // After a fault of syntax everything else is read wrongly: only the first one tells.
  const fatal = document.errors.find(({ code }) => code !== 'DUPLICATE_KEY');
  if (fatal) return refused([explained(fatal)]);
  const syntax = [...document.errors, ...document.warnings].map(explained);
  const content = contentOf(document);
  if (content === undefined)
    return refused([...syntax, whole('the file uses more aliases (*name) than can be resolved: write the values out')]);
  if (typeof content !== 'object' || content === null || Array.isArray(content))
    return refused([whole('expected a governance file: keys such as workspace:, organisations:, people: and bodies:')]);
  const { problems, records } = check(content, source, document, lines);
  const found = [...syntax, ...problems];
  return found.length > 0 ? refused(found) : { ok: true, file: { source, records: records.map(canonical) } };
}

function parse(source: string, lines: LineCounter): Document.Parsed | null {
  try {
    return parseDocument(source, { lineCounter: lines, prettyErrors: false, stringKeys: true });
  } catch (error) {
    // The parser recurses: text that is nothing but opening brackets exhausts the stack.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function contentOf(document: Document): unknown {
  try {
    const value: unknown = document.toJS({ maxAliasCount: 100 });
    return value ?? null;
  } catch (error) {
    // An alias without an anchor, or too many of them.
    if (error instanceof ReferenceError || error instanceof RangeError) return undefined;
    throw error;
  }
}

function check(
  content: unknown,
  source: string,
  document: Document,
  lines: LineCounter,
): { problems: Problem[]; records: GovernanceRecord[] } {
  const at = (path: Path, message: string): Problem => ({ ...positionOf(document, lines, path), path: pathText(path), message });
  const shape = governanceFile.safeParse(content, { error: explainIssue });
  const shapeProblems = (shape.error?.issues ?? []).flatMap((issue) => {
    const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
    if (issue.code !== 'unrecognized_keys') return [at(path, issue.message)];
    const expected = `expected one of ${knownKeys(path).join(', ')}`;
    return issue.keys.map((key) => at([...path, key], `no such key is known here: ${expected}`));
  });
  const { workspace, found, alsoKnown } = wellShaped(content);
  const located = toRecords(workspace, found);
  const places = new Map(located.map(({ record, path }) => [record, path]));
  const records = located.map(({ record }) => record);
  const faults = faultsIn(records, alsoKnown).map((fault) => at([...(places.get(fault.record) ?? []), ...fault.at], fault.message));
  return { problems: [...shapeProblems, ...faults, ...patientNumbers(document, lines, source, places)], records };
}

function pathText(path: Path): string {
  return path.map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index > 0 ? '.' : ''}${step}`)).join('');
}

function patientNumbers(document: Document, lines: LineCounter, source: string, places: ReadonlyMap<GovernanceRecord, Path>): Problem[] {
  const records = [...places.keys()];
  const numbering = numberingOf(ofKind(records, 'workspace')[0]?.fields.holidays ?? '');
  const inLines = linesWithNumbers(source, numbering).map(({ line, found }) => ({
    line,
    column: 1,
    path: '',
    message: numberWords[found],
  }));
  if (inLines.length > 0) return inLines;
  return recordsWithNumbers(records, numbering).map(({ record, found }) => {
    const path = places.get(record) ?? [];
    return { ...positionOf(document, lines, path), path: pathText(path), message: numberWords[found] };
  });
}

const numberWords: Readonly<Record<NumberFound, string>> = {
  announced: "this looks like a patient's NHS number: take it out, patient data may not be stored",
  unclear: 'a ten-digit number here could be an NHS number: take it out, or write before it what it is, as in “meeting ID 935 100 0001”',
};

function whole(message: string): Problem {
  return { line: 1, column: 1, path: '', message };
}

function refused(problems: readonly Problem[]): Reading {
  return { ok: false, problems: problems.toSorted((a, b) => a.line - b.line || a.column - b.column) };
}
