import { describe, expect, it } from 'vitest';
import { asRead } from '#src/slack/requests/as-read.ts';

const names: Readonly<Record<string, string>> = { U0CLGCHAIR: 'Co-Medical Director', C0CLG: 'Clinical Leadership Group' };
const read = (text: string) => asRead(text, (id) => names[id] ?? null);

describe('a message of Slack’s as people read it', () => {
  it.each([
    ['Referral form agreed', 'Referral form agreed'],
    ['waits &lt; 6 weeks &amp; falling, 5 &gt; 3', 'waits < 6 weeks & falling, 5 > 3'],
    ['<@U0CLGCHAIR> agreed', '@Co-Medical Director agreed'],
    ['<@U0STRANGER> and <@U0STRANGER|sam> came', '@somebody and @sam came'],
    ['see <#C0CLG>, <#C0CLG|clg> and <#C0OTHER|>', 'see #Clinical Leadership Group, #clg and a channel'],
    ['<!channel> <!subteam^S0DOCTORS|@doctors> <!subteam^S0NURSES>', '@channel @doctors a group of people'],
    ['by <!date^1320829200^{date}|9 November>', 'by 9 November'],
    ['<https://example.org/a?b=1&amp;c=2>', 'https://example.org/a?b=1&c=2'],
    ['<https://example.org/form|the form>', 'the form (https://example.org/form)'],
    ['<mailto:lead@example.org|lead@example.org>, <tel:01622000000|01622 000000>', 'lead@example.org, 01622 000000'],
    ['<http://example.org/|example.org> or <mailto:lead@example.org>', 'example.org or lead@example.org'],
    ['a &lt;@U0CLGCHAIR&gt; that somebody typed', 'a <@U0CLGCHAIR> that somebody typed'],
    ['two lines\n<left open', 'two lines\n<left open'],
    ['', ''],
  ])('%s', (text, shown) => {
    expect(read(text)).toBe(shown);
  });
});
