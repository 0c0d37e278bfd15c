import type { MessageOnScreen } from '../../web/contract.ts';
import type { Inline, Passage } from '../blocks/text/markup.ts';
import { parseMrkdwn } from '../blocks/text/parse-mrkdwn.ts';

type NamesOfIds = { readonly user: (id: string) => string; readonly channel: (id: string) => string };

/** Enough to know what has come; the rest is read in its place. */
const longest = 250;

/** A message as one line to be read out: who wrote it, and the words without Slack's markup. */
export function spoken({ author, text, private: onlyYou }: MessageOnScreen, names: NamesOfIds): string {
  const words = parseMrkdwn(text)
    .map((passage) => wordsOfPassage(passage, names))
    .join(' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const cut = words.length > longest ? `${words.slice(0, longest)} ...` : words;
  return `${author.name}${onlyYou ? ', only visible to you' : ''}: ${cut}`;
}

function wordsOfPassage(passage: Passage, names: NamesOfIds): string {
  if (passage.kind === 'preformatted') return passage.text;
  if (passage.kind === 'list') return passage.items.map((item) => wordsOf(item, names)).join(', ');
  return wordsOf(passage.inside, names);
}

function wordsOf(inlines: readonly Inline[], names: NamesOfIds): string {
  return inlines.map((inline) => wordsOfInline(inline, names)).join('');
}

function wordsOfInline(inline: Inline, names: NamesOfIds): string {
  if (inline.kind === 'user') return names.user(inline.id);
  if (inline.kind === 'channel') return inline.name ?? names.channel(inline.id);
  return 'inside' in inline ? wordsOf(inline.inside, names) : inline.text;
}
