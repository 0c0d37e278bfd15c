import { type Inline, type Passage, safeUrl } from './markup.ts';

/** The usual Markdown, as far as `markdown` blocks need it: headings, lists, quotes, code, emphasis, links. What else there is stands as written. */
export function parseMarkdown(text: string): Passage[] {
  return text.split(/^```[^\n]*\n([\s\S]*?)\n?```$/m).flatMap((part, index): Passage[] => {
    if (index % 2 === 1) return [{ kind: 'preformatted', text: part }];
    const paragraphs = part.replaceAll(/^#{1,6} .*$/gm, '\n$&\n').split(/\n{2,}/);
    return paragraphs.flatMap((paragraph) => passagesOf(paragraph.replaceAll(/^\n|\n$/g, '')));
  });
}

const item = /^( *)(?:[-*+]|(\d+)[.)]) +(.*)$/;

function passagesOf(paragraph: string): Passage[] {
  const heading = /^#{1,6} +(.*)$/.exec(paragraph);
  if (heading) return [{ kind: 'heading', inside: inlines(heading[1] ?? '') }];
  if (paragraph.trim() === '') return [];
  const all = paragraph.split('\n');
  if (all.every((line) => line.startsWith('>'))) {
    return [{ kind: 'quote', inside: inlines(all.map((line) => line.replace(/^> ?/, '')).join('\n')) }];
  }
  const firstItem = all.findIndex((line) => item.test(line));
  if (firstItem === -1) return [{ kind: 'text', inside: inlines(paragraph) }];
  const before = all.slice(0, firstItem).join('\n');
  return [...(before === '' ? [] : passagesOf(before)), ...lists(all.slice(firstItem))];
}

type List = Omit<Extract<Passage, { kind: 'list' }>, 'items'> & { readonly items: Inline[][] };

/** Items of one depth and kind that follow each other are one list; a line without a mark belongs to the item before it. */
function lists(all: readonly string[]): List[] {
  const found: List[] = [];
  for (const line of all) {
    const last = found.at(-1);
    const match = item.exec(line);
    if (!match) {
      last?.items.at(-1)?.push(...inlines(`\n${line.trim()}`));
      continue;
    }
    const [, spaces = '', number, text = ''] = match;
    const ordered = number !== undefined;
    const indent = Math.floor(spaces.length / 2);
    if (last?.ordered === ordered && last.indent === indent) last.items.push(inlines(text));
    else found.push({ kind: 'list', ordered, indent, start: Number(number ?? 1), items: [inlines(text)] });
  }
  return found;
}

const inline =
  /`([^`\n]+)`|\[([^\]\n]+)\]\(([^()\s]+)\)|(\*\*|__)(?!\s)(.+?)(?<!\s)\4|~~(?!\s)(.+?)(?<!\s)~~|(?<![\p{L}\p{N}])([*_])(?!\s)(.+?)(?<!\s)\7(?![\p{L}\p{N}])|(https?:\/\/[^\s<>()]*[^\s<>().,;:!?'"])/gsu;

function inlines(text: string): Inline[] {
  const nodes: Inline[] = [];
  let plainFrom = 0;
  for (const match of text.matchAll(inline)) {
    if (match.index > plainFrom) nodes.push({ kind: 'text', text: text.slice(plainFrom, match.index) });
    nodes.push(nodeOf(match));
    plainFrom = match.index + match[0].length;
  }
  if (plainFrom < text.length) nodes.push({ kind: 'text', text: text.slice(plainFrom) });
  return nodes;
}

function nodeOf([whole, code, label, target, , bold, strike, , italic, address]: RegExpExecArray): Inline {
  if (code !== undefined) return { kind: 'code', text: code };
  if (bold !== undefined) return { kind: 'bold', inside: inlines(bold) };
  if (strike !== undefined) return { kind: 'strike', inside: inlines(strike) };
  if (italic !== undefined) return { kind: 'italic', inside: inlines(italic) };
  const url = safeUrl(target ?? address);
  return url === null ? { kind: 'text', text: whole } : { kind: 'link', url, text: label ?? url };
}
