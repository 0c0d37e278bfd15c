import { expect, it } from 'vitest';
import type { Passage } from '#src/playground/page/blocks/text/markup.ts';
import { readRichText } from '#src/playground/page/blocks/text/read-rich-text.ts';

const section = (...elements: unknown[]) => ({ type: 'rich_text_section', elements });
const said = (text: string, style = {}) => ({ type: 'text', text, style });

it('reads the words of a section with their styles', () => {
  const block = {
    elements: [
      section(
        said('plain'),
        said('both', { bold: true, italic: true }),
        said('x', { code: true }),
        { type: 'link', url: 'https://example.org', text: 'paper', style: { bold: true } },
        { type: 'link', url: 'javascript:alert(1)', text: 'press' },
        { type: 'user', user_id: 'U0DEMENTIA' },
        { type: 'channel', channel_id: 'C0CLG' },
        { type: 'broadcast', range: 'here' },
        { type: 'emoji', name: 'large_blue_circle', unicode: '1f535' },
        { type: 'emoji', name: 'tada' },
        { type: 'emoji', name: 'unheard_of' },
        { type: 'date', timestamp: 1_321_261_200, format: '{date}', fallback: '14 November' },
      ),
    ],
  };
  expect(readRichText(block)).toEqual<Passage[]>([
    {
      kind: 'text',
      inside: [
        { kind: 'text', text: 'plain' },
        { kind: 'bold', inside: [{ kind: 'italic', inside: [{ kind: 'text', text: 'both' }] }] },
        { kind: 'code', text: 'x' },
        { kind: 'bold', inside: [{ kind: 'link', url: 'https://example.org', text: 'paper' }] },
        { kind: 'text', text: 'press' },
        { kind: 'user', id: 'U0DEMENTIA' },
        { kind: 'channel', id: 'C0CLG', name: null },
        { kind: 'mention', text: '@here' },
        { kind: 'text', text: '🔵' },
        { kind: 'text', text: '🎉' },
        { kind: 'text', text: ':unheard_of:' },
        { kind: 'text', text: '14 November' },
      ],
    },
  ]);
});

it('reads lists, quotes and preformatted text', () => {
  const block = {
    elements: [
      { type: 'rich_text_list', style: 'ordered', offset: 2, elements: [section(said('third')), section(said('fourth'))] },
      { type: 'rich_text_list', style: 'bullet', indent: 1, elements: [section(said('deeper'))] },
      { type: 'rich_text_quote', elements: [said('quoted')] },
      { type: 'rich_text_preformatted', elements: [said('a\n'), { type: 'link', url: 'https://example.org' }] },
    ],
  };
  expect(readRichText(block)).toEqual<Passage[]>([
    { kind: 'list', ordered: true, indent: 0, start: 3, items: [[{ kind: 'text', text: 'third' }], [{ kind: 'text', text: 'fourth' }]] },
    { kind: 'list', ordered: false, indent: 1, start: 1, items: [[{ kind: 'text', text: 'deeper' }]] },
    { kind: 'quote', inside: [{ kind: 'text', text: 'quoted' }] },
    { kind: 'preformatted', text: 'a\nhttps://example.org' },
  ]);
});
