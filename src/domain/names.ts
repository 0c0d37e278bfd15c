/** What people type for one another, by keyboard and device, in names: kinds of apostrophe, of quotation mark, of dash and of space. */
const apostrophes = String.raw`['\u0060\u00b4\u02b9\u02bb-\u02bf\u02c8\u02ca\u02cb\u02f4\u0374\u0384\u055a\u055b\u05f3\u07f4\u07f5\u1fbd\u1fbf\u1fef\u1ffd\u1ffe\u2018-\u201b\u2032\u2035\u275b\u275c\u275f\ua78b\ua78c\uff07\uff40]`;
const quotes = String.raw`["\u00ab\u00bb\u02ba\u02dd\u02ee\u02f5\u02f6\u05f4\u201c-\u201f\u2033\u2036\u275d\u275e\u2760\u301d-\u301f\uff02]`;
const gaps = String.raw`[\s\p{Dash}\u00ad\u200b-\u200d\u2060\ufeff]`;

/**
 * The form in which names of bodies, pathways, people, routes and phases are compared, everywhere: without regard to case, kinds of apostrophe, dash and
 * space. A dash and a space are one ("business-plan" is "business plan").
 */
export function comparable(name: string): string {
  return (
    name
      // Before the common form, which makes a space and an accent of some.
      .replace(new RegExp(apostrophes, 'gu'), "'")
      .replace(new RegExp(quotes, 'gu'), '"')
      .normalize('NFKC')
      .replace(new RegExp(`${gaps}+`, 'gu'), ' ')
      .trim()
      .toLocaleLowerCase('en-GB')
  );
}

const afterLetter = new RegExp(String.raw`(?<=\p{L})(?:\u0060(?=\p{L})|(?!\u0060)${apostrophes})`, 'gu');

/** Text with the apostrophe of a typewriter for every other behind a letter ("patient´s", "weeks′ time"); a backtick within a word only, as it is formatting. */
export function withPlainApostrophes(text: string): string {
  return text.replace(afterLetter, "'");
}

/** The same without the article with which a name is spoken: "The Clinical Conclave" is called "Clinical Conclave", and the other way round. */
export function withoutArticle(name: string): string {
  return comparable(name).replace(/^the (?=.)/, '');
}

/** Whether two names are one as people type them. */
export function sameName(one: string, other: string): boolean {
  return comparable(one) === comparable(other);
}

/** Each name once, however often and in whatever way it is written: the first of those that are one. */
export function eachOnce(names: readonly string[]): string[] {
  return names.filter((name, index) => names.findIndex((other) => sameName(other, name)) === index);
}

/** Letters and digits alone, without their accents: what is left of a name in a handle ("@director.of.finance"). */
export function asHandle(name: string): string {
  return name
    .normalize('NFKD')
    .toLocaleLowerCase('en-GB')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** As text from a PDF has them. */
const ligatures: Readonly<Record<string, string>> = { ffi: '\ufb03', ffl: '\ufb04', ff: '\ufb00', fi: '\ufb01', fl: '\ufb02' };

/**
 * The source of a regular expression, for the flags `iu`, that matches a name within a text as it was typed: with other apostrophes, quotation marks,
 * dashes and spaces, in any case, wide or joined as one character, and with accents as letters or as marks of their own.
 */
export function patternOf(name: string): string {
  const written = comparable(name).replaceAll(/ffi|ffl|ff|fi|fl|./gsu, (part) => {
    if (part === ' ') return `${gaps}+`;
    if (part === "'") return apostrophes;
    if (part === '"') return quotes;
    const joined = ligatures[part];
    return joined === undefined ? characterPattern(part) : `(?:${Array.from(part, characterPattern).join('')}|${joined})`;
  });
  // A letter whose accent follows as a mark is another letter.
  return String.raw`${written}(?!\p{M})`;
}

function characterPattern(character: string): string {
  const apart = character.normalize('NFD');
  if (apart !== character) return `(?:${character}|${apart})`;
  const literal = character.replace(/[$()*+./?[\\\]^{|}]/u, String.raw`\$&`);
  return /^[!-~]$/.test(character) ? `(?:${literal}|${String.fromCodePoint(character.charCodeAt(0) + 0xfee0)})` : literal;
}
