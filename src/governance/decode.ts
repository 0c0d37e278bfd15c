/** A file's text, or why it has none: in which encoding it is, and on which line that shows. */
export type Decoded = { readonly text: string } | { readonly fault: { readonly line: number; readonly message: string } };

const howToSave = 'save it as UTF-8 (in Notepad: File, Save as, Encoding, UTF-8)';

/** UTF-8 with or without its mark, or UTF-16 with its mark. Anything else would be guessed at, and a guess puts wrong letters into names. */
export function decode(bytes: Uint8Array): Decoded {
  const marked = encodings.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte));
  if (marked && !marked.read) return refused(1, `this file is ${marked.name}`);
  if (!marked && bytes.includes(0)) return refused(1, nulls(bytes));
  const encoding = marked?.read ?? 'utf-8';
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes) };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return encoding === 'utf-8' ? notUtf8(bytes) : refused(1, `this file has the mark of ${marked?.name} and does not hold to it`);
  }
}

/** By the mark a file begins with, the longer marks first; `read`: null where it is not read. */
const encodings = [
  { mark: [0xff, 0xfe, 0, 0], name: 'UTF-32', read: null },
  { mark: [0, 0, 0xfe, 0xff], name: 'UTF-32', read: null },
  { mark: [0xff, 0xfe], name: 'UTF-16', read: 'utf-16le' },
  { mark: [0xfe, 0xff], name: 'UTF-16', read: 'utf-16be' },
  { mark: [0x50, 0x4b, 3, 4], name: 'a Word, Excel or zip file, not text', read: null },
  { mark: [0x25, 0x50, 0x44, 0x46], name: 'a PDF, not text', read: null },
] as const;

/** Of two bytes each, as Windows writes it, every other byte of plain text is 0. */
function nulls(bytes: Uint8Array): string {
  const begins = [...bytes.subarray(0, 200)];
  const zeros = (half: number) => begins.filter((byte, index) => index % 2 === half && byte === 0).length;
  const isWide = Math.max(zeros(0), zeros(1)) > begins.length / 3 && Math.min(zeros(0), zeros(1)) === 0;
  return isWide ? 'this file is UTF-16 without its mark' : 'this file is not text: it holds bytes that are 0';
}

function notUtf8(bytes: Uint8Array): Decoded {
  const lines = linesOf(bytes).flatMap((line, index) => (isUtf8(line) ? [] : [{ line, number: index + 1 }]));
  const [first] = lines;
  // A line at a time all of it is UTF-8 only where a letter is cut off at the end of the file.
  if (!first) return refused(linesOf(bytes).length, 'this file ends in the middle of a letter: it is not whole');
  const windows = new TextDecoder('windows-1252').decode(first.line).trim();
  const name = lines.some(({ line }) => line.some((byte) => byte >= 0x80 && byte < 0xa0))
    ? 'Windows-1252 ("ANSI")'
    : 'Latin-1 (ISO 8859-1)';
  const others = lines.length === 1 ? '' : ` and ${lines.length - 1} more`;
  return refused(
    first.number,
    `this line${others} is not UTF-8; the file seems to be ${name}, in which it reads: ${windows.slice(0, 120)}`,
  );
}

function linesOf(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  let start = 0;
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
    lines.push(bytes.subarray(start, end));
    start = end + 1;
  }
  return [...lines, bytes.subarray(start)];
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes) !== null;
  } catch {
    return false;
  }
}

function refused(line: number, message: string): Decoded {
  return { fault: { line, message: `${message}: ${howToSave}` } };
}

/** What another encoding left behind when the text was saved: a letter that could not be read, or the two or three that stand for one. */
const remains =
  /\ufffd|[\u00c2\u00c3][\u0080-\u00bf\u2018-\u203a]|\u00e2\u20ac[\u0080-\u00bf\u0152-\u0178\u02c6\u02dc\u2013-\u203a\u20ac\u2122]/u;

/** Lines (from 1) whose letters were lost or garbled before: nobody can tell what stood there, or the file says what nobody meant. */
export function garbledLines(source: string): { readonly line: number; readonly message: string }[] {
  return source.split('\n').flatMap((text, index) => {
    const found = remains.exec(text)?.[0];
    if (found === undefined) return [];
    const what = found === '\ufffd' ? 'a letter here was lost' : 'a letter here was read in the wrong encoding and became several';
    return [{ line: index + 1, message: `${what} when the file was saved before: write it again, and ${howToSave}` }];
  });
}

const odd = String.raw`[\u00a0\u1680\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff]`;
/** Where a space that is none, or nothing that can be seen, takes a key or its place from it. */
const aroundKeys = new RegExp(String.raw`^[ \t]*${odd}|^[ \t]*(?:- +)?[\w-]+(?:${odd}[\w-]*:|:${odd})`, 'u');

/** Lines (from 1) whose key is not read for a character that nobody can see, as texts copied from pages and mails bring along. */
export function invisibleLines(source: string): { readonly line: number; readonly message: string }[] {
  const message =
    'a character that cannot be seen stands at the beginning of this line, or in or behind its key: delete what is there and type it again, with ordinary spaces';
  return source.split('\n').flatMap((text, index) => (aroundKeys.test(text) ? [{ line: index + 1, message }] : []));
}
