import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Inline, Passage } from '#src/playground/page/blocks/text/markup.ts';
import { parseMrkdwn } from '#src/playground/page/blocks/text/parse-mrkdwn.ts';
import { mrkdwn } from '#src/slack/views/escape.ts';
import { nasty } from '#tests/slack/views/nasty.ts';

const text = (words: string): Inline => ({ kind: 'text', text: words });
const bold = (...inside: Inline[]): Inline => ({ kind: 'bold', inside });
const italic = (...inside: Inline[]): Inline => ({ kind: 'italic', inside });

/** The words of a text that is one passage. */
function words(markup: string, verbatim = false): readonly Inline[] {
  const [only, ...more] = parseMrkdwn(markup, verbatim);
  expect(more).toEqual([]);
  expect(only?.kind).toBe('text');
  return only && 'inside' in only ? only.inside : [];
}

describe("Slack's markup", () => {
  it('marks bold, italic, strike and code, one within the other', () => {
    expect(words('*Amber*, _so far_')).toEqual([bold(text('Amber')), text(', '), italic(text('so far'))]);
    expect(words('*all _of_ it*')).toEqual([bold(text('all '), italic(text('of')), text(' it'))]);
    expect(words('~no~')).toEqual([{ kind: 'strike', inside: [text('no')] }]);
    expect(words('`*as is* &lt;b&gt;`')).toEqual([{ kind: 'code', text: '*as is* <b>' }]);
  });

  it.each(['snake_case_name', '5 * 3 * 2', '2*3*4', '*not closed', 'not opened*', '* space *', '*over\nlines*', '**'])(
    'takes %j for plain text',
    (plain) => expect(words(plain)).toEqual([text(plain)]),
  );

  it('ends no mark within a link or code', () => {
    expect(words('_<https://example.org/a_ b|paper>_')).toEqual([italic({ kind: 'link', url: 'https://example.org/a_ b', text: 'paper' })]);
    expect(words('*`a* b`*')).toEqual([bold({ kind: 'code', text: 'a* b' })]);
  });

  it('reads people, channels, groups and dates', () => {
    expect(words('<@U0DEMENTIA>')).toEqual([{ kind: 'user', id: 'U0DEMENTIA' }]);
    expect(words('<#C0CLG> <#C0CLG|clg> <#C0CLG|>')).toEqual([
      { kind: 'channel', id: 'C0CLG', name: null },
      text(' '),
      { kind: 'channel', id: 'C0CLG', name: 'clg' },
      text(' '),
      { kind: 'channel', id: 'C0CLG', name: null },
    ]);
    expect(words('<!here> <!subteam^S1|@leads>')).toEqual([
      { kind: 'mention', text: '@here' },
      text(' '),
      { kind: 'mention', text: '@leads' },
    ]);
    expect(words('<!date^1321261200^{date}|14 November 2011>')).toEqual([text('14 November 2011')]);
  });

  it('links to http, https and mailto only', () => {
    expect(words('<https://example.org/?a=1&amp;b=2|A &amp; B>')).toEqual([
      { kind: 'link', url: 'https://example.org/?a=1&b=2', text: 'A & B' },
    ]);
    expect(words('<mailto:a@example.org>')).toEqual([{ kind: 'link', url: 'mailto:a@example.org', text: 'a@example.org' }]);
    for (const unsafe of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'JaVaScRiPt:alert(1)', 'no address']) {
      expect(words(`<${unsafe}|press>`)).toEqual([text('press')]);
      expect(words(`<${unsafe}>`)).toEqual([text(unsafe)]);
    }
  });

  it('links addresses that stand by themselves, but for verbatim text', () => {
    expect(words('See (https://example.org/a).')).toEqual([
      text('See ('),
      { kind: 'link', url: 'https://example.org/a', text: 'https://example.org/a' },
      text(').'),
    ]);
    expect(words('See https://example.org', true)).toEqual([text('See https://example.org')]);
  });

  it('decodes entities once and turns names of emoji into signs', () => {
    expect(words('&amp;lt; &lt;b&gt;')).toEqual([text('&lt; <b>')]);
    expect(words('Done :white_check_mark: at 10:30:45 :unheard_of:')).toEqual([
      text('Done '),
      text('✅'),
      text(' at 10:30:45 :unheard_of:'),
    ]);
  });

  it('puts quotes and preformatted text into passages of their own and keeps line ends', () => {
    expect(parseMrkdwn('before\n> one\n&gt; two\nafter\nthat')).toEqual<Passage[]>([
      { kind: 'text', inside: [text('before')] },
      { kind: 'quote', inside: [text('one\ntwo')] },
      { kind: 'text', inside: [text('after\nthat')] },
    ]);
    expect(parseMrkdwn('>>> all\nof it')).toEqual<Passage[]>([{ kind: 'quote', inside: [text('all\nof it')] }]);
    expect(parseMrkdwn('so:\n```\n*a* &lt;\n  <https://example.org|b>\n```\nend')).toEqual<Passage[]>([
      { kind: 'text', inside: [text('so:')] },
      { kind: 'preformatted', text: '*a* <\n  https://example.org' },
      { kind: 'text', inside: [text('end')] },
    ]);
  });

  it('shows what the app has escaped as nothing but text, whatever was typed', () => {
    fc.assert(
      fc.property(nasty(500), (typed) => {
        const escaped = mrkdwn(typed);
        const passages = parseMrkdwn(escaped, true);
        expect(passages.filter(({ kind }) => kind !== 'text')).toEqual([]);
        const shown = passages.flatMap((passage) => ('inside' in passage ? passage.inside : []));
        expect(shown.filter(({ kind }) => kind !== 'text')).toEqual([]);
        const read = escaped.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
        expect(shown.map((node) => ('text' in node ? node.text : '')).join('')).toBe(read);
      }),
    );
  });

  it('loses no word of whatever comes', () => {
    fc.assert(
      // No bar: what stands before it between pointed brackets is an address, of which only the words after it are shown.
      fc.property(fc.array(fc.constantFrom('word', '*', '_', '~', '`', '```', '>', '\n', ' ', '<', ':x:', '&amp;')), (parts) => {
        const markup = parts.join('');
        const all = JSON.stringify(parseMrkdwn(markup));
        expect(all.split('word').length).toBe(markup.split('word').length);
      }),
      { numRuns: 1000 },
    );
  });
});
