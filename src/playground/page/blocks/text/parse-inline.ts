import { emojiOf } from './emoji.ts';
import { type Inline, safeUrl } from './markup.ts';
import { codeWords, decoded, readReference } from './references.ts';

type Found = { readonly length: number; readonly node: Inline };

/** The words of one passage; line ends stay in the text. */
export function parseInline(text: string, verbatim = false): Inline[] {
  const nodes: Inline[] = [];
  let plainFrom = 0;
  let at = 0;
  while (at < text.length) {
    const found = findAt(text, at, verbatim);
    if (found) {
      if (at > plainFrom) nodes.push({ kind: 'text', text: decoded(text.slice(plainFrom, at)) });
      nodes.push(found.node);
      plainFrom = at + found.length;
    }
    at += found?.length ?? 1;
  }
  if (plainFrom < text.length) nodes.push({ kind: 'text', text: decoded(text.slice(plainFrom)) });
  return nodes;
}

const marks: Readonly<Record<string, 'bold' | 'italic' | 'strike'>> = { '*': 'bold', _: 'italic', '~': 'strike' };
const reference = /<([^<>\n]+)>/y;
const code = /`([^`\n]+)`/y;
// Between the marks, what is in angle brackets or is code counts as one: a mark within it ends nothing.
const marked = /([*_~])(?!\1|\s)((?:<[^<>\n]*>|`[^`\n]*`|[^\n<`])+?)(?<!\s)\1(?![\p{L}\p{N}])/uy;
const emoji = /:([a-z0-9_+-]+):/y;
const address = /https?:\/\/(?:(?!&[lg]t;)[^\s<>|`])+/y;

function findAt(text: string, at: number, verbatim: boolean): Found | null {
  const atEdge = !/[\p{L}\p{N}]/u.test(text.charAt(at - 1));
  switch (text.charAt(at)) {
    case '<':
      return found(reference, text, at, ([, inner = '']) => readReference(inner));
    case '`':
      return found(code, text, at, ([, inner = '']) => ({ kind: 'code', text: codeWords(inner) }));
    case '*':
    case '_':
    case '~':
      return atEdge ? found(marked, text, at, ([, mark = '', inner = '']) => inMarks(mark, inner, verbatim)) : null;
    case ':':
      return found(emoji, text, at, ([, name = '']) => {
        const sign = emojiOf(name);
        return sign === null ? null : { kind: 'text', text: sign };
      });
    case 'h':
      return atEdge && !verbatim ? bareAddress(text, at) : null;
    default:
      return null;
  }
}

function found(pattern: RegExp, text: string, at: number, node: (match: RegExpExecArray) => Inline | null): Found | null {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  const read = match && node(match);
  return match && read ? { length: match[0].length, node: read } : null;
}

function inMarks(mark: string, inner: string, verbatim: boolean): Inline | null {
  const kind = marks[mark];
  return kind === undefined ? null : { kind, inside: parseInline(inner, verbatim) };
}

/** An address by itself: the full stop or bracket after it is not part of it. */
function bareAddress(text: string, at: number): Found | null {
  address.lastIndex = at;
  const written = address.exec(text)?.[0].replace(/[.,;:!?)\]'"*_~]+$/, '');
  const url = written === undefined ? null : safeUrl(decoded(written));
  return written === undefined || url === null ? null : { length: written.length, node: { kind: 'link', url, text: url } };
}
