import type { Passage } from './markup.ts';
import { parseInline } from './parse-inline.ts';
import { codeWords } from './references.ts';

/** Slack's own markup (`mrkdwn`) as passages. `verbatim`: addresses that stand in the text by themselves are no links. */
export function parseMrkdwn(text: string, verbatim = false): Passage[] {
  // The parts between fences stand at odd places.
  return text.split(/\n?```\n?([\s\S]+?)\n?```\n?/).flatMap((part, index): Passage[] => {
    if (index % 2 === 1) return [{ kind: 'preformatted', text: codeWords(part) }];
    return part === '' ? [] : lines(part, verbatim);
  });
}

type Line = { readonly quoted: boolean; readonly text: string };

function lines(text: string, verbatim: boolean): Passage[] {
  const all: Line[] = [];
  let restIsQuoted = false;
  for (const line of text.split('\n')) {
    const [, mark, rest] = /^((?:>|&gt;){3}|>|&gt;)? ?(.*)$/s.exec(line) ?? [];
    restIsQuoted ||= mark !== undefined && mark.replaceAll('&gt;', '>') === '>>>';
    all.push(mark === undefined ? { quoted: restIsQuoted, text: line } : { quoted: true, text: rest ?? '' });
  }
  return grouped(all).map(({ quoted, text: together }) => ({
    kind: quoted ? 'quote' : 'text',
    inside: parseInline(together, verbatim),
  }));
}

/** Lines of one kind that follow each other, together. */
function grouped(all: readonly Line[]): Line[] {
  const groups: Line[] = [];
  for (const line of all) {
    const last = groups.at(-1);
    if (last?.quoted === line.quoted) groups.splice(-1, 1, { ...last, text: `${last.text}\n${line.text}` });
    else groups.push(line);
  }
  return groups;
}
