import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Message } from '#src/playground/workspace/model.ts';
import { allText } from '#src/playground/workspace/people/reading.ts';
import { london } from '#tests/support/kent.ts';
import { only } from '#tests/support/seeing.ts';
import { startTestWorld, type TestWorld } from '#tests/support/world.ts';

const pathways = ['Heart failure', 'Diabetes', 'Intermediate care', 'Urgent care', 'COPD and respiratory'];
const reports = [
  ['U0HEART', 'C0HEART', 'log green Business plan drafted with all four localities'],
  ['U0DIABETES', 'C0DIABETES', 'log amber Foot clinic delayed. Path to green: room found by 1 November'],
  ['U0INTERMED', 'C0INTERMED', 'log green Two homes agreed'],
  ['U0URGENT', 'C0URGENT', 'log green Front door agreed with the trust'],
  [
    'U0RESPIRE',
    'C0RESPIRE',
    'log red Spirometry stopped. Path to green: second nurse from January. Ask decision: release £40,000 for a second nurse',
  ],
] as const;

let world: TestWorld;
const as = (user: string) => world.workspace.as(user);
const example = () => readFile('docs/examples/west-herts.yaml', 'utf8');

beforeEach(async () => {
  world = await startTestWorld({ team: 'T0WESTHERTS', at: london('2007-10-01T09:00') });
});
afterEach(() => world.stop());

async function log([user, channel, text]: (typeof reports)[number]): Promise<string> {
  const { shown } = await as(user).command(channel, '/pathway', text);
  await world.settled();
  return only(shown, 'Nothing was answered').text;
}

const digestsIn = (user: string, channel: string): Message[] =>
  as(user)
    .sees(channel)
    .filter(({ text }) => /^Digest \d/.test(text));
const threadOf = (user: string, digest: Message): string =>
  as(user)
    .thread(digest)
    .filter(({ ts }) => ts !== digest.ts)
    .map(allText)
    .join('\n');

describe('the digests of the PBC Governance Committee', () => {
  test('hold in both channels the five pathways whose replies named them, with the decision that is wanted', async () => {
    await world.govern(await example());
    for (const report of reports) {
      expect(await log(report)).toContain('In the next digest: Tue 9 Oct 2007, 09:00 (London time), for the PBC Governance Committee.');
    }
    await world.advanceTo(london('2007-10-09T09:00'));
    expect(digestsIn('U0FINANCE', 'C0PBCGOV')).toEqual([]);
    await world.advanceTo(london('2007-10-17T09:00'));

    const [first, second] = digestsIn('U0PECCHAIR', 'C0CONCLAVEGRP');
    const [ofCommittee] = digestsIn('U0FINANCE', 'C0PBCGOV');
    for (const [user, digest] of [
      ['U0PECCHAIR', first],
      ['U0PECCHAIR', second],
      ['U0FINANCE', ofCommittee],
    ] as const) {
      const shown = only(digest, 'A digest is missing');
      const thread = threadOf(user, shown);
      for (const pathway of pathways) {
        expect(shown.text).toContain(pathway);
        expect(thread).toContain(pathway);
      }
      expect(shown.text).toContain('decision wanted: release £40,000 for a second nurse');
      expect(shown.text).toContain("Each group's part is given in full in this thread.");
      expect(thread).toContain('Two homes agreed');
    }
  });

  test('take what came too late for the first one in the second, as was said, and what comes too late for that in none yet', async () => {
    await world.govern(await example());
    await world.advanceTo(london('2007-10-08T09:01'));
    expect(await log(reports[0])).toContain('In the next digest: Wed 17 Oct 2007, 09:00 (London time)');
    await world.advanceTo(london('2007-10-09T09:00'));
    const [first] = digestsIn('U0PECCHAIR', 'C0CONCLAVEGRP');
    expect(first?.text).toContain('Not received: Heart failure');
    await world.advanceTo(london('2007-10-17T09:30'));
    expect(digestsIn('U0FINANCE', 'C0PBCGOV')[0]?.text).toContain('Green: Heart failure');
    expect(await log(reports[1])).toContain(
      'In no digest yet: none is ahead for the PBC Governance Committee. It will be in the first one before the next meeting: ask the secretariat to add that meeting.',
    );

    const next = '  - { key: pbc-governance-2007-11, body: pbc-governance, at: 2007-11-15T14:00, place: Board room, public: true }\n';
    await world.govern(`${await example()}${next}`);
    await world.advanceTo(london('2007-11-14T09:00'));
    expect(digestsIn('U0FINANCE', 'C0PBCGOV').at(-1)?.text).toContain('Amber: Diabetes');
  });

  test('move with their meeting, and without one leave what they were to hold to the next of that body', async () => {
    await world.govern(await example());
    expect(await log(reports[0])).toContain('In the next digest: Tue 9 Oct 2007, 09:00 (London time)');
    const moved = (await example()).replace('at: 2007-10-18T14:00', 'at: 2007-10-25T14:00');
    await world.govern(moved);
    await world.advanceTo(london('2007-10-15T09:00'));
    expect(digestsIn('U0PECCHAIR', 'C0CONCLAVEGRP')).toEqual([]);
    await world.advanceTo(london('2007-10-16T09:00'));
    expect(digestsIn('U0PECCHAIR', 'C0CONCLAVEGRP')[0]?.text).toContain('Green: Heart failure');

    expect(await log(reports[1])).toContain('In the next digest: Wed 24 Oct 2007, 09:00 (London time)');
    await world.govern(
      moved.replace('key: pbc-governance-2007-10,', 'key: pbc-governance-2007-11,').replace('at: 2007-10-25T14:00', 'at: 2007-11-15T14:00'),
    );
    await world.advanceTo(london('2007-10-26T09:00'));
    expect(digestsIn('U0FINANCE', 'C0PBCGOV')).toEqual([]);
    await world.advanceTo(london('2007-11-14T09:00'));
    const held = only(digestsIn('U0FINANCE', 'C0PBCGOV').at(-1), 'no digest').text;
    expect(held).toContain('Amber: Diabetes');
    expect(held).toContain('Green: Heart failure');
  });

  test('hold no progress where no group answers to those they go to, say so, and are promised to nobody', async () => {
    await world.govern((await example()).replaceAll(/to: \[conclave-group(, pbc-governance)?\]/g, 'to: [pbc-governance]'));
    expect(await log(reports[0])).toContain(
      'In no digest: none that goes to a channel covers the Heart failure redesign group. Ask the secretariat to have digests sent to',
    );
    await world.advanceTo(london('2007-10-17T09:00'));
    for (const digest of digestsIn('U0FINANCE', 'C0PBCGOV')) {
      expect(digest.text).not.toContain('thread');
      expect(threadOf('U0FINANCE', digest)).toBe('');
      expect(digest.text).toContain('It holds no progress: no group with a pathway answers to the PBC Governance Committee');
    }
    expect(digestsIn('U0FINANCE', 'C0PBCGOV')).toHaveLength(2);
  });
});
