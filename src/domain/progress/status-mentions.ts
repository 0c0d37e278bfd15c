import type { Status, StatusQuestion } from '../status.ts';
import { type Cluster, clustersIn, isCapitalised, isLast, makesExpression } from './colour-clusters.ts';
import { endsWithName, type PathwayNames } from './pathway-names.ts';
import { clauseBefore, reach, segmentOf } from './status-clauses.ts';
import { labelAfter, labelBefore } from './status-labels.ts';
import { subjectOf } from './status-subject.ts';
import { type Time, timeOf } from './status-time.ts';
import { isBreak, type Token } from './status-tokens.ts';
import { closers, labels, notAStatusAfter, otherColours, placesOfColour, shades, things } from './status-vocabulary.ts';

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
  if (isShaded(tokens, cluster) && isLast(tokens, cluster) && isOfPathway(reader, cluster.from - 1)) {
    return { sense: 'unclear', statuses: cluster.statuses, because: 'expression' };
  }
  return inSentence(reader, cluster, time);
}

/** "dark red" */
function isShaded(tokens: readonly Token[], { from }: Cluster): boolean {
  return shades.has(tokens[from - 1]?.text ?? '');
}

/** Whether what stands here is said of the pathway, as its first word or by a verb. */
function isOfPathway(reader: Reader, at: number): boolean {
  return headOf(reader, at) === 'start' || subjectOf(reader, at) === 'self';
}

/** Beside "status", "RAG" and the like. */
function beside({ tokens }: Reader, cluster: Cluster, time: Time): Meaning {
  const partOfMore = makesExpression(tokens, cluster) && !labels.has(tokens[cluster.to]?.text ?? '');
  return partOfMore || isShaded(tokens, cluster)
    ? { sense: 'unclear', statuses: cluster.statuses, because: 'expression' }
    : said(cluster, time);
}

/** As the first word of the report, or right behind the pathway's name. */
function atStart(tokens: readonly Token[], cluster: Cluster, time: Time): Meaning {
  const [first, next] = [tokens[cluster.from], tokens[cluster.to]];
  const readsOn = next?.kind === 'word' && first && isCapitalised(first) && /^\p{Ll}/u.test(next.raw) && !closers.has(next.text);
  const hyphened = next?.text === '-' && !next.apart && tokens[cluster.to + 1]?.apart === false;
  if (makesExpression(tokens, cluster) || readsOn || hyphened || next?.text === "'s") {
    return { sense: 'unclear', statuses: cluster.statuses, because: 'expression' };
  }
  return said(cluster, time);
}

function atOther(tokens: readonly Token[], cluster: Cluster): Meaning | null {
  return isLast(tokens, cluster) ? { sense: 'unclear', statuses: cluster.statuses, because: 'other_pathway' } : null;
}

function inSentence(reader: Reader, cluster: Cluster, time: Time): Meaning | null {
  const { tokens } = reader;
  const subject = subjectOf(reader, cluster.from);
  if (!isLast(tokens, cluster)) return subject === 'self' ? readingOn(tokens, cluster, time) : null;
  if (subject === 'self') return said(cluster, time);
  const meant = (sense: Mention['sense']): Meaning => ({
    sense: time === 'not' ? 'denied' : time === 'now' ? sense : 'aside',
    statuses: cluster.statuses,
    because: time === 'now' ? 'alone' : 'not_now',
  });
  const alone = segmentOf(tokens, cluster);
  if (alone.length === 0 && isOfFigure(tokens, cluster)) return null;
  if (alone.length === 0) {
    return headerAbove(reader, cluster) ? said(cluster, time) : { sense: 'unclear', statuses: cluster.statuses, because: 'alone' };
  }
  if ((subject === 'touched' || isLabelled(tokens, cluster)) && cluster.statuses.length < 3) return meant('unclear');
  return subject === 'thing' || isOfSomethingElse(tokens, cluster) ? null : meant('loose');
}

/** "We are red theatre lists cancelled", "we are in the red zone", but not "it was a red letter day", "the group's red folder". */
function readingOn(tokens: readonly Token[], cluster: Cluster, time: Time): Meaning | null {
  const { from, to, statuses } = cluster;
  const [colour, next] = [tokens[from], tokens[to]];
  const before = tokens
    .slice(Math.max(0, from - 2), from)
    .map(({ text }) => text)
    .join(' ');
  const isName = colour !== undefined && isCapitalised(colour) && makesExpression(tokens, cluster);
  const isMeant =
    saysWhat.test(before) || (/^(?:in|into) the$/.test(before) && /^(?:zone|category|band|range|area|bracket)$/.test(next?.text ?? ''));
  return isMeant && !isName ? { sense: time === 'now' ? 'unclear' : 'aside', statuses, because: 'expression' } : null;
}

const saysWhat =
  /\b(?:is|are|am|was|were|been|remains?|remained|stays?|stayed|gone|goes|going|went|turned|turning|becomes?|became|now|still|again)$|(?:^| )'(?:re|m)$|^(?:it|that|this|everything) 's$/;

/** Whether "RAG", "status" and the like stand in its clause, with whatever words between: "the RAG on the dashboard is red". */
function isLabelled(tokens: readonly Token[], { from }: Cluster): boolean {
  const clause = clauseBefore(tokens, from);
  const label = clause.findLastIndex(({ text }) => labels.has(text));
  const given = /^(?:rated|graded)$/.test(clause[label]?.text ?? '');
  return label >= 0 && !(given && clause.slice(label).some(({ text }) => things.has(text)));
}

/** Shades, names, scales and keys, which stand beside no verb that would make a status of them. */
function isOfSomethingElse(tokens: readonly Token[], { from, to, statuses: found }: Cluster): boolean {
  const [before, colour, next] = [tokens[from - 1]?.text ?? '', tokens[from], tokens[to]?.text ?? ''];
  const near = [tokens[from - 2], tokens[from - 1], tokens[to], tokens[to + 1]];
  const where = tokens.slice(to + 1, to + 4).find(({ text }) => !/^(?:the|our|a|this)$/.test(text));
  return (
    found.length > 2 ||
    /^(?:in|of|with|and|or)$/.test(before) ||
    (notAStatusAfter.has(before) && !(/^(?:team|ward)$/.test(before) && colour && !isCapitalised(colour))) ||
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

/** Whether the colour stands first in the text, or right behind the pathway's name, or behind the name of another one. */
function headOf({ tokens, names }: Reader, from: number): 'start' | 'other' | null {
  let at = from - 1;
  while (tokens[at]?.kind === 'mark' && !isBreak(tokens, at)) at -= 1;
  if (at < 0 || tokens.findIndex(({ kind }) => kind === 'word' || kind === 'circle') === from) return 'start';
  const of = /^(?:pathway|programme|project)$/.test(tokens[at]?.text ?? '') ? at : at + 1;
  if (endsWithName(tokens, of, names.own)) return 'start';
  return endsWithName(tokens, of, names.others) ? 'other' : null;
}

/** "figure 2 (blue)" */
function isOfFigure(tokens: readonly Token[], { from }: Cluster): boolean {
  const [named, number] = [tokens[from - 3], tokens[from - 2]];
  const thing = /^\d+$/.test(number?.text ?? '') ? named : number;
  return tokens[from - 1]?.text === '(' && thing !== undefined && things.has(thing.text);
}

/** Whether it stands alone in a table that has a column for it, in the row of no other pathway. */
function headerAbove({ tokens, names, header }: Reader, { from }: Cluster): boolean {
  let row = from;
  while (row > Math.max(0, from - reach) && tokens[row - 1]?.kind !== 'line') row -= 1;
  const inTable = tokens.slice(row, from).some(({ kind }) => kind === 'cell');
  const ofOther = tokens.slice(row, from).some((_, index) => endsWithName(tokens, row + index + 1, names.others));
  return inTable && !ofOther && header >= 0 && header < row;
}
