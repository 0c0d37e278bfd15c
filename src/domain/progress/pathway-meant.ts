import { patternOf } from '../names.ts';
import { beginsSentence, isCapitalised, makesExpression } from './colour-clusters.ts';
import type { Named } from './read-report.ts';
import { colourOf, emojiCode, type Token, tokensOf } from './status-tokens.ts';
import {
  closers,
  fillers,
  labels,
  notAStatusAfter,
  oneSlip,
  particles,
  selves,
  services,
  specialities,
  states,
  things,
} from './status-vocabulary.ts';

/** A report that begins with a pathway's name and a status, as "stroke green All well", where no pathway here has that name. */
export type PathwayMeant = {
  readonly given: string;
  /** Names of the pathways it could be; none where none has a name like it */
  readonly couldBe: readonly string[];
};

/**
 * The pathway that a report seems to name, though it is none of these: before a status stands the name of another group's pathway, a part or a misspelling of
 * one here, or what pathways are mostly called.
 *
 * @param elsewhere names of pathways of other groups
 */
export function pathwayMeant(text: string, pathways: readonly Named[], elsewhere: readonly string[]): PathwayMeant | null {
  const tokens = tokensOf(text.slice(0, longestHead));
  const at = tokens.findIndex((token) => colourOf(token) !== null);
  const head = tokens.slice(0, at).filter(({ kind }) => kind !== 'mark');
  const words = head.map((token) => token.text).filter((word) => word !== 'pathway');
  const isHead = at > 0 && words.length > 0 && words.length <= 6 && head.every(({ kind }) => kind === 'word') && !isPartOfMore(tokens, at);
  if (!isHead) return null;
  const given = asTyped(tokens.slice(0, at));
  const couldBe = pathways.filter((pathway) => [pathway.key, pathway.name].some((name) => isLike(name, words))).map(({ name }) => name);
  const isKnown = couldBe.length > 0 || elsewhere.some((name) => wordsOf(name).join(' ') === words.join(' '));
  return isKnown || looksLikeName(tokens, at, words) ? { given, couldBe } : null;
}

const longestHead = 300;

/** The text without the words with which it names a pathway; whole where it does not begin with them. */
export function withoutName(text: string, given: string): string {
  const named = given.split(' ').map(patternOf).join(String.raw`[^\p{L}\p{N}]+`);
  return text.replace(new RegExp(String.raw`^[^\p{L}\p{N}]*${named}(?![\p{L}\p{N}])(?:(?!${emojiCode})[\s:*_,;.–—-])*`, 'iu'), '');
}

/** "Stroke red flags": the colour belongs to what follows. */
function isPartOfMore(tokens: readonly Token[], at: number): boolean {
  const [colour, next] = [tokens[at], tokens[at + 1]];
  const status = colourOf(colour);
  if (!colour || !status || next?.kind !== 'word') return false;
  const itsThing = things.has(next.text) && !beginsSentence(colour, next);
  return itsThing || makesExpression(tokens, { from: at, to: at + 1, statuses: [status], moves: false });
}

/** The words are a part of the name, or the name with one slip. */
function isLike(name: string, words: readonly string[]): boolean {
  const known = wordsOf(name);
  const [word] = words;
  const slip = words.length === 1 && word !== undefined && word.length > 3 && known.some((one) => one !== word && oneSlip(word, one));
  return slip || words.every((one) => known.includes(one));
}

/** What pathways are mostly called; or words that no sentence begins with, before a status and the beginning of a text: "end of life green All well". */
function looksLikeName(tokens: readonly Token[], at: number, words: readonly string[]): boolean {
  if (words.every((word) => specialities.has(word))) return true;
  const [before, colour, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (!colour || before?.kind !== 'word' || next?.kind !== 'word' || !tokens.slice(0, at).every(isOfName) || !isName(words)) return false;
  const isService = [services, specialities].some((list) => list.has(before.text));
  return isService || (colour.kind === 'word' && !isCapitalised(colour) && /^\p{Lu}/u.test(next.raw));
}

function isOfName({ kind, text }: Token): boolean {
  return kind === 'word' || /^[-–&,/"'()]$/.test(text);
}

/** "Care of the elderly", but not "now", "we went", "our team". */
function isName(words: readonly string[]): boolean {
  const [first = '', ...others] = words.filter((word) => word !== "'s");
  const named = /^(?:the|our)$/.test(first) ? others : [first, ...others];
  const isSaid = named.some(
    (word, at) => ordinary.some((list) => list.has(word)) && !(joins.test(word) && at > 0 && at < named.length - 1) && !nouns.test(word),
  );
  return !isSaid && named.some((word) => !selves.has(word) && !fillers.has(word));
}

const ordinary = [labels, selves, states, particles, closers, notAStatusAfter];
const joins = /^(?:of|and|for|in|at|with|the|to|on|by)$/;
/** Of the words for the pathway itself, or before a colour that is a name, those that names of others have too. */
const nouns = /^(?:board|group|programme|project|scheme|team|ward|workstream)$/;

/** The words as they were typed, with the marks between them. */
function asTyped(tokens: readonly Token[]): string {
  const isWord = ({ kind }: Token) => kind === 'word';
  return tokens
    .slice(tokens.findIndex(isWord), tokens.findLastIndex(isWord) + 1)
    .map(({ raw, apart }, index) => `${apart && index > 0 ? ' ' : ''}${raw}`)
    .join('');
}

function wordsOf(name: string): string[] {
  return tokensOf(name)
    .filter(({ kind }) => kind === 'word')
    .map(({ text }) => text);
}
