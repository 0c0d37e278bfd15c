import { patternOf } from '../names.ts';
import { type AskKind, askKinds, type Status, statuses, statusWords } from '../status.ts';
import type { Ask } from './entry.ts';
import { type NamesInText, readStatus, type StatusReading } from './read-status.ts';
import { colourOf, emojiCode, tokensOf } from './status-tokens.ts';

/** What was typed or filled in as a progress report, not yet checked. */
export type Report = {
  /** Key of the pathway that was named; null where none was */
  readonly pathwayKey: string | null;
  /** Null where none was chosen, and where the text does not state one beyond doubt */
  readonly status: Status | null;
  readonly done: string;
  readonly next: string | null;
  readonly pathToGreen: string | null;
  readonly ask: Ask | null;
};

export type Named = { readonly key: string; readonly name: string };

/**
 * Reads what follows `/pathway log`: `[pathway] [status] text`, then in any order `Next:`, `Path to green:` and `Ask decision:` (assurance, help).
 * A label counts only where a line or sentence starts, so that "what comes next: ..." stays text. A label given twice adds to its part; a second
 * ask of another kind stays, with its label, in the text of the first: nothing typed is lost. In a group with one pathway its name counts only
 * before a colon or a status, since a report may well begin with it.
 */
export function readReport(typed: string, pathways: readonly Named[]): Report {
  const text = typed.replaceAll(/\r\n?/g, '\n').trim();
  const { key, rest } = readPathway(text, pathways);
  const { status, body } = statusIn(rest, namesInText(key, pathways));
  const parts = partsOf(body);
  return {
    pathwayKey: key,
    status,
    done: textOf(parts, 'done') ?? '',
    next: textOf(parts, 'next'),
    pathToGreen: textOf(parts, 'path to green'),
    ask: askIn(parts),
  };
}

/** The report as text that reads back as the same report. */
export function writeReport(report: Report): string {
  const head = [report.pathwayKey, report.status && statusWords[report.status].name]
    .filter((word) => word !== null)
    .map((word) => `${word}: `);
  const parts = [
    report.next === null ? [] : [`Next: ${report.next}`],
    report.pathToGreen === null ? [] : [`Path to green: ${report.pathToGreen}`],
    report.ask === null ? [] : [`Ask ${report.ask.kind}: ${report.ask.text}`],
  ].flat();
  return [`${head.join('')}${report.done}`.trim(), ...parts].filter((line) => line !== '').join('\n');
}

function readPathway(text: string, pathways: readonly Named[]): { key: string | null; rest: string } {
  const found = pathways
    .flatMap(({ key, name }) => [key, name].map((word) => ({ key, word })))
    .sort((a, b) => b.word.length - a.word.length)
    .map(({ key, word }) => ({ key, match: new RegExp(`^${patternOf(word)}${afterHead}`, 'iu').exec(text) }))
    .find(({ match }) => match !== null);
  if (!found?.match) return { key: null, rest: text };
  const rest = text.slice(found.match[0].length);
  const named = pathways.length > 1 || found.match[0].trimEnd().endsWith(':') || firstWord(rest) !== null || beginsWithSign(rest);
  return named ? { key: found.key, rest } : { key: null, rest: text };
}

/** The names a text of this pathway's report may hold; of the group's only one where none was named. */
export function namesInText(key: string | null, pathways: readonly Named[]): NamesInText {
  const namesOf = (some: readonly Named[]) => some.flatMap((one) => [one.key, one.name]);
  const own = pathways.filter((one) => one.key === key || pathways.length === 1);
  return { own: namesOf(own), others: namesOf(pathways.filter((one) => !own.includes(one))) };
}

/** What all the text of a report says of the status, whatever was chosen. */
export function readingOf(report: Report, names: NamesInText): StatusReading {
  return readStatus(writeReport({ ...report, pathwayKey: null, status: null }), names);
}

/** The status a text states; it goes from the text where it stands there as a word of its own, before all else. */
function statusIn(text: string, names: NamesInText): { status: Status | null; body: string } {
  const reading = readStatus(text, names);
  const status = reading.kind === 'stated' ? reading.status : null;
  const first = firstWord(text);
  return { status, body: first !== null && first.status === status ? first.rest : text };
}

function firstWord(text: string): { status: Status; rest: string } | null {
  const match = new RegExp(`^(${statuses.join('|')})${afterHead}`, 'iu').exec(text);
  const status = statuses.find((one) => one === match?.[1]?.toLowerCase());
  return match && status ? { status, rest: text.slice(match[0].length) } : null;
}

/** "🔴 Lists cancelled", "*Red* Lists cancelled" */
function beginsWithSign(text: string): boolean {
  const [first] = tokensOf(text.slice(0, 100)).filter(({ kind }) => kind !== 'mark');
  return first?.kind === 'circle' || (/^[*_`]/.test(text) && colourOf(first) !== null);
}

/** A leading word ends at a colon, at what is written in bold, at an emoji, or at a space or the end with at most one mark before it. */
const afterHead = String.raw`(?:[ \t]*(?=${emojiCode})|[ \t]*:|[ \t]*[,;.–—-](?=\s|$)|(?=\s|$)|(?=[*\x60]+\p{L}))\s*`;

type Label = 'done' | 'next' | 'path to green' | `ask ${AskKind}`;
type Part = { readonly label: Label; readonly text: string };

const words = String.raw`(?:next|path[ \t]+to[ \t]+green|ask[ \t]+(?:for[ \t]+(?:an?[ \t]+)?)?(?:${askKinds.join('|')}))[ \t]*(?!${emojiCode}):`;
const lineStart = String.raw`(?<=^|\n|\b${words})[ \t]*(?:[-*•–][ \t]+)?`;
const sentenceStart = String.raw`(?<=[.!?;…]["'”’)\]]*)\s+`;
const label = new RegExp(`(?:${lineStart}|${sentenceStart})(${words})`, 'giu');

function partsOf(body: string): Part[] {
  const marks = [...body.matchAll(label)];
  const starts = marks.map((mark) => ({ label: labelOf(mark[1] ?? ''), from: mark.index + mark[0].length }));
  const ends = [...marks.map((mark) => mark.index), body.length];
  const all = [{ label: 'done' as const, from: 0 }, ...starts];
  return all
    .map((start, index) => ({ label: start.label, text: body.slice(start.from, ends[index]).trim() }))
    .filter(({ text }) => text !== '');
}

function labelOf(typed: string): Label {
  const last = typed
    .toLowerCase()
    .match(/[a-z]+/g)
    ?.at(-1);
  const asked = askKinds.find((kind) => kind === last);
  if (asked) return `ask ${asked}`;
  return last === 'green' ? 'path to green' : 'next';
}

function textOf(parts: readonly Part[], wanted: Label): string | null {
  const texts = parts.filter((part) => part.label === wanted).map(({ text }) => text);
  return texts.length === 0 ? null : texts.join('\n');
}

function askIn(parts: readonly Part[]): Ask | null {
  const asks = parts.flatMap((part) => askKinds.filter((kind) => part.label === `ask ${kind}`).map((kind) => ({ kind, text: part.text })));
  const first = asks[0];
  if (!first) return null;
  const others = asks.slice(1).map(({ kind, text }) => (kind === first.kind ? text : `Ask ${kind}: ${text}`));
  return { kind: first.kind, text: [first.text, ...others].join('\n') };
}
