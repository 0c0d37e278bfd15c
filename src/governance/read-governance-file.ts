import { type Document, LineCounter, parseDocument, visit, type YAMLError } from 'yaml';
import { faultsIn } from '#src/domain/governance/consistency.ts';
import type { Fault } from '#src/domain/governance/fault.ts';
import { canonical, type GovernanceRecord, ofKind } from '#src/domain/governance/records.ts';
import { numberingOf } from '#src/domain/patient-numbers/find.ts';
import { decode, garbledLines, invisibleLines } from './decode.ts';
import { explainIssue } from './explain-issue.ts';
import { explainYamlError, yamlSentences } from './explain-yaml-error.ts';
import { knownKeys } from './known-keys.ts';
import { position, positionOf } from './locate.ts';
import { pathInWords } from './path-in-words.ts';
import { linesWithNumbers, type NumberFound, recordsWithNumbers } from './patient-numbers.ts';
import { governanceFile } from './schema.ts';
import { type Path, toRecords } from './to-records.ts';
import { cutTexts, swallowedLine } from './unquoted.ts';
import { unstorableTexts } from './unstorable.ts';
import { wellShaped } from './well-shaped.ts';

/** A file without problems: its text, and what it says as records. */
export type GovernanceFile = { readonly source: string; readonly records: readonly GovernanceRecord[] };

/** `path`: the place in the file in words, e.g. `body clg, approval`; empty for a line or the file as a whole. Lines and columns count from 1. */
export type Problem = { readonly line: number; readonly column: number; readonly path: string; readonly message: string };

export type Reading = { readonly ok: true; readonly file: GovernanceFile } | { readonly ok: false; readonly problems: readonly Problem[] };

const longest = 5_000_000;

/** Reads a governance file. All its problems come at once, by line: syntax, keys, shapes, references, and what cannot stand together. Never throws for what the text holds. */
export function readGovernanceFile(given: string | Uint8Array): Reading {
  const decoded = typeof given === 'string' ? { text: given } : decode(given);
  return 'fault' in decoded ? refused([onLine(decoded.fault)]) : readText(decoded.text);
}

function readText(source: string): Reading {
  if (source.length > longest) return refused([whole(`the file is longer than ${longest} characters: is it the right file?`)]);
  const lines = new LineCounter();
  const document = parse(source, lines);
  if (document === null) return refused([whole('the file is nested too deeply to be read: is it the right file?')]);
  const explained = (error: YAMLError): Problem => ({ ...position(lines, error.pos[0]), path: '', message: explainYamlError(error) });
  const garbled = [...garbledLines(source), ...invisibleLines(source)].map(onLine);
  if (garbled.length > 0) return refused(garbled);
  const another = anotherVersion(document, source);
  if (another) return refused([another]);
  // After a fault of syntax everything else is read wrongly: only the first one tells.
  const fatal = document.errors.find(({ code }) => code !== 'DUPLICATE_KEY');
  if (fatal) return refused([swallowed(fatal, explained(fatal), source)]);
  const syntax = [...document.errors, ...document.warnings].map(explained);
  const astray = aliasesAstray(document).map((offset) => ({ ...position(lines, offset), path: '', message: yamlSentences.BAD_ALIAS }));
  if (astray.length > 0) return refused([...syntax, ...astray]);
  const content = contentOf(document);
  if (content === undefined)
    return refused([...syntax, whole('the file uses more aliases (*name) than can be resolved: write the values out')]);
  if (typeof content !== 'object' || content === null || Array.isArray(content))
    return refused([whole('expected a governance file: keys such as workspace:, organisations:, people: and bodies:')]);
  const { problems, records } = check(content, source, document, lines);
  const found = [...syntax, ...problems];
  return found.length > 0 ? refused(found) : { ok: true, file: { source, records: records.map(canonical) } };
}

/** By the rules of YAML 1.1 yes and no are no words, 012 is ten, and 12:30 is 750. */
function anotherVersion(document: Document.Parsed, source: string): Problem | null {
  const { version } = document.directives.yaml;
  if (version === '1.2') return null;
  const line = source.split('\n').findIndex((text) => text.startsWith('%YAML')) + 1;
  return onLine({ line, message: `by %YAML ${version} words such as yes, no and 012 mean something else: take this line out` });
}

/** Where an alias (*name) stands whose anchor (&name) does not stand before it: as a rule text that begins with an asterisk. */
function aliasesAstray(document: Document.Parsed): number[] {
  const offsets: number[] = [];
  visit(document, {
    Alias(_, alias) {
      if (!alias.resolve(document)) offsets.push(alias.range?.[0] ?? 0);
    },
  });
  return offsets;
}

/** Where a bracket is not closed, a comment that hides the closing one is the cause. */
function swallowed({ code }: YAMLError, problem: Problem, source: string): Problem {
  const line = code === 'BAD_INDENT' || code === 'MISSING_CHAR' ? swallowedLine(source, problem.line) : null;
  return line === null ? problem : onLine(line);
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
    // Too many aliases, or one of itself.
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
  const at = (path: Path, message: string): Problem => ({
    ...positionOf(document, lines, path),
    path: pathInWords(content, path),
    message,
  });
  const cuts = [...cutTexts(document, lines, source), ...unstorableTexts(document, lines)].map(onLine);
  const shape = governanceFile.safeParse(content, { error: explainIssue });
  const shapeProblems = (shape.error?.issues ?? []).flatMap((issue) => {
    const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
    if (issue.code !== 'unrecognized_keys') return [at(path, issue.message)];
    const expected = `expected one of ${knownKeys(path).join(', ')}`;
    return issue.keys.map((key) => at([...path, key], key === '<<' ? mergeKey : `no such key is known here: ${expected}`));
  });
  // What a text without quotes was cut into is told once, by its cause.
  const shapes = shapeProblems.filter(({ line, column }) => !cuts.some((cut) => cut.line === line && cut.column === column));
  const { workspace, found, alsoKnown } = wellShaped(content);
  const located = toRecords(workspace, found);
  const places = new Map(located.map(({ record, path }) => [record, path]));
  const records = located.map(({ record }) => record);
  const placed = ({ record, at: below }: Pick<Fault, 'record' | 'at'>) => [...(places.get(record) ?? []), ...below];
  const faults = faultsIn(records, alsoKnown).map((fault) => {
    const other = fault.against && positionOf(document, lines, placed(fault.against)).line;
    return at(placed(fault), `${fault.message}${other === undefined ? '' : ` (the other stands on line ${other})`}`);
  });
  return { problems: [...cuts, ...shapes, ...faults, ...patientNumbers(at, source, places)], records };
}

const mergeKey = 'merge keys (<<) are not read: write out what the other entry says';

function patientNumbers(
  at: (path: Path, message: string) => Problem,
  source: string,
  places: ReadonlyMap<GovernanceRecord, Path>,
): Problem[] {
  const records = [...places.keys()];
  const numbering = numberingOf(ofKind(records, 'workspace')[0]?.fields.holidays ?? '');
  const inLines = linesWithNumbers(source, numbering).map(({ line, found }) => onLine({ line, message: numberWords[found] }));
  if (inLines.length > 0) return inLines;
  return recordsWithNumbers(records, numbering).map(({ record, found }) => at(places.get(record) ?? [], numberWords[found]));
}

const numberWords: Readonly<Record<NumberFound, string>> = {
  announced: "this looks like a patient's NHS number: take it out, patient data may not be stored",
  unclear: 'a ten-digit number here could be an NHS number: take it out, or write before it what it is, as in “meeting ID 935 100 0001”',
};

function whole(message: string): Problem {
  return onLine({ line: 1, message });
}

function onLine({ line, column = 1, message }: { line: number; column?: number; message: string }): Problem {
  return { line, column, path: '', message };
}

function refused(problems: readonly Problem[]): Reading {
  return { ok: false, problems: problems.toSorted((a, b) => a.line - b.line || a.column - b.column) };
}
