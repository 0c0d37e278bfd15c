import type { Status, StatusQuestion } from '../status.ts';
import { otherMentions } from './other-mentions.ts';
import { clauseBefore, namesNothingElse } from './status-clauses.ts';
import { colourMentions, type Mention } from './status-mentions.ts';
import { type Token, tokensOf } from './status-tokens.ts';
import { formerly, leadsOn } from './status-vocabulary.ts';

/** What a text says of its pathway's status. Silence is never read as good news: `silent` only where nothing in it may be a status. */
export type StatusReading =
  | { readonly kind: 'stated'; readonly status: Status }
  | ({ readonly kind: 'asked' } & StatusQuestion)
  | { readonly kind: 'silent' };

/** Names of pathways, as people write them: of the one the text is about, and of others it may speak of. */
export type NamesInText = { readonly own: readonly string[]; readonly others: readonly string[] };

/**
 * Reads the status a report states: at its start, beside "status", "RAG", "rated" or "confidence", as what is said of the pathway, or as a circle. What is
 * negated, past or only feared states nothing; where a text says nothing else of a status, or several things, it is asked.
 */
export function readStatus(text: string, names: NamesInText): StatusReading {
  const tokens = tokensOf(text.slice(0, longest).replaceAll(pathToGreen, 'path:'));
  const known = { own: names.own.map(wordsOf), others: names.others.map(wordsOf) };
  const mentions = [...colourMentions({ tokens, names: known }), ...otherMentions(tokens, known)].sort((a, b) => a.from - b.from);
  return together(mentions, tokens);
}

/** Characters that are read: what is longer is refused by the text gate. */
const longest = 15_000;

/** The label of a part, and not a colour. */
const pathToGreen = /\b(?:path|route|road)[ \t]+(?:back[ \t]+)?to[ \t]+green\b[ \t]*:?/giu;

function together(mentions: readonly Mention[], tokens: readonly Token[]): StatusReading {
  const stated = mentions.filter(({ sense }) => sense === 'stated');
  const statuses = [...new Set(stated.flatMap((mention) => mention.statuses))];
  const [status, ...others] = statuses;
  const asked = (mention: Mention, why: StatusQuestion['why'] = mention.because, all = mention.statuses): StatusReading => ({
    kind: 'asked',
    why,
    statuses: all,
    words: wordsAround(tokens, mention),
  });
  if (status === undefined) {
    const [first] = [...['unclear', 'loose'].flatMap((wanted) => mentions.filter(({ sense }) => sense === wanted)), ...mentions];
    return first ? asked(first, first.because, allOf(mentions, first)) : { kind: 'silent' };
  }
  const [firstStated] = stated;
  if (others.length > 0 && firstStated) return asked(firstStated, 'several', statuses);
  const doubt = mentions.find(
    (mention) => againstIt(mention, status) || takesBack(tokens, mention, status) || goesOn(tokens, stated, mention, status),
  );
  if (!doubt) return { kind: 'stated', status };
  return doubt.because === 'alone' || doubt.because === 'not_now'
    ? asked(doubt, 'several', [...new Set([status, ...doubt.statuses])])
    : asked(doubt);
}

/** Whether this says something else than that the status is this one. */
function againstIt({ sense, statuses }: Mention, status: Status): boolean {
  if (sense === 'denied') return statuses.includes(status);
  return sense === 'unclear' && !(statuses.length === 1 && statuses[0] === status);
}

/** "Green. Now red", "Green - correction, red", "Green, should be red": another colour, in words that name nothing else it could be said of. */
function takesBack(tokens: readonly Token[], { sense, statuses, from }: Mention, status: Status): boolean {
  if (statuses.includes(status)) return false;
  const clause = clauseBefore(tokens, from);
  const corrects = sense === 'loose' || (sense === 'aside' && clause.some(({ text }) => text === 'should' || text === 'ought'));
  return corrects && namesNothingElse(clause);
}

/** "Amber moving to red": another colour that only words of change part from the one stated. */
function goesOn(tokens: readonly Token[], stated: readonly Mention[], { sense, statuses, from }: Mention, status: Status): boolean {
  if (sense === 'stated' || sense === 'denied' || statuses.includes(status)) return false;
  const before = stated.findLast(({ to }) => to <= from);
  const between = before && from - before.to < 9 ? tokens.slice(before.to, from) : [];
  return (
    between.length > 0 && between.every(({ text }) => leadsOn(text)) && !between.some(({ text }) => formerly.has(text) || text === 'from')
  );
}

/** Where the text leaves several statuses open, all of them are named. */
function allOf(mentions: readonly Mention[], { because, statuses }: Mention): readonly Status[] {
  return because === 'alone' ? [...new Set(mentions.flatMap((mention) => mention.statuses))] : statuses;
}

/** The words in question, with one before and after them within their line. */
function wordsAround(tokens: readonly Token[], { from, to }: Mention): string {
  const line = (at: number) => tokens[at]?.kind === 'word' || tokens[at]?.kind === 'mark';
  const begin = from > 0 && line(from - 1) ? from - 1 : from;
  const end = line(to) ? to + 1 : to;
  return tokens
    .slice(begin, end)
    .map(({ raw, apart }, index) => `${apart && index > 0 ? ' ' : ''}${raw}`)
    .join('')
    .replaceAll(/[\ue000\ue001]/gu, '')
    .trim();
}

function wordsOf(name: string): string[] {
  return tokensOf(name).map(({ text }) => text);
}
