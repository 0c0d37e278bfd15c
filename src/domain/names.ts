/** What people type for one another, by keyboard and device, in names: kinds of apostrophe, of quotation mark, of dash and of space. */
const apostrophes = String.raw`['\u2018\u2019\u201b\u02bc\u02b9\u0060\u00b4\u2032\uff07]`;
const quotes = String.raw`["\u201c\u201d\u201e\u201f\u2033\uff02]`;
const gaps = String.raw`[\s\p{Dash}\u00ad\u200b-\u200d\u2060\ufeff]`;

/**
 * The form in which names of bodies, pathways, people, routes and phases are compared, everywhere: without regard to case, kinds of apostrophe, dash and
 * space. A dash and a space are one ("business-plan" is "business plan").
 */
export function comparable(name: string): string {
  return name
    .normalize('NFKC')
    .replace(new RegExp(apostrophes, 'gu'), "'")
    .replace(new RegExp(quotes, 'gu'), '"')
    .replace(new RegExp(`${gaps}+`, 'gu'), ' ')
    .trim()
    .toLocaleLowerCase('en-GB');
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

/**
 * The source of a regular expression, for the flags `iu`, that matches a name within a text as it was typed: with other apostrophes, quotation marks,
 * dashes and spaces, in any case, and with accents as letters or as marks of their own.
 */
export function patternOf(name: string): string {
  return comparable(name).replaceAll(/./gsu, (character) => {
    if (character === ' ') return `${gaps}+`;
    if (character === "'") return apostrophes;
    if (character === '"') return quotes;
    const apart = character.normalize('NFD');
    return apart === character ? character.replace(/[$()*+./?[\\\]^{|}]/u, String.raw`\$&`) : `(?:${character}|${apart})`;
  });
}
