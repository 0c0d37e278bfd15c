/**
 * What people typed, made safe to stand in a message: it pings nobody, fakes no link and changes no formatting around
 * it. Where a character has to give way, one that looks like it takes its place, so that the text stays readable and
 * as long as it was.
 */

/** For mrkdwn objects (which have to be `verbatim`, so that Slack links no names by itself) and for a message's top-level text. */
export function mrkdwn(text: string): string {
  return neutralMarks(cleaned(text)).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** For plain_text objects: Slack shows them as they are; what would be a control sequence elsewhere is defused all the same. */
export function plain(text: string): string {
  return cleaned(text).replaceAll(/<(?=[!@#]|[a-z][a-z0-9+.-]*:)/gi, '‹');
}

/** On one line, without spaces at its ends: for names and titles. */
export function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

// Making one takes as long as shortening a name.
const graphemes = new Intl.Segmenter('en-GB');

let last: { readonly text: string; readonly characters: readonly string[] } = { text: '', characters: [] };

/** A text's characters as people see them. One name is mostly shortened several times in a row: as it is shown, as it is read out, and its end. */
function charactersOf(text: string): readonly string[] {
  if (last.text !== text) last = { text, characters: [...graphemes.segment(text)].map(({ segment }) => segment) };
  return last.characters;
}

/** At most `limit` characters after escaping; what is shortened ends with "…". Never divides a character as people see it. */
export function shortened(text: string, limit: number, escaped: (text: string) => string): string {
  const whole = escaped(text);
  if (whole.length <= limit) return whole;
  const characters = charactersOf(text);
  const beginning = (count: number) => `${escaped(characters.slice(0, count).join('').trimEnd())}…`;
  let [fits, tooMany] = [0, characters.length];
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    if (beginning(middle).length <= limit) fits = middle;
    else tooMany = middle;
  }
  return beginning(fits);
}

/** As many of a name's last characters as tell it from others. */
const tailLength = 24;

/** As `shortened`, but it keeps its end too: long names of a kind often differ there alone. */
export function shortenedInside(text: string, limit: number, escaped: (text: string) => string): string {
  const whole = escaped(text);
  if (whole.length <= limit) return whole;
  const characters = charactersOf(text);
  const ending = (count: number) => escaped(characters.slice(-count).join('').trimStart());
  const most = Math.min(tailLength, Math.floor(limit / 3));
  const fitting = Array.from({ length: most }, (_, fewer) => ending(most - fewer)).find((end) => end.length <= most);
  return fitting === undefined ? shortened(text, limit, escaped) : `${shortened(text, limit - fitting.length, escaped)}${fitting}`;
}

/** The text in pieces of at most `limit` characters: divided between lines, else words, else characters, never inside an entity like `&amp;`. */
export function divided(text: string, limit: number): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > limit) {
    const at = placeToDivide(rest.slice(0, limit));
    pieces.push(rest.slice(0, at));
    rest = rest.slice(at).replace(/^[\n ]/, '');
  }
  return [...pieces, rest].filter((piece) => piece.trim() !== '');
}

function placeToDivide(head: string): number {
  const atLine = head.lastIndexOf('\n');
  if (atLine > head.length / 2) return atLine;
  const atWord = head.lastIndexOf(' ');
  if (atWord > head.length / 2) return atWord;
  const entity = /&[a-z]{0,3}$/.exec(head);
  if (entity) return entity.index;
  return /[\uD800-\uDBFF]$/.test(head) ? head.length - 1 : head.length;
}

/** Control characters, and those that turn the direction of what follows, are left out. */
function cleaned(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu, (c) => (c === '\n' || c === '\t' ? c : ''));
}

const lookAlikes: Readonly<Record<string, string>> = { '*': '∗', _: 'ˍ', '~': '∼', '`': 'ˋ' };

/** Slack takes `*`, `_` and `~` for formatting at the edge of a word only: snake_case and 5 * 3 keep theirs. */
function neutralMarks(text: string): string {
  return text
    .replaceAll(/[*_~`]/g, (mark, at: number) => {
      const before = text[at - 1] ?? ' ';
      const after = text[at + 1] ?? ' ';
      const inside = (inWord.test(before) && inWord.test(after)) || (space.test(before) && space.test(after));
      return inside && mark !== '`' ? mark : (lookAlikes[mark] ?? mark);
    })
    .replaceAll(/^(\s*)>/gm, '$1›');
}

const inWord = /[\p{L}\p{N}]/u;
const space = /\s/;
