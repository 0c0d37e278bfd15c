import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { allText } from '#src/playground/workspace/people/reading.ts';
import { london } from '#tests/support/kent.ts';
import { decisionButtons, labels, lastSeen, theMessage } from '#tests/support/seeing.ts';
import { startKentWorld, type TestWorld } from '#tests/support/world.ts';

const amber = 'log amber Memory clinic referral form agreed; audit slips to May. Path to green: locum from 1 May';
const request = {
  Route: 'Pathway redesign',
  Title: 'Dementia pathway redesign',
  Links: 'https://example.org/dementia/pathway-v1.pdf',
  Note: 'Agreed by the group on 8 November',
};

describe.each(['http', 'socket'] as const)('over %s', (transport) => {
  let world: TestWorld;
  beforeEach(async () => {
    world = await startKentWorld({ transport });
  });
  afterEach(() => world.stop());

  const as = (user: string) => world.workspace.as(user);

  /** The card of the sign-off as this person sees it in a channel, or as a direct message. */
  const cardIn = (user: string, channel: string) => theMessage(as(user).sees(channel), /^SO-1, version/);
  const cardTo = (user: string) => theMessage(as(user).directMessages(), /^SO-1, version/);

  async function sendRequest(): Promise<void> {
    await as('U0DEMENTIA').command('C0DEMENTIA', '/signoff', 'request');
    expect(await as('U0DEMENTIA').submit(request)).toMatchObject({ errors: {}, error: null });
    await world.settled();
  }

  describe('logging progress', () => {
    test('stores the entry and puts a card into the channel', async () => {
      const { shown } = await as('U0DEMENTIA').command('C0DEMENTIA', '/pathway', amber);
      expect(shown?.text).toBe(
        "Saved: Dementia, Amber. Its card is on its way to the group's channel. In the next digest: Mon 14 Nov 2011, 09:00 (London time), for the Kent shadow Health and Wellbeing Board.",
      );
      await world.settled();
      const card = lastSeen(as('U0DOCTOR'), 'C0DEMENTIA');
      expect(card.text).toBe(
        [
          'Dementia: Amber',
          'Amber (at risk, recovery in hand). The first report on this pathway.',
          'What was done: Memory clinic referral form agreed; audit slips to May.',
          'Path to green: locum from 1 May',
          'Logged by Dementia pathway lead for the Dementia pathway review group on Wednesday 9 November 2011, 09:00',
        ].join('\n'),
      );
      expect(allText(card)).toContain('Memory clinic referral form agreed; audit slips to May.');
    });

    test('red without an ask stores nothing and gives the text back', async () => {
      const { shown } = await as('U0DEMENTIA').command('C0DEMENTIA', '/pathway', 'log red Locum has left. Path to green: recruit by June');
      expect(shown?.ephemeral).toBe('U0DEMENTIA');
      expect(shown?.text).toContain('Not saved yet: the report on Dementia needs an ask, because it is Red');
      expect(shown?.text).toContain('/pathway log red Locum has left. Path to green: recruit by June');
      await world.settled();
      expect(as('U0DOCTOR').sees('C0DEMENTIA')).toEqual([]);
      expect(await world.conclave.foundation.database.prisma.entry.count()).toBe(0);
    });

    test('the "Complete" button opens the form with what was typed, and submitting it saves', async () => {
      const lead = as('U0DEMENTIA');
      const { shown } = await lead.command('C0DEMENTIA', '/pathway', 'log red Locum has left. Path to green: recruit by June');
      if (!shown) throw new Error('Nothing was shown');
      await lead.press(shown, 'Complete');
      expect(await lead.submit({})).toMatchObject({ errors: { ask: expect.stringContaining('needs an ask') } });
      expect(await lead.submit({ 'Ask kind': 'Help', Ask: 'A locum until June' })).toMatchObject({ errors: {}, error: null });
      await world.settled();
      expect(lastSeen(as('U0DOCTOR'), 'C0DEMENTIA').text).toMatch(/Dementia: Red.*Locum has left.*recruit by June.*A locum until June/s);
    });
  });

  describe('a sign-off', () => {
    test('goes to the leadership group, then side by side to both boards, and is approved', async () => {
      await sendRequest();
      const first = cardIn('U0CLGCHAIR', 'C0CLG');
      expect(labels(first)).toEqual(decisionButtons);
      expect(as('U0CABINET').sees('C0KENTHWB')).toEqual([]);

      const { confirm } = await as('U0CLGCHAIR').press(first, 'Approve');
      expect(confirm).toMatch(/version 1.*Clinical Leadership Group/s);
      await world.settled();
      const decided = cardIn('U0CLGCHAIR', 'C0CLG');
      expect(decided.ts).toBe(first.ts);
      expect(decided.text).toContain('Clinical Leadership Group: approved');
      expect(labels(decided)).toEqual([]);
      expect(labels(cardIn('U0CABINET', 'C0KENTHWB'))).toEqual(decisionButtons);
      expect(labels(cardTo('U0DPHMEDWAY'))).toEqual(decisionButtons);

      await as('U0DPHKENT').press(cardIn('U0DPHKENT', 'C0KENTHWB'), 'Approve');
      await as('U0DPHMEDWAY').press(cardTo('U0DPHMEDWAY'), 'Approve');
      await world.settled();
      for (const card of [cardIn('U0CLGCHAIR', 'C0CLG'), cardIn('U0CABINET', 'C0KENTHWB'), cardTo('U0DPHMEDWAY')]) {
        expect(card.text).toMatch(/SO-1.*approved/is);
        expect(labels(card)).toEqual([]);
      }
      expect(theMessage(as('U0DEMENTIA').directMessages(), /SO-1/).text).toMatch(/approved/i);
    });

    test('refuses whoever has no approver’s seat, privately, and changes nothing but the chronicle', async () => {
      await sendRequest();
      const before = cardIn('U0DPHKENT', 'C0CLG');
      await as('U0DPHKENT').press(before, 'Approve');
      await world.settled();
      const refusal = lastSeen(as('U0DPHKENT'), 'C0CLG');
      expect(refusal.ephemeral).toBe('U0DPHKENT');
      expect(refusal.text).toBe(
        "You can't decide on SO-1 for the Clinical Leadership Group: its approver is Co-Medical Director. Ask them, or ask the secretariat to add you.",
      );
      expect(cardIn('U0CLGCHAIR', 'C0CLG')).toEqual(before);
      const { prisma } = world.conclave.foundation.database;
      expect(await prisma.verdict.count()).toBe(0);
      const last = await prisma.chronicleEntry.findFirst({ orderBy: { position: 'desc' } });
      expect(last).toMatchObject({ actor: 'Director of Public Health (Kent)', action: 'verdict refused', subject: 'SO-1' });
    });

    test('is sent back with a reason, which the requester is told', async () => {
      await sendRequest();
      const chair = as('U0CLGCHAIR');
      await chair.press(cardIn('U0CLGCHAIR', 'C0CLG'), 'Request changes');
      expect(await chair.submit({ Reason: '' })).toMatchObject({ errors: { reason: expect.any(String) } });
      expect(await chair.submit({ Reason: 'Show the cost of the locum' })).toMatchObject({ errors: {}, error: null });
      await world.settled();
      expect(cardIn('U0CLGCHAIR', 'C0CLG').text).toMatch(/changes requested/i);
      expect(theMessage(as('U0DEMENTIA').directMessages(), /SO-1/).text).toMatch(/changes.*Show the cost of the locum/is);
      expect(as('U0CABINET').sees('C0KENTHWB')).toEqual([]);
    });
  });

  describe('the Kent board’s digests', () => {
    const digestsIn = (user: string, channel: string) =>
      as(user)
        .sees(channel)
        .filter(({ text }) => /^(Extra digest|Digest) \d/.test(text));

    test('go to the leadership group at the instants the clock derives; the second marks what is new since the first', async () => {
      await as('U0DEMENTIA').command('C0DEMENTIA', '/pathway', amber);
      await sendRequest();
      await world.advanceTo(london('2011-11-14T08:59'));
      expect(digestsIn('U0CLGCHAIR', 'C0CLG')).toEqual([]);

      await world.advanceTo(london('2011-11-14T09:00'));
      const [first] = digestsIn('U0CLGCHAIR', 'C0CLG');
      expect(first?.text).toMatch(
        /^Digest 1 for Kent shadow Health and Wellbeing Board\nMeeting: Wed 23 Nov 2011, 14:00 \(London time\), Sessions House/,
      );
      expect(first?.text).toContain('Amber: Dementia (Dementia pathway review group)');
      expect(first?.text).toMatch(/SO-1.*Clinical Leadership Group/);
      expect(first?.text).toContain('Clinical Leadership Group: vacant seat (member, Social care professional)');
      expect(digestsIn('U0CABINET', 'C0KENTHWB')).toEqual([]);

      await as('U0CLGCHAIR').press(cardIn('U0CLGCHAIR', 'C0CLG'), 'Approve');
      await as('U0DEMENTIA').command('C0DEMENTIA', '/pathway', 'log green Locum starts on Monday');
      await world.advanceTo(london('2011-11-21T23:00'));
      expect(digestsIn('U0CLGCHAIR', 'C0CLG')).toHaveLength(1);

      await world.advanceTo(london('2011-11-22T09:00'));
      const [, second] = digestsIn('U0CLGCHAIR', 'C0CLG');
      expect(second?.text).toMatch(/^Digest 2 /);
      expect(second?.text).toMatch(/Green: Dementia.*new/i);
      expect(second?.text).toMatch(/Amber to Green/);
      expect(second?.text).toMatch(/SO-1.*Kent shadow Health and Wellbeing Board/);
      if (!second) throw new Error('There is no second digest');
      const [, part] = as('U0CLGCHAIR').thread(second);
      expect(part?.text).toMatch(/Locum starts on Monday/);
      expect(part?.text).toMatch(/Memory clinic referral form agreed/);
      expect(digestsIn('U0CABINET', 'C0KENTHWB')).toHaveLength(1);

      await world.advanceTo(london('2011-11-24T09:00'));
      expect(digestsIn('U0CLGCHAIR', 'C0CLG')).toHaveLength(2);
    });

    test('say what was signed off since the last one', async () => {
      await sendRequest();
      await world.advanceTo(london('2011-11-14T09:00'));
      await as('U0CLGCHAIR').press(cardIn('U0CLGCHAIR', 'C0CLG'), 'Approve');
      await world.settled();
      await as('U0DPHKENT').press(cardIn('U0DPHKENT', 'C0KENTHWB'), 'Approve');
      await as('U0DPHMEDWAY').press(cardTo('U0DPHMEDWAY'), 'Approve');
      await world.advanceTo(london('2011-11-22T09:00'));
      expect(digestsIn('U0CLGCHAIR', 'C0CLG').at(-1)?.text).toMatch(/Sign-offs settled\n- SO-1 Dementia pathway redesign.*approved.*new/i);
    });

    test('missed by an outage of a day go out once, marked late, with everything up to then', async () => {
      await as('U0DEMENTIA').command('C0DEMENTIA', '/pathway', amber);
      world.clock.set(london('2011-11-15T10:00'));
      await world.conclave.sweep();
      await world.conclave.sweep();
      await world.settled();
      const sent = digestsIn('U0CLGCHAIR', 'C0CLG');
      expect(sent).toHaveLength(1);
      expect(sent[0]?.text).toMatch(/late/i);
    });

    test('can be looked at beforehand, and sent at once', async () => {
      await as('U0DEMENTIA').command('C0DEMENTIA', '/pathway', amber);
      const next = (await as('U0CLGCHAIR').command('C0CLG', '/board', 'next')).shown;
      expect(next?.ephemeral).toBe('U0CLGCHAIR');
      expect(next?.text).toContain('Digest: Mon 14 Nov 2011, 09:00');
      expect(next?.text).toContain('Digest: Tue 22 Nov 2011, 09:00');
      expect(next?.text).toContain('Tuesday 15 November 2011');

      const preview = (await as('U0CLGCHAIR').command('C0CLG', '/board', 'digest preview')).shown;
      expect(preview?.ephemeral).toBe('U0CLGCHAIR');
      expect(preview?.text).toContain('audit slips to May');
      expect(digestsIn('U0SECRETARY', 'C0CLG')).toEqual([]);

      const refused = (await as('U0DEMENTIA').command('C0DEMENTIA', '/board', 'digest send')).shown;
      expect(refused?.text).toContain("You can't send a digest");
      const sent = (await as('U0SECRETARY').command('C0CLG', '/board', 'digest send')).shown;
      expect(sent?.text).toBe('On its way: digest 1 for the Kent shadow Health and Wellbeing Board, to the Clinical Leadership Group.');
      await world.settled();
      expect(digestsIn('U0SECRETARY', 'C0CLG')).toHaveLength(1);
      await world.advanceTo(london('2011-11-14T09:00'));
      expect(digestsIn('U0SECRETARY', 'C0CLG').map(({ text }) => text.split(' for ')[0])).toEqual(['Extra digest 1', 'Digest 2']);
    });
  });
});
