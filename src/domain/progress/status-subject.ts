import { statuses } from '../status.ts';
import { isNameWord, type PathwayNames } from './pathway-names.ts';
import { clauseBefore, clauseBegin, sentenceLead } from './status-clauses.ts';
import type { Token } from './status-tokens.ts';
import {
  conjunctions,
  degrees,
  measures,
  negations,
  particles,
  perhaps,
  prepositions,
  selves,
  services,
  signals,
  specialities,
  states,
  tellers,
  things,
} from './status-vocabulary.ts';

/**
 * Of what a colour is said. `self`: of the pathway. `touched`: of what may show the pathway's status, as in "our light is red". `thing`: of what has a colour of
 * its own. `unknown`: of none of these, as far as the words go.
 */
export type Subject = 'self' | 'touched' | 'thing' | 'unknown';

type Text = { readonly tokens: readonly Token[]; readonly names: PathwayNames };
type Words = readonly string[];
type Own = (word: string | undefined) => boolean;

/** The subject of the colour's own predicate, whatever else its clause names: "in this month's figures we are red" is said of us. */
export function subjectOf({ tokens, names }: Text, from: number): Subject {
  const own: Own = (word = '') => (selves.has(word) && word !== 'that') || (isNameWord(names.own, word) && !things.has(word));
  const clause = afterTeller(withoutNames(clauseBefore(tokens, from), names));
  const verb = verbLeadingTo(clause, own);
  const words = trimmed(verb < 0 ? clause : clause.slice(0, verb), own);
  const lead = () => withoutNames(sentenceLead(tokens, from), names);
  if (words.length < 4 && oneOfThem.test(words.at(-1) ?? '')) return ofThem(lead(), own);
  if (verb < 0) return withoutVerb(clause, own);
  if (words.length === 0 || (words.length === 1 && relative.test(words.join()))) return ofLead(lead(), words, own);
  const subject = ofWords(words, own);
  return subject === 'thing' && isJoined({ tokens, names }, from, own) ? 'touched' : subject;
}

const relative = /^(?:that|which|who|whose)$/;
const pronoun = /^(?:we|i|they|you|he|she)$/;

const oneOfThem = /^(?:ones?|others?|both|each|they|these|those)$/;

/** A pathway's whole name is one word: "wound care" is no wound. */
function withoutNames(tokens: readonly Token[], { own }: PathwayNames): Words {
  const names = own.toSorted((a, b) => b.length - a.length);
  const words: string[] = [];
  for (let at = 0; at < tokens.length; ) {
    const name = names.find((one) => one.length > 0 && one.every((word, index) => tokens[at + index]?.text === word));
    words.push(name ? 'pathway' : (tokens[at]?.text ?? ''));
    at += name?.length ?? 1;
  }
  return words;
}

/** "The letter says the pathway", "the rota has gaps since we", "the bags are blue We": what is told, and what begins behind another colour. */
function afterTeller(words: Words): Words {
  const at = words.findLastIndex((word, index) => index > 0 && leadsToClause.some((list) => list.has(word)));
  const told = words.slice(at + 1);
  return at > 0 && told.some((word) => word === 'us' || !(particles.has(word) || states.has(word))) ? told : words;
}

const leadsToClause = [tellers, conjunctions, new Set<string>(statuses)];

/** The verb that says what something is, with nothing behind it but words that lead to the colour. */
function verbLeadingTo(words: Words, own: Own): number {
  const verb = words.findLastIndex((word) => states.has(word));
  const leads = (word: string) => own(word) || [states, particles, negations, perhaps, degrees].some((list) => list.has(word));
  return words.slice(Math.max(verb, 0)).every(leads) ? verb : -1;
}

/** Without the words at its end that lead on: "figures this month have", but not "our flag". */
function trimmed(words: Words, own: Own): Words {
  const isNoun = (word: string, at: number) => things.has(word) || own(word) || /^(?:the|an?|our|my|its|their)$/.test(words[at - 1] ?? '');
  const leads = (word: string, at: number) =>
    particles.has(word) || negations.has(word) || modal.test(word) || (states.has(word) && !isNoun(word, at));
  return words.slice(0, words.findLastIndex((word, at) => !leads(word, at)) + 1);
}

const modal = /^(?:can|could|may|might|must|shall|should|will|would|'d|'ll)$/;

/** "The wound, though clean, is red"; "the folder, which is red". */
function ofLead(lead: Words, words: Words, own: Own): Subject {
  if (lead.length === 0) return 'self';
  const subject = lead.some((word) => states.has(word)) ? 'unknown' : ofWords(lead, own);
  return subject === 'thing' || words.length > 0 ? subject : 'self';
}

/** "The pens can be told apart: one is blue" */
function ofThem(lead: Words, own: Own): Subject {
  return lead.some((word) => things.has(word)) && !lead.some(own) ? 'thing' : 'unknown';
}

/** "Dementia and the doors are red" */
function isJoined({ tokens, names }: Text, from: number, own: Own): boolean {
  const begin = clauseBegin(tokens, from);
  if (!/^(?:and|&)$/.test(tokens[begin - 1]?.text ?? '')) return false;
  const other = withoutNames(clauseBefore(tokens, begin - 1), names);
  // Nothing stands before it where the pathway's name was read off.
  return begin === 1 || (other.some(own) && other.every((word) => own(word) || particles.has(word)));
}

/** "The folders we use", "the lamp that the trust bought" */
const beginsClause = /^(?:we|i|they|you|he|she|the|our|that|which|who)$/;

/** Of what the words before a verb speak. */
function ofWords(words: Words, own: Own): Subject {
  const [first = '', last = ''] = [words[0], words.at(-1)];
  if (words.length > 1 && relative.test(last)) return ofWords(trimmed(words.slice(0, -1), own), own);
  if (prepositions.has(first) || conjunctions.has(first)) return behindOpening(words, own);
  if (pronoun.test(last) && own(last) && !things.has(words.at(-2) ?? '')) return 'self';
  const clause = words.findIndex((word, at) => things.has(words[at - 1] ?? '') && beginsClause.test(word));
  if (clause > 0) return clause === words.length - 1 ? 'touched' : ofThing(words[clause - 1], words, own);
  const cut = words.findIndex((word) => prepositions.has(word));
  return cut < 0 ? ofLast(words, own) : ofWhole(words, cut, own);
}

/** "In this month's figures we": where the opening ends is not known, so what stands next to the verb decides. */
function behindOpening(words: Words, own: Own): Subject {
  const last = words.at(-1) ?? '';
  if (pronoun.test(last)) return own(last) ? 'self' : 'unknown';
  if (things.has(last)) return ofThing(last, words, own);
  if (!own(last)) return words.some((word) => drawings.test(word)) ? 'thing' : 'unknown';
  return isLed(words, own) && words.some((word) => things.has(word)) ? 'touched' : 'self';
}

/** "On the map the clinic is blue" */
const drawings = /^(?:maps?|plans?|posters?|labels?|formulary)$/;

/** Whether a preposition leads to the last words: "in our group". */
function isLed(words: Words, own: Own): boolean {
  const at = words.findLastIndex((word) => !(own(word) || articles.test(word)));
  return prepositions.has(words[at] ?? '');
}

const articles = /^(?:the|our|my|this|a|an|its|their|whole|'s)$/;

/** "The cover of the report", "the pathway for wounds": the first of them, or that of which it is a part. */
function ofWhole(words: Words, cut: number, own: Own): Subject {
  const [head = '', rest] = [words[cut - 1], words.slice(cut + 1)];
  if (things.has(head)) return ofThing(head, words, own);
  const next = rest.findIndex((word) => prepositions.has(word));
  const other = rest[next < 0 ? rest.length - 1 : next - 1] ?? '';
  const whole = ofWords(words.slice(0, cut), own);
  if (whole === 'unknown' && words[cut] === 'of' && things.has(other)) return ofThing(other, words, own);
  return whole === 'unknown' && words.some(own) ? 'self' : whole;
}

function ofLast(words: Words, own: Own): Subject {
  const last = words.at(-1) ?? '';
  if (own(last)) return 'self';
  if (things.has(last)) return ofThing(last, words, own);
  if (!words.some(own)) return 'unknown';
  return words.some((word) => things.has(word)) ? 'touched' : 'self';
}

/** A thing, unless it shows how the pathway stands: "the score", "our light". */
function ofThing(thing = '', words: Words, own: Own): Subject {
  const isOurs = words.some((word) => own(word) || word === 'our' || word === 'my');
  if (isOurs && (signals.has(thing) || measures.has(thing))) return 'touched';
  return measures.has(thing) ? 'unknown' : 'thing';
}

/** "The dashboard shows us red", "rota gaps make dementia red", "lanyards in green". */
function withoutVerb(clause: Words, own: Own): Subject {
  const us = clause.findLastIndex((word) => word === 'us' || word === 'ourselves');
  const behind = clause.slice(us + 1);
  if (us >= 0 && behind.every((word) => particles.has(word))) return behind.includes('in') ? 'touched' : 'self';
  const words = trimmed(clause, own);
  const [first = '', last = ''] = [words[0], words.at(-1)];
  const at = words.findLastIndex((word) => things.has(word));
  if (own(last) && !pronoun.test(last) && !isLed(words, own)) return 'touched';
  if (at < 0 || prepositions.has(first)) return words.some(own) && at >= 0 ? 'touched' : 'unknown';
  if (at < words.length - 1 && (services.has(last) || specialities.has(last))) return 'unknown';
  return words.slice(at).some((word) => own(word) && !/^(?:leads?|report)$/.test(word)) && !isLed(words, own)
    ? 'touched'
    : ofThing(words[at], words, own);
}
