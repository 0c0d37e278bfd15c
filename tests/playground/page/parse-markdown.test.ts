import { describe, expect, it } from 'vitest';
import type { Inline, Passage } from '#src/playground/page/blocks/text/markup.ts';
import { parseMarkdown } from '#src/playground/page/blocks/text/parse-markdown.ts';

const text = (words: string): Inline => ({ kind: 'text', text: words });

describe('the Markdown of markdown blocks', () => {
  it('reads headings, paragraphs, quotes and code', () => {
    const markdown = '# Digest\nfirst\nsecond\n\n> said\n> twice\n\n```js\n**as is**\n```\nend';
    expect(parseMarkdown(markdown)).toEqual<Passage[]>([
      { kind: 'heading', inside: [text('Digest')] },
      { kind: 'text', inside: [text('first\nsecond')] },
      { kind: 'quote', inside: [text('said\ntwice')] },
      { kind: 'preformatted', text: '**as is**' },
      { kind: 'text', inside: [text('end')] },
    ]);
  });

  it('reads lists, what is below an item, and the number to begin with', () => {
    expect(parseMarkdown('Asked:\n- one\n  and more\n- two\n  - deeper\n3. third')).toEqual<Passage[]>([
      { kind: 'text', inside: [text('Asked:')] },
      { kind: 'list', ordered: false, indent: 0, start: 1, items: [[text('one'), text('\nand more')], [text('two')]] },
      { kind: 'list', ordered: false, indent: 1, start: 1, items: [[text('deeper')]] },
      { kind: 'list', ordered: true, indent: 0, start: 3, items: [[text('third')]] },
    ]);
  });

  it('reads emphasis, code and links within a line', () => {
    expect(parseMarkdown('**all *of* it** `**x**` [paper](https://example.org) ~~no~~ snake_case_name')).toEqual<Passage[]>([
      {
        kind: 'text',
        inside: [
          { kind: 'bold', inside: [text('all '), { kind: 'italic', inside: [text('of')] }, text(' it')] },
          text(' '),
          { kind: 'code', text: '**x**' },
          text(' '),
          { kind: 'link', url: 'https://example.org', text: 'paper' },
          text(' '),
          { kind: 'strike', inside: [text('no')] },
          text(' snake_case_name'),
        ],
      },
    ]);
  });

  it('makes no link of an address that could run something', () => {
    expect(parseMarkdown('[press](javascript:alert)')).toEqual<Passage[]>([{ kind: 'text', inside: [text('[press](javascript:alert)')] }]);
  });
});
