/** How a word that announces a number ("NHS number") is tied to digits after it: in one clause with them, perhaps, or not. */
export type Tie = 'clause' | 'doubtful' | 'none';

type Span = { readonly from: number; readonly to: number };

/** Brackets that open and close. */
const aside = /\([^()]*\)|\[[^[\]]*\]/g;
/** A whole number before them has taken the announcement. */
const taken = /\d(?:[ -]?\d){8,}/;
const sentenceEnd = /(?<!\b(?:no|tel|ref|ext|approx|St|Mr|Mrs|Ms|Dr))[.!?]\s/i;
const parting = /[,;|\n]|:(?!\d)|\s\p{Pd}\s/u;
/** One of several headings: "NHS number, DOB and address: ". */
const listed = /^ ?[.,;|/](?! ?\n)/;
/** There is no number to come. */
const absent =
  /^[\s.:\p{Pd}]*(?:(?:is|was|are|were|still|being)\s)*(?:(?:to|will)\s(?:follow|come)|pending|unknown|await(?:ed|ing)|withheld|redacted|removed|missing|unavailable|tbc|tba|not\s(?:known|given|recorded|needed|required|available|found|on\sfile|allowed|permitted|wanted))(?!\p{L})/iu;
/** "NHS number audit": what is spoken of is not a number but something about them. */
const topic =
  /^\s(?:fields?|columns?|audits?|validation|matching|coverage|completeness|quality|policy|policies|projects?|formats?|tracing|service|working\sgroup)(?!\p{L})/iu;
/** "given by phone", "see document", "in the message": how the number came, not what it is. */
const circumstance =
  /(?<!\p{L})(?:by|via|in|on|with|over|per|from|see|at|through|under|for|of|to)\s(?:(?:the|an?|this|our|my|his|her|their|your|ms|microsoft)\s)*$/iu;
const joined = /(?<!\p{L})(?:and|or|but|then)\s(?:(?:the|an?|this|our)\s)?$/iu;

/** Whether what follows a word that announces a number says that there is none yet. */
export function saysAbsent(after: string): boolean {
  return absent.test(after);
}

/** Whether what follows it says that something about such numbers is spoken of. */
export function isTopic(after: string): boolean {
  return topic.test(after);
}

/** "Not an NHS number: ". */
const notOne = /(?<!\p{L})(?:not|never|\p{L}+n't)\s(?:an?|the|her|his|their|any)\s$/iu;
const negation = String.raw`(?<!\p{L})(?:no|not|never|without|avoid|cannot|\p{L}+n't|nobody(?:'s)?|nor|zero|keep|remove|refrain|omit|exclude)\s`;
/** "Please do not share an ", of a number that is spoken of next. */
const denial = new RegExp(
  `${negation}(?:(?:any|an?|the|your|their|real|full|more|ever|patients?'?|patient's|names?|mrns?|data|share|put|type|send|give|post|write|use|using|enter|include|store|record|paste|quote|add|mention|discuss|or|and|of)\\s){0,5}$`,
  'iu',
);
/** Of several, wherever in the clause: nobody sends those of a patient with it. */
const denialOfSeveral = new RegExp(`${negation}[^.,;:!?\\n]{0,45}$`, 'iu');
/** "NHS numbers must not be typed in ", "NHS numbers never go in ". */
const forbidden =
  /(?<!\p{L})(?:(?:must|may|should|shall|do)(?:\snot|n't)|never|(?:not|\p{L}+n't)\s(?:to|allowed|permitted|wanted|for)|forbidden|banned|prohibited|out\sof)(?!\p{L})/iu;

/** Whether a word that announces a number is one for what the digits are not. */
export function isNone(plain: string, { from }: Span): boolean {
  return notOne.test(plain.slice(Math.max(0, from - 20), from));
}

/** Whether a number that a word announces is said not to be where another word, between it and the digits, is spoken of: "No NHS numbers in Zoom". */
export function isDenied(plain: string, { from, to }: Span, other: Span): boolean {
  const before = plain.slice(Math.max(0, from - 60), from);
  const isSeveral = /s$/i.test(plain.slice(from, to));
  return (isSeveral ? denialOfSeveral : denial).test(before) || forbidden.test(plain.slice(to, other.from));
}

/** Words within brackets that are closed before the digits say nothing of the digits. */
export function isAside(plain: string, start: number, { from, to }: Span, end: number): boolean {
  return [...plain.slice(start, end).matchAll(aside)].some(({ 0: text, index }) => {
    const opens = start + index;
    return opens < from && to <= opens + text.length;
  });
}

/**
 * @param start where the announcing word ends
 * @param other the last word between that would make the digits something else, outside brackets
 * @param end where the digits begin
 */
export function tieOf(plain: string, start: number, other: Span | null, end: number): Tie {
  if (isInAddress(plain, start) && !/\s/.test(plain.slice(start, end))) return other ? 'none' : 'clause';
  // As long as they were, so that places stay.
  const clause = plain.slice(start, end).replaceAll(aside, (text) => ' '.repeat(text.length));
  if (!other && !/[\p{L}\d]/u.test(clause)) return 'clause';
  const upTo = other ? clause.slice(0, other.from - start) : clause.replace(/[\s:\p{Pd}]+$/u, '');
  if (other && isHeading(upTo, plain.slice(other.to, end))) return 'clause';
  if (saysAbsent(upTo) || taken.test(upTo)) return 'none';
  if (isParted(upTo)) return listed.test(upTo) || (circumstance.test(upTo) && !sentenceEnd.test(upTo)) ? 'doubtful' : 'none';
  return joined.test(upTo) || (other && topic.test(upTo)) ? 'doubtful' : 'clause';
}

/** A mark right behind the announcing word belongs to it; a comma there too, where how the number came is told next. */
function isParted(upTo: string): boolean {
  const own = circumstance.test(upTo) ? /^[\s:#=,|\p{Pd}]+/u : /^[ :#=\p{Pd}]+/u;
  return sentenceEnd.test(upTo) || parting.test(upTo.replace(own, ''));
}

/** Within a link, where each part says what the next is. */
export function isInAddress(plain: string, at: number): boolean {
  return /:\/\/\S*$/.test(plain.slice(Math.max(0, at - 300), at));
}

/** "| NHS number | Phone |", with the numbers on the lines after. */
function isHeading(before: string, after: string): boolean {
  return /^ ?[|,;/]/.test(before) && !before.includes('\n') && after.includes('\n');
}
