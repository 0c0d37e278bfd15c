import type { Status, StatusQuestion } from '../status.ts';
import { colourOf, type Token } from './status-tokens.ts';
import {
  afterAnyColour,
  closers,
  expressions,
  fillers,
  formerly,
  labels,
  negations,
  notAStatusAfter,
  otherColours,
  particles,
  perhaps,
  placesOfColour,
  selves,
  states,
  things,
} from './status-vocabulary.ts';

/**
 * One place in a text where a colour stands, and how it is meant. `stated`: it is the status. `denied`, `aside`: it was, may be or is not the status. `loose`:
 * it may be meant of the pathway. `unclear`: it is a status, but it is not clear which, or of what.
 */
export type Mention = {
  readonly sense: 'stated' | 'denied' | 'aside' | 'loose' | 'unclear';
  readonly statuses: readonly Status[];
  readonly because: StatusQuestion['why'];
  /** Where it stands: the first token and the one after the last */
  readonly from: number;
  readonly to: number;
};

/** Names of pathways, as the words of their tokens. */
export type PathwayNames = { readonly own: readonly (readonly string[])[]; readonly others: readonly (readonly string[])[] };

/** Colours that stand together: "amber/red", "from amber to red". */
type Cluster = { readonly from: number; readonly to: number; readonly statuses: readonly Status[]; readonly moves: boolean };

type Text = { readonly tokens: readonly Token[]; readonly names: PathwayNames };
/** `header`: where a column of a table is headed "RAG" or the like; -1 where none is */
type Reader = Text & { readonly header: number };

/** Every colour of the text that is, or may be, a status. Colours that belong to something else are left out. */
export function colourMentions(text: Text): Mention[] {
  const { tokens } = text;
  const inCell = (at: number) => tokens[at - 1]?.kind === 'cell' || tokens[at + 1]?.kind === 'cell';
  const reader = { ...text, header: tokens.findIndex((token, at) => labels.has(token.text) && inCell(at)) };
  return clustersIn(tokens).flatMap((cluster) => {
    const read = meaningOf(reader, cluster);
    return read === null ? [] : [{ ...read, from: cluster.from, to: cluster.to }];
  });
}

type Meaning = Omit<Mention, 'from' | 'to'>;

function meaningOf(reader: Reader, cluster: Cluster): Meaning | null {
  const { tokens } = reader;
  const first = tokens[cluster.from];
  const head = headOf(reader, cluster.from);
  const label = labelBefore(reader, cluster) ?? labelAfter(tokens, cluster);
  const time = label?.time ?? timeOf(tokens, cluster);
  if (label && (label.direct || isLast(tokens, cluster))) return beside(reader, cluster, time);
  if (first?.kind === 'heart') return head === 'start' ? { sense: 'unclear', statuses: cluster.statuses, because: 'alone' } : null;
  if (head === 'other') return atOther(tokens, cluster);
  if (first?.kind === 'circle') return said(cluster, time);
  if (head === 'start') return atStart(tokens, cluster, time);
  return inSentence(reader, cluster, time);
}

/** Beside "status", "RAG" and the like. */
function beside({ tokens }: Reader, cluster: Cluster, time: Time): Meaning {
  const next = tokens[cluster.to];
  const makesExpression = next && isExpression(cluster, next) && !labels.has(next.text);
  return makesExpression ? { sense: 'unclear', statuses: cluster.statuses, because: 'expression' } : said(cluster, time);
}

/** As the first word of the report, or right behind the pathway's name. */
function atStart(tokens: readonly Token[], cluster: Cluster, time: Time): Meaning {
  const [first, next] = [tokens[cluster.from], tokens[cluster.to]];
  const capital = /^\p{Lu}\p{Ll}/u.test(first?.raw ?? '');
  const readsOn = next?.kind === 'word' && capital && /^\p{Ll}/u.test(next.raw) && !closers.has(next.text);
  const hyphened = next?.text === '-' && !next.apart && tokens[cluster.to + 1]?.apart === false;
  if (next && (isExpression(cluster, next) || readsOn || hyphened || next.text === "'s")) {
    return { sense: 'unclear', statuses: cluster.statuses, because: 'expression' };
  }
  return said(cluster, time);
}

function atOther(tokens: readonly Token[], cluster: Cluster): Meaning | null {
  return isLast(tokens, cluster) ? { sense: 'unclear', statuses: cluster.statuses, because: 'other_pathway' } : null;
}

function inSentence(reader: Reader, cluster: Cluster, time: Time): Meaning | null {
  const { tokens } = reader;
  const subject = isLast(tokens, cluster) ? subjectOf(reader, cluster.from) : null;
  if (subject === 'self') return said(cluster, time);
  const alone = segmentOf(tokens, cluster);
  const meant = (sense: Mention['sense']): Meaning => ({
    sense,
    statuses: cluster.statuses,
    because: time === 'now' ? 'alone' : 'not_now',
  });
  if (alone.length === 0 && isOfFigure(tokens, cluster)) return null;
  if (alone.length === 0) return headerAbove(reader, cluster) ? said(cluster, time) : { ...meant('unclear'), because: 'alone' };
  if (subject === null || subject === 'thing' || isOfSomethingElse(tokens, cluster)) return null;
  return meant(time === 'not' ? 'denied' : time === 'now' ? 'loose' : 'aside');
}

/** Shades, names, scales and keys, which stand beside no verb that would make a status of them. */
function isOfSomethingElse(tokens: readonly Token[], { from, to, statuses: found }: Cluster): boolean {
  const [before, next] = [tokens[from - 1]?.text ?? '', tokens[to]?.text ?? ''];
  const near = [tokens[from - 2], tokens[from - 1], tokens[to], tokens[to + 1]];
  const where = tokens.slice(to + 1, to + 4).find(({ text }) => !/^(?:the|our|a|this)$/.test(text));
  return (
    found.length > 2 ||
    /^(?:in|of|with|and|or)$/.test(before) ||
    notAStatusAfter.has(before) ||
    near.some((token) => token && otherColours.has(token.text)) ||
    (/^(?:on|in)$/.test(next) && where !== undefined && placesOfColour.has(where.text))
  );
}

/** What is said of the pathway itself. */
function said(cluster: Cluster, time: Time): Meaning {
  const last = cluster.moves ? cluster.statuses.slice(-1) : cluster.statuses;
  if (time === 'not') return { sense: 'denied', statuses: cluster.statuses, because: 'not_now' };
  if (time !== 'now') return { sense: 'aside', statuses: cluster.statuses, because: 'not_now' };
  if (last.length > 1) return { sense: 'unclear', statuses: last, because: 'several' };
  return { sense: 'stated', statuses: last, because: 'alone' };
}

const joints = new Set(['=', '/', '\\', '-', '–', '—', '→', '>', '&', '+', 'or', 'and', 'to', 'into', ',']);

function clustersIn(tokens: readonly Token[]): Cluster[] {
  const clusters: Cluster[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    if (!colourOf(tokens[at])) continue;
    let to = at + 1;
    for (let next = nextColour(tokens, to); next !== null; next = nextColour(tokens, to)) to = next + 1;
    const found = tokens.slice(at, to).flatMap((token) => colourOf(token) ?? []);
    const arrows = tokens.slice(at, to).some(({ text }) => /^(?:to|into|→|>)$/.test(text));
    const moves = arrows && tokens[at - 1]?.text === 'from';
    clusters.push({ from: at, to, statuses: moves ? found : [...new Set(found)], moves });
    at = to - 1;
  }
  return clusters;
}

function nextColour(tokens: readonly Token[], at: number): number | null {
  if (colourOf(tokens[at])) return at;
  const joint = joints.has(tokens[at]?.text ?? '');
  if (joint && colourOf(tokens[at + 1])) return at + 1;
  return joint && joints.has(tokens[at + 1]?.text ?? '') && colourOf(tokens[at + 2]) ? at + 2 : null;
}

type Time = 'now' | 'was' | 'not' | 'perhaps';

/** When, if at all, a colour was so: by the words before it in its clause, the nearest first, and those right behind it. */
function timeOf(tokens: readonly Token[], cluster: Cluster): Time {
  if (!cluster.moves && tokens[cluster.from - 1]?.text === 'from') return 'was';
  const behind = tokens.slice(cluster.to, cluster.to + 2).map(({ text }) => text);
  const [before, beforeThat] = [tokens[cluster.from - 1]?.text, tokens[cluster.from - 2]?.text];
  if (/^(?:last|previously|formerly)$/.test(behind[0] ?? '') || (before === 'of' && beforeThat === 'out')) return 'was';
  if (/^(?:is|are|was) (?:not|n't|no)$/.test(behind.join(' '))) return 'not';
  return timeBefore(tokens, cluster.from) ?? 'now';
}

function timeBefore(tokens: readonly Token[], from: number): Time | null {
  for (let at = from - 1; at >= 0 && at >= from - 8; at -= 1) {
    const token = tokens[at];
    if (!token || isBreak(tokens, at) || /^[,:()–—]$/.test(token.text)) return null;
    const time = timeIn(token.text);
    if (time) return time;
  }
  return null;
}

function timeIn(word: string): Time | null {
  if (word === 'now' || word === 'currently' || word === 'current') return 'now';
  if (negations.has(word)) return 'not';
  if (formerly.has(word)) return 'was';
  return perhaps.has(word) ? 'perhaps' : null;
}

/** A full stop, a new line, a cell's edge: what stands before it says nothing of what stands behind it. */
function isBreak(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!token) return true;
  if (token.kind === 'line' || token.kind === 'cell') return true;
  return /^[.!?;…]$/.test(token.text);
}

/** "Status ... red" */
function isDotted(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.text === '.' && (tokens[at - 1]?.text === '.' || tokens[at + 1]?.text === '.');
}

/** `direct`: with no word between it and the colour, or a mark that announces it. */
type Label = { readonly time: Time; readonly direct: boolean };

/** A word such as "status" before the colour, with nothing between but words that lead to it. */
function labelBefore(reader: Reader, { from, moves }: Cluster): Label | null {
  const at = labelLeadingTo(reader, from);
  if (at === null) return null;
  const between = reader.tokens.slice(at + 1, from);
  const spoken = between.filter(({ kind }) => kind === 'word');
  const direct = spoken.length === 0 || between.some(({ kind, text }) => kind !== 'word' && /[^"'()[\]]/.test(text));
  if (spoken.at(-1)?.text === 'from' && !moves) return { time: 'was', direct };
  const [time] = spoken.toReversed().flatMap(({ text }) => timeIn(text) ?? []);
  return { time: time ?? timeBefore(reader.tokens, at) ?? 'now', direct };
}

function labelLeadingTo(reader: Reader, from: number): number | null {
  let words = 0;
  for (let at = from - 1; at >= 0 && words < 9; at -= 1) {
    const token = reader.tokens[at];
    if (!token || labels.has(token.text)) return token ? at : null;
    if (!leadsOver(reader, at, words)) return null;
    if (token.kind === 'word' || token.kind === 'circle') words += 1;
  }
  return null;
}

/** Whether a label before this token can still be meant, with so many words between this and the colour. */
function leadsOver({ tokens, names }: Reader, at: number, words: number): boolean {
  const token = tokens[at];
  if (!token || isDotted(tokens, at)) return token !== undefined;
  if (isBreak(tokens, at)) return words === 0 && token.kind !== 'mark';
  return token.kind === 'mark' || fillers.has(token.text) || colourOf(token) !== null || isNameWord(names.own, token.text);
}

/** "a red status", "red-rated" */
function labelAfter(tokens: readonly Token[], cluster: Cluster): Label | null {
  const at = tokens[cluster.to]?.text === '-' ? cluster.to + 1 : cluster.to;
  const [label, next] = [tokens[at], tokens[at + 1]];
  if (!label || !labels.has(label.text) || (next && things.has(next.text))) return null;
  return { time: timeOf(tokens, cluster), direct: true };
}

/** Whether the colour stands first in the text, or right behind the pathway's name, or behind the name of another one. */
function headOf({ tokens, names }: Reader, from: number): 'start' | 'other' | null {
  let at = from - 1;
  while (tokens[at]?.kind === 'mark' && !isBreak(tokens, at)) at -= 1;
  if (at < 0 || tokens.findIndex(({ kind }) => kind === 'word' || kind === 'circle') === from) return 'start';
  const of = /^(?:pathway|programme|project)$/.test(tokens[at]?.text ?? '') ? at : at + 1;
  if (endsWithName(tokens, of, names.own)) return 'start';
  return endsWithName(tokens, of, names.others) ? 'other' : null;
}

/** Whether a sentence begins with one of these names, and the name ends here. */
function endsWithName(tokens: readonly Token[], end: number, names: PathwayNames['own']): boolean {
  return names.some((name) => {
    const begin = end - name.length;
    const same = begin >= 0 && name.every((word, index) => tokens[begin + index]?.text === word);
    return same && (begin === 0 || isBreak(tokens, begin - 1) || tokens[begin - 1]?.kind === 'mark');
  });
}

function isNameWord(names: PathwayNames['own'], word: string): boolean {
  return names.some((name) => name.includes(word));
}

function isExpression({ statuses: [only, ...others] }: Cluster, next: Token): boolean {
  return only !== undefined && others.length === 0 && (expressions[only].has(next.text) || afterAnyColour.has(next.text));
}

/** Whether the colour is not the colour of a thing named behind it. */
function isLast(tokens: readonly Token[], { to }: Cluster): boolean {
  const next = tokens[to];
  if (!next || isBreak(tokens, to)) return true;
  if (next.text === '-') return next.apart || tokens[to + 1]?.apart === true;
  return next.kind === 'mark' || next.kind === 'circle' || closers.has(next.text);
}

/** Tokens that are looked at before and behind a colour: no sentence needs more, and a text of nothing but colours is read as fast. */
const reach = 40;

/** The words that share a line, cell, bracket or clause between dashes or colons with the colour; empty where it stands there alone. */
function segmentOf(tokens: readonly Token[], { from, to }: Cluster): Token[] {
  const ends = (at: number) => isBreak(tokens, at) || /^[:()[\]–—]$/.test(tokens[at]?.text ?? '') || isDash(tokens, at);
  let [first, last] = [from, to];
  while (first > Math.max(0, from - reach) && !ends(first - 1)) first -= 1;
  while (last < Math.min(tokens.length, to + reach) && !ends(last)) last += 1;
  return [...tokens.slice(first, from), ...tokens.slice(to, last)].filter(({ kind }) => kind === 'word');
}

function isDash(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.text === '-' && tokens[at]?.apart === true;
}

/** "figure 2 (blue)" */
function isOfFigure(tokens: readonly Token[], { from }: Cluster): boolean {
  return tokens[from - 1]?.text === '(' && tokens.slice(Math.max(0, from - 3), from).some(({ text }) => things.has(text));
}

/** Whether it stands alone in a table that has a column for it, in the row of no other pathway. */
function headerAbove({ tokens, names, header }: Reader, { from }: Cluster): boolean {
  let row = from;
  while (row > Math.max(0, from - reach) && tokens[row - 1]?.kind !== 'line') row -= 1;
  const inTable = tokens.slice(row, from).some(({ kind }) => kind === 'cell');
  const ofOther = tokens.slice(row, from).some((_, index) => endsWithName(tokens, row + index + 1, names.others));
  return inTable && !ofOther && header >= 0 && header < row;
}

/** Of what the colour is said. */
function subjectOf({ tokens, names }: Reader, from: number): 'self' | 'thing' | 'unknown' {
  const clause = clauseBefore(tokens, from);
  const isOwn = ({ text }: Token) => selves.has(text) || isNameWord(names.own, text);
  if (clause.some(({ text }) => things.has(text))) return 'thing';
  const verb = clause.findLastIndex(({ text }) => states.has(text));
  if (verb < 0 || !clause.slice(verb).every((token) => states.has(token.text) || particles.has(token.text) || isOwn(token)))
    return 'unknown';
  const subject = clause.slice(0, verb).filter(({ text }) => !particles.has(text) && !states.has(text));
  return subject.length === 0 || subject.some(isOwn) ? 'self' : 'unknown';
}

const clauseEnds = new Set(['and', 'but', 'while', 'because', 'so', ',', ':', '(', ')', '–', '—']);

function clauseBefore(tokens: readonly Token[], from: number): Token[] {
  let first = from;
  while (first > Math.max(0, from - reach) && !isBreak(tokens, first - 1) && !clauseEnds.has(tokens[first - 1]?.text ?? '')) first -= 1;
  return tokens.slice(first, from).filter(({ kind }) => kind === 'word');
}
