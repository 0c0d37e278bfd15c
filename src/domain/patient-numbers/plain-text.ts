import { withPlainApostrophes } from '../names.ts';

/**
 * A text as its numbers can be looked for: every digit of any script as 0 to 9, letters in their common form, nothing invisible, spaces single, what
 * links and pages write in codes (%20, &nbsp;, :nine:) written out. Codes of letters and digits, such as the ids of records, are taken out.
 */
export function plainText(text: string): string {
  return withoutCodes(
    withPlainApostrophes(decoded(text))
      .replace(/\p{N}/gu, asciiDigit)
      .replace(/[^\d\p{N}]+/gu, (run) => run.normalize('NFKC'))
      .replace(invisible, '')
      .replace(/[\s\p{Z}\p{Cc}\u2800]+/gu, (run) => (/[\n\r\u0085\u2028\u2029]/.test(run) ? '\n' : ' '))
      .replace(/(?<!\p{L})(?:\p{L}\.){2,}/gu, (initials) => `${initials.replaceAll('.', '')} `)
      .replace(severalNumbers, ' numbers'),
  );
}

/** Whether there can be ten digits in a text at all: no character stands for more than one, unless it is written in code. */
export function mayHoldTenDigits(text: string): boolean {
  return (text.match(/\p{N}|:(?:zero|one|two|three|four|five|six|seven|eight|nine):/gu)?.length ?? 0) >= 10;
}

/** "NHS #s", "MRN#'s" */
const severalNumbers = /(?<=(?<!\p{L})(?:NHS|CHI|HSC|HCN|H&C|MRN) ?)#'?s(?!\p{L})/giu;

/** What nobody sees: zero-width marks, joiners, variation selectors, keycaps, fillers. */
const invisible = /[\p{Cf}\p{M}\u115f\u1160\u3164\uffa0]/gu;

function asciiDigit(character: string): string {
  const compatible = character.normalize('NFKC');
  if (/^\d$/.test(compatible)) return compatible;
  if (!/^\p{Nd}$/u.test(character)) return character;
  // Unicode keeps the decimal digits of a script together, zero first, and the ranges that touch are whole tens.
  const point = character.codePointAt(0) ?? 0;
  let zero = point;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String((point - zero) % 10);
}

/** As in links, which may be coded twice, in pages, and as Slack writes digits that are pictures. */
function decoded(text: string): string {
  return fromPercent(fromPercent(text))
    .replace(/&(?:nbsp|ensp|emsp|thinsp);/g, ' ')
    .replace(/&#(\d{1,6});/g, (code, point) => (Number(point) < 0x11_0000 ? String.fromCodePoint(Number(point)) : code))
    .replace(/:(zero|one|two|three|four|five|six|seven|eight|nine):/g, (_, word) => String(digitWords.indexOf(word)));
}

const digitWords = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

function fromPercent(text: string): string {
  return text.replace(/(?:%[\da-f]{2})+/gi, (run, at: number) => {
    // "12.5%34" is a share and a figure, no code.
    if (/^%3\d$/.test(run) && /\d/.test(text[at - 1] ?? '')) return run;
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
}

const recordId = /(?<![\da-f])[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}(?![\da-f])|(?<![\da-z])[\da-f]{20,}(?![\da-z])/gi;

function withoutCodes(plain: string): string {
  // In its place a word that the vocabulary does not have: it says nothing of the digits after it.
  return plain.replace(recordId, (code) => (/[a-f]/i.test(code) ? 'hex' : code));
}
