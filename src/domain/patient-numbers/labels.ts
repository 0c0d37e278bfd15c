import { isAside, isDenied, isInAddress, isNone, isTopic, saysAbsent, tieOf } from './clause.ts';
import { isOfFile } from './file-names.ts';
import { abbreviations, channels, fillers, type Meaning, surnames, vocabulary } from './vocabulary.ts';
import type { Window } from './windows.ts';
import { type Word, wordsIn } from './words.ts';

/** What the words beside a number say of it. `direct`: nothing but marks and small words stand between. */
export type Label = { readonly meaning: Meaning; readonly direct: boolean };

/** How many characters away a word before a number still speaks of it. */
const reach: Readonly<Record<Meaning, number>> = {
  number: 80,
  issuer: 12,
  patient: 60,
  patients: 60,
  letter: 4,
  other: 60,
  reference: 40,
  figures: 60,
};
const farthest = Math.max(...Object.values(reach));
/** And one after it. */
const reachAfter = 25;
const figures: ReadonlySet<string> = new Set(vocabulary.figures);

type Place = Pick<Window, 'from' | 'to'> & {
  /** True where it could be a row of figures */
  readonly figures: boolean;
};

/**
 * Gives what the nearest word says of the digits at a place; null where none says anything. A word that announces a patient's number in the same
 * clause wins over all others; else a word before the digits, unless more stands between and one follows at once.
 *
 * @param plain as `plainText` gives it
 */
export function labelsOf(plain: string): (place: Place) => Label | null {
  const words = wordsIn(plain);
  return (place) => {
    const before = labelBefore(plain, words, place);
    const after = labelAfter(plain, words, place);
    if (after?.meaning === 'number') return after;
    return before?.direct ? before : (after ?? before);
  };
}

function labelBefore(plain: string, words: readonly Word[], place: Place): Label | null {
  const nearest = nearestBefore(plain, words, place);
  const announcing = announcingBefore(words, place);
  if (!announcing) return nearest;
  const other = otherBetween(plain, words, announcing, place);
  if (isNone(plain, announcing)) return nearest?.meaning === 'number' ? null : nearest;
  const tie = tieOf(plain, endOf(announcing, plain), other, place.from);
  if (tie === 'clause') return other && isDenied(plain, announcing, other) ? null : { meaning: 'number', direct: true };
  return tie === 'doubtful' && nearest?.meaning !== 'number' ? null : nearest;
}

/** The last word before digits that announces a patient's number; of a row of figures only one that speaks of a single number. */
function announcingBefore(words: readonly Word[], { from, figures }: Place): Word | null {
  for (let index = countUpTo(words, from) - 1; index >= 0; index -= 1) {
    const word = words[index];
    if (!word || from - word.to > reach.number) return null;
    if (word.meaning === 'number') return figures && word.phrase.endsWith('s') ? null : word;
  }
  return null;
}

/** With the point of "NHS no." */
function endOf({ phrase, to }: Word, plain: string): number {
  return plain[to] === '.' && /(?:^| |nhs|pt|chi|hsc|hc|patient)(?:nos?|num|nr|nbr|n)$/.test(phrase) ? to + 1 : to;
}

/** The last word between that speaks of the digits, but for those in brackets. */
function otherBetween(plain: string, words: readonly Word[], announcing: Word, place: Place): Word | null {
  const { from, figures } = place;
  for (let index = countUpTo(words, from) - 1; index >= 0; index -= 1) {
    const word = words[index];
    if (!word || word === announcing) return null;
    if (!speaks(plain, word, place) || (word.meaning === 'figures' && !figures)) continue;
    if (!isAside(plain, announcing.to, word, from)) return word;
  }
  return null;
}

/** What the nearest word before digits says. */
function nearestBefore(plain: string, words: readonly Word[], place: Place): Label | null {
  const { from, figures } = place;
  let ofFigures: Label | null = null;
  for (let index = countUpTo(words, from) - 1; index >= 0; index -= 1) {
    const word = words[index];
    if (!word || from - word.to > farthest) break;
    if (!speaks(plain, word, place) || (word.meaning === 'figures' && !figures)) continue;
    const between = plain.slice(word.to, from);
    const label = { meaning: word.meaning, direct: isDirect(between) || (word.meaning === 'patient' && isNamed(between)) };
    // "NHS number, seen today: 94 34 76 59 19" is one all the same, "NHS numbers a week: 12 13 14 15 16" are figures.
    if (ofFigures) return label.meaning === 'number' && !word.phrase.endsWith('s') ? label : ofFigures;
    if (label.meaning !== 'figures') return label;
    ofFigures = label;
  }
  return ofFigures;
}

function speaks(plain: string, word: Word, place: Place): boolean {
  const between = plain.slice(word.to, place.from);
  if (between.length > reach[word.meaning]) return false;
  switch (word.meaning) {
    case 'number':
    case 'patient':
    case 'patients':
      return true;
    case 'issuer':
      return !/[\p{L}\d]/u.test(between);
    case 'letter':
      return /^[\s\p{Pd}_.=/]*$/u.test(between);
    case 'reference':
      return !/\d/.test(between) && !endsSentence(word, between) && !isOfFile(plain, word, place);
    case 'other':
      return !endsSentence(word, between) && !isOfFile(plain, word, place);
    case 'figures':
      // A column of figures goes on over lines.
      return !endsSentence(word, between.replaceAll(/\d/g, '')) && !isOfFile(plain, word, place);
  }
}

/** A sentence or line ends there, other than right behind a heading or an abbreviation. */
function endsSentence({ phrase }: Word, between: string): boolean {
  if (!/[\p{L}\d]/u.test(between)) return /[.!?]\s/.test(between) && !abbreviations.has(phrase);
  return /[.!?]\s|\n/.test(between.replace(/\b(?:no|tel|ref|ext|approx|St|Mr|Mrs|Dr)\.\s/gi, ' '));
}

/** "(NHS)", " is the patient's number", " pounds": after digits a word speaks only where it is tied to them. */
function labelAfter(plain: string, words: readonly Word[], { to }: Place): Label | null {
  const next = wordAfter(words, to);
  if (!next || next.from < to || next.from - to > reachAfter) return null;
  const between = plain.slice(to, next.from);
  if (!isDirect(between, next.meaning === 'number') || /[.,;|]|\n(?!\(|(?:is|are|was|were)\s)/.test(between)) return null;
  if (between.includes('/') && isInAddress(plain, to)) return null;
  const meaning = meaningAfter(next, between, plain.slice(next.to, next.to + reachAfter));
  return meaning && { meaning, direct: true };
}

/** The first word after digits, or one that announces a number behind words for figures: "are this week's NHS numbers". */
function wordAfter(words: readonly Word[], to: number): Word | null {
  const first = countUpTo(words, to);
  for (let index = first; ; index += 1) {
    const word = words[index];
    if (word?.meaning === 'number') return word;
    if (word?.meaning !== 'figures' || word.from - to > reachAfter) return words[first] ?? null;
  }
}

/** What follows a word that has digits of its own: "943 476 5919 Zoom ID 935 100 0001". */
const ofNext = /^(?:[^\p{L}\d]|(?<!\p{L})(?:meeting|id|number|no)(?!\p{L})){0,20}\d{2}/iu;

function meaningAfter({ meaning, phrase }: Word, between: string, after: string): Meaning | null {
  const isTied = /^\s?[([]\s?$|\s(?:is|was)\s|\s=\s/.test(between);
  switch (meaning) {
    case 'number':
      return /(?<!\p{L})no\s$/iu.test(between) || saysAbsent(after) || isTopic(after) ? null : 'number';
    case 'issuer':
      return isTied && /^\s?[)\]]/.test(after) ? 'number' : null;
    case 'other':
      return isTied || !(channels.has(phrase) || surnames.has(phrase) || ofNext.test(after)) ? 'other' : null;
    case 'patient':
    case 'reference':
      return isTied ? meaning : null;
    case 'patients':
    case 'letter':
    case 'figures':
      return null;
  }
}

/** Nothing but marks and small words, and words for figures if they are let. */
function isDirect(between: string, withFigures = false): boolean {
  const isSmall = (word: string) => fillers.has(word) || (withFigures && figures.has(word));
  return !/\d/.test(between) && (between.toLowerCase().match(/(?<!')\p{L}+/gu) ?? []).every(isSmall);
}

/** "Patient A Smith: " */
function isNamed(between: string): boolean {
  return /^[\s:,(]*(?:\p{Lu}[\p{L}'.]*[\s:,()-]+){1,3}$/u.test(between);
}

/** How many of the words begin before a place. */
function countUpTo(words: readonly Word[], at: number): number {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const isBefore = (words[middle]?.from ?? at) < at;
    [low, high] = isBefore ? [middle + 1, high] : [low, middle];
  }
  return low;
}
