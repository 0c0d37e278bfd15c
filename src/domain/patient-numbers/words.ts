import { type Meaning, titles, vocabulary } from './vocabulary.ts';

/** A word, or several, that says what the digits beside it are. */
export type Word = { readonly meaning: Meaning; readonly phrase: string; readonly from: number; readonly to: number };

type Token = { readonly text: string; readonly from: number; readonly to: number };
type Phrase = { readonly meaning: Meaning; readonly phrase: string; readonly tokens: readonly string[] };

/** The words of the vocabulary in a plain text, in order, the longest where several begin alike. */
export function wordsIn(plain: string): Word[] {
  const tokens = tokensOf(plain);
  const words: Word[] = [];
  for (let at = 0; at < tokens.length; ) {
    const found = longestAt(tokens, at);
    const [first, last] = [tokens[at], tokens[at + (found?.tokens.length ?? 1) - 1]];
    if (found && first && last) {
      const word = { meaning: found.meaning, phrase: found.phrase, from: first.from, to: last.to };
      if (!qualifiesPatient(word, words.at(-1)) && !isName(word, tokens[at - 1])) words.push(word);
    }
    at += found?.tokens.length ?? 1;
  }
  return words;
}

/** "Patient document": still of the patient. */
function qualifiesPatient({ meaning, from }: Word, before: Word | undefined): boolean {
  return meaning === 'reference' && before?.meaning === 'patient' && from - before.to <= 2;
}

/** "Mrs Page". */
function isName({ meaning, from }: Word, before: Token | undefined): boolean {
  const isCommon = meaning === 'reference' || meaning === 'other' || meaning === 'figures';
  return isCommon && before !== undefined && titles.has(before.text) && from - before.to <= 2;
}

/** Runs of letters, in lower case; capitals within them begin another; the s of "patient's" is none. */
function tokensOf(plain: string): Token[] {
  return [...plain.matchAll(/\p{Lu}{2,}s(?!\p{L})|\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{L}/gu)]
    .map(({ 0: text, index: from }) => ({ text: text.toLowerCase(), from, to: from + text.length }))
    .filter(({ text, from }) => !(text === 's' && plain[from - 1] === "'"));
}

const phrasesBy = new Map<string, Phrase[]>();
for (const [meaning, phrases] of Object.entries(vocabulary) as [Meaning, readonly string[]][]) {
  for (const phrase of phrases) {
    const tokens = phrase.split(' ');
    const [first = phrase] = tokens;
    phrasesBy.set(first, [...(phrasesBy.get(first) ?? []), { meaning, phrase, tokens }]);
  }
}

function longestAt(tokens: readonly Token[], at: number): Phrase | null {
  const fits = (phrase: Phrase) =>
    phrase.tokens.every((text, index) => tokens[at + index]?.text === text && closeTo(tokens, at + index, index));
  const fitting = (phrasesBy.get(tokens[at]?.text ?? '') ?? []).filter(fits);
  return fitting.toSorted((a, b) => b.tokens.length - a.tokens.length)[0] ?? null;
}

/** The words of a phrase stand together: no digits, and hardly anything else, between one and the next. */
function closeTo(tokens: readonly Token[], at: number, index: number): boolean {
  const [token, before] = [tokens[at], tokens[at - 1]];
  return index === 0 || (token !== undefined && before !== undefined && token.from - before.to <= 3);
}
