import { type Numbering, patientNumbersIn } from './patient-numbers/find.ts';
import { done, type Outcome, refuse } from './refusal.ts';

/** The most characters (UTF-16 code units, as Slack counts them) of each text that is stored. */
export const textLimits = {
  'what was done': 3000,
  'what is next': 2000,
  'path to green': 2000,
  ask: 2000,
  title: 150,
  link: 1000,
  'file name': 255,
  note: 2000,
  reason: 2000,
  condition: 1000,
  interest: 1000,
  // These stand where the content does not, in channels and digests.
  'why it is private': 150,
  'public title': 150,
  'more on why it is private': 500,
} as const;
export type TextField = keyof typeof textLimits;

/** What the gate goes by. `confirmed`: numbers, ten digits each, that whoever acts has said are no patient's */
export type Gate = { readonly numbering: Numbering; readonly confirmed: ReadonlySet<string> };

/**
 * The one gate for every text that is stored: gives the text as it is to be stored, or refuses it. Control characters go (PostgreSQL takes no
 * NUL), as do halves of broken characters; letters are composed (NFC); lines end alike. A patient's number is
 * refused, never repeated; one for which only its check digit speaks is asked about first. Formatting, mentions and links stay as typed: they are
 * escaped where they are drawn.
 */
export function examineText(text: string, field: TextField, { numbering, confirmed }: Gate): Outcome<string> {
  const clean = cleanText(text);
  const { announced, unclear } = patientNumbersIn(clean, numbering);
  if (announced.length > 0) return refuse({ code: 'patient_identifier' });
  const numbers = unclear.filter((number) => !confirmed.has(number));
  if (numbers.length > 0) return refuse({ code: 'perhaps_patient_identifier', what: field, numbering, numbers });
  const limit = textLimits[field];
  if (clean.length > limit) return refuse({ code: 'text_too_long', what: field, limit, length: clean.length });
  return done(clean);
}

/** As `examineText`, for a text that may be missing: null, or nothing but spaces, is null. */
export function examineOptionalText(text: string | null, field: TextField, gate: Gate): Outcome<string | null> {
  if (text === null) return done(null);
  const examined = examineText(text, field, gate);
  return examined.refused || examined.value !== '' ? examined : done(null);
}

/** Whether one of these texts announces a patient's number. */
export function announcesPatient(texts: readonly string[], { numbering }: Pick<Gate, 'numbering'>): boolean {
  return texts.some((text) => patientNumbersIn(text, numbering).announced.length > 0);
}

function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, '')
    .normalize('NFC')
    .trim();
}
