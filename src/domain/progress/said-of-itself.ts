import type { Status } from '../status.ts';
import { isNameWord, type PathwayNames } from './pathway-names.ts';
import { reach } from './status-clauses.ts';
import { loneLetter } from './status-letters.ts';
import type { Mention } from './status-mentions.ts';
import { colourOf, type Token } from './status-tokens.ts';
import { closers, degrees, isEnglish, nearly, negations, otherWords, particles, selves, states } from './status-vocabulary.ts';

/** What is said of the pathway without a colour: as what it is ("we are amver", "the pathway has been put on hold"), or before all else ("off track"). */
export function saidOfItself(tokens: readonly Token[], own: PathwayNames['own']): Mention[] {
  return [...tokens.flatMap((_, at) => saidBehindVerb(tokens, at, own)), ...saidFirst(tokens, own), ...offTrackThough(tokens, own)];
}

function saidBehindVerb(tokens: readonly Token[], at: number, own: PathwayNames['own']): Mention[] {
  let first = at;
  while (first > 0 && at - first < 8 && leadsOver(tokens[first - 1])) first -= 1;
  const subject = tokens[first - 1];
  const isSaid = tokens.slice(first, at).some(({ text }) => states.has(text) || text === 'will');
  if (!subject || !isSaid || !isSelf(subject, own)) return [];
  const phrase = phraseAt(tokens, at);
  const near = states.has(tokens[at - 1]?.text ?? '') || (/^(?:now|still|again|to|at)$/.test(tokens[at - 1]?.text ?? '') && at - first > 1);
  if (phrase === null) return near ? misspelt(tokens[at], at) : [];
  return near || endsAt(tokens, at + phrase) ? [otherWord(at, phrase)] : [];
}

function isSelf({ text }: Token, own: PathwayNames['own']): boolean {
  return selves.has(text) || isNameWord(own, text);
}

function leadsOver(token: Token | undefined): boolean {
  return token !== undefined && [states, particles, negations, degrees].some((list) => list.has(token.text));
}

/** "Off track. Lists cancelled"; "is at risk", where the pathway's name was read off before it; "dementia, now on hold". */
function saidFirst(tokens: readonly Token[], own: PathwayNames['own']): Mention[] {
  let verb = false;
  for (let at = 0; at < Math.min(tokens.length, reach); at += 1) {
    const token = tokens[at];
    const phrase = phraseAt(tokens, at);
    if (phrase !== null) return states.has(tokens[at - 1]?.text ?? '') || standsFirst(tokens, at, phrase) ? [otherWord(at, phrase)] : [];
    const letter = loneLetter(tokens, at);
    if (letter.length > 0) return letter;
    if (!token || !(isMark(token) || leadsOver(token) || isSelf(token, own))) return verb ? misspelt(token, at) : [];
    verb ||= states.has(token.text);
  }
  return [];
}

function isMark({ kind, text }: Token): boolean {
  return kind !== 'word' && kind !== 'circle' && !/^[.!?]$/.test(text);
}

/** "Completed: two audits" is what was done. */
function standsFirst(tokens: readonly Token[], at: number, phrase: number): boolean {
  const done = tokens[at]?.text === 'completed' && (tokens[at + 1]?.kind === 'word' || tokens[at + 1]?.text === ':');
  return !done && endsAt(tokens, at + phrase);
}

/** "Green. Off track": what no report on track says. */
function offTrackThough(tokens: readonly Token[], own: PathwayNames['own']): Mention[] {
  const colour = tokens.findIndex((token) => colourOf(token) !== null);
  const leads = tokens.slice(0, Math.max(colour, 0)).every((token) => isMark(token) || isNameWord(own, token.text));
  if (!leads || !/^(?:green|blue)$/.test(tokens[colour]?.text ?? '')) return [];
  const at = tokens.findIndex((token, index) => index > colour && token.kind === 'word');
  const phrase = /^(?:off|behind)$/.test(tokens[at]?.text ?? '') ? phraseAt(tokens, at) : null;
  return phrase !== null && endsAt(tokens, at + phrase) ? [otherWord(at, phrase)] : [];
}

function otherWord(at: number, length: number): Mention {
  return unclear('other_word', [], at, at + length);
}

/** Whether nothing stands here that the words before could be said of: "at risk: recruitment", but not "at risk patients". */
function endsAt(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at];
  return (
    next?.kind !== 'word' ||
    (closers.has(next.text) && !/^(?:all|any|both|each|every|her|his|of|our|that|the|their|this|these|those|my)$/.test(next.text))
  );
}

/** How many tokens a word for a status other than its colour takes here. */
export function phraseAt(tokens: readonly Token[], at: number): number | null {
  const spoken = [1, 2, 3].map((length) =>
    tokens
      .slice(at, at + length)
      .map(({ text }) => text)
      .join(' ')
      .replace(' - ', ' '),
  );
  const length = spoken.findIndex((words) => otherWords.has(words)) + 1;
  return length === 0 ? null : length;
}

export function misspelt(token: Token | undefined, at: number): Mention[] {
  const meant = token === undefined || isEnglish(token.text) ? [] : nearly(token.text);
  return meant.length === 0 ? [] : [unclear('misspelt', meant, at, at + 1)];
}

export function unclear(because: Mention['because'], statuses: readonly Status[], from: number, to: number): Mention {
  return { sense: 'unclear', statuses, because, from, to };
}
