import { isInAddress } from './clause.ts';
import { channels, fillers, surnames } from './vocabulary.ts';
import type { Word } from './words.ts';

type Place = { readonly from: number; readonly to: number };

/** Whether a file's name ends behind a place, with its extension. */
export function endsFile(plain: string, at: number): boolean {
  return /^\S{0,20}\.[a-z]{2,4}(?![\p{L}\d])/iu.test(plain.slice(at, at + 26));
}

/**
 * Whether a word before digits says nothing of them as they stand in a file's name: clinics name files by a surname, by what the file is or how it
 * came ("PAGE_9434765919.pdf", "fax 9434765919.pdf"), and what stands before the name speaks of the file.
 */
export function isOfFile(plain: string, word: Word, { from, to }: Place): boolean {
  const { meaning, phrase } = word;
  const between = plain.slice(word.to, from);
  if (/[/=]$/.test(between) && isInAddress(plain, from)) return false;
  const isCapitals = between === ' ' && /^\p{Lu}{4,}$/u.test(plain.slice(word.from, word.to));
  if (surnames.has(phrase) && (isCapitals || /^[\p{Pd}_#(]*$/u.test(between))) return true;
  if (!endsFile(plain, to)) return false;
  const isOfFileItself = (between.toLowerCase().match(/\p{L}+/gu) ?? []).every((small) => fillers.has(small));
  return !isOfFileItself || meaning === 'reference' || channels.has(phrase) || surnames.has(phrase);
}
