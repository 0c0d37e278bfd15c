import { afterEach, describe, expect, test } from 'vitest';
import type { Message } from '#src/playground/workspace/model.ts';
import { kentWithThreeApprovers } from '#tests/support/governance.ts';
import { london } from '#tests/support/kent.ts';
import { labels, only, theMessage } from '#tests/support/seeing.ts';
import { kentPeople, type SignOffFlow, startSignOffFlow } from './sign-off-flow.ts';

const { lead, chair, kent, medway, cabinet, secretary } = kentPeople;
const clg = 'C0CLG';
const notMinor = 'Say this is not minor';

let flow: SignOffFlow;
afterEach(() => flow.stop());

const show = async (user: string) =>
  only((await flow.as(user).command(flow.as(user).direct().id, '/signoff', 'show SO-1')).shown, 'Nothing was shown');
const below = (user: string, card: Message) => flow.as(user).thread(card).slice(1);
async function approve(user: string, card: Message): Promise<void> {
  await flow.press(user, card, 'Approve');
}

describe('a minor version, after a body has decided', () => {
  async function amendAfterTheGroup(): Promise<void> {
    flow = await startSignOffFlow(kentWithThreeApprovers);
    await flow.request();
    for (const user of [chair, medway]) await approve(user, flow.cardIn(user, clg));
    expect(flow.cardIn(chair, clg).text).toContain('Clinical Leadership Group: approved');
    await flow.amend({ minor: true, reason: 'A spelling' });
  }

  test('is told to those whose answers stand, who can say that it is not minor until the outcome', async () => {
    await amendAfterTheGroup();
    for (const user of [chair, medway]) {
      const note = theMessage(flow.as(user).directMessages(), /has sent version 2 of SO-1 .* as a minor change/);
      expect(note.text).toContain('Why: A spelling');
      expect(labels(note)).toEqual([notMinor]);
    }
    expect(flow.directly(kent)).toEqual([]);
    expect(labels(await show(chair))).toContain(notMinor);

    await flow.press(medway, flow.cardIn(medway, clg), notMinor);
    expect((await flow.as(medway).submit({ Reason: 'It changes who pays' })).errors).toEqual({});
    await flow.settled();
    expect(flow.cardIn(chair, clg).text).toContain('Clinical Leadership Group: open');
    expect(theMessage(flow.as(chair).directMessages(), /Please answer again/).text).toContain('It changes who pays');
    expect(theMessage(flow.as(lead).directMessages(), /is not a minor one/).text).toContain('It changes who pays');
  });

  test('is not told to who wrote it, and has no such button for whoever has no voice', async () => {
    await amendAfterTheGroup();
    expect(flow.directly(lead)).toEqual([]);
    expect(labels(await show(lead))).not.toContain(notMinor);
    expect(labels(await show('U0DOCTOR'))).not.toContain(notMinor);
  });
});

describe("chair's action, of a chair who has no voice", () => {
  const withoutVoice = kentWithThreeApprovers.replace('      - { person: clg-chair, role: approver }\n', '');
  const asChair = 'Approve alone as chair';

  test('is offered to them, and to them alone, in the copy they get where cards go by direct message', async () => {
    flow = await startSignOffFlow(withoutVoice.replace('    channel: C0CLG\n', ''));
    await flow.request();
    expect(labels(flow.cardTo(chair))).toEqual([asChair]);
    await flow.press(chair, flow.cardTo(chair), asChair);
    expect((await flow.as(chair).submit({ Reason: 'The lease ends on Friday' })).errors).toEqual({});
    await flow.settled();
    expect(flow.cardTo(kent).text).toContain("approved by chair's action of Co-Medical Director");
  });

  test('is offered where the content is closed, and by /signoff show', async () => {
    flow = await startSignOffFlow(withoutVoice.replace('subject: pathway ', 'subject: procurement '));
    await flow.request();
    expect(labels(flow.cardTo(chair))).toEqual([asChair]);
    expect(labels(await show(chair))).toContain(asChair);
    expect(labels(await show(secretary))).not.toContain(asChair);
  });
});

describe('whoever comes to owe an answer while a request is open', () => {
  const mention = (user: string) => `<@${user}>`;
  const mentionsOf = (user: string) =>
    below(chair, flow.cardIn(chair, clg)).filter(({ blocks }) => JSON.stringify(blocks).includes(mention(user)));

  test('by a seat is mentioned below the card, once', async () => {
    const seat = '      - { person: dph-medway, role: approver }\n';
    const deputy = '      - { person: cabinet-member, role: deputy }';
    flow = await startSignOffFlow(kentWithThreeApprovers.replace(`${seat}${deputy}`, deputy));
    await flow.request();
    await flow.govern(kentWithThreeApprovers);
    for (let sweep = 0; sweep < 2; sweep++) {
      await flow.conclave.sweep();
      await flow.settled();
    }
    expect(mentionsOf(medway)).toHaveLength(1);
    expect(mentionsOf(kent)).toEqual([]);
    await approve(medway, flow.cardIn(medway, clg));
    await flow.conclave.sweep();
    await flow.settled();
    expect(below(chair, flow.cardIn(chair, clg))).toHaveLength(1);
  });

  test('as a deputy is mentioned when their time begins; one who has an interest is told, and the approver has their voice back', async () => {
    flow = await startSignOffFlow(kentWithThreeApprovers);
    await flow.request();
    await flow.as(kent).command(clg, '/signoff', 'delegate @cabinet-member today until 11 November for CLG');
    await flow.settled();
    expect(mentionsOf(cabinet)).toHaveLength(1);
    await flow.press(cabinet, flow.cardIn(cabinet, 'C0CLG'), 'signoff_more', { value: 'Declare an interest' });
    await flow.as(cabinet).submit({
      Kind: 'financial',
      'What it is': 'I own the clinic.',
      'What it touches': ['request'],
    });
    await flow.settled();
    expect(theMessage(flow.as(cabinet).directMessages(), /so you do not decide on it for the Clinical Leadership Group/).text).toContain(
      'I own the clinic.',
    );
    expect(mentionsOf(kent)).toHaveLength(1);
  });
});

describe('where Slack opens no form', () => {
  async function withoutForms(): Promise<void> {
    flow = await startSignOffFlow(kentWithThreeApprovers, { at: london('2011-11-09T09:00') });
    await flow.request();
    flow.workspace.setIntercept((method) =>
      method === 'views.open' ? { kind: 'answer', body: { ok: false, error: 'user_not_visible' } } : undefined,
    );
  }

  test('for a reason that was to follow, it is said what to do', async () => {
    await withoutForms();
    await flow.press(chair, flow.cardIn(chair, clg), 'Reject');
    await flow.press(chair, flow.told(chair, clg), 'Reject, reason to follow');
    await flow.press(chair, flow.told(chair, clg), 'Give the reason');
    expect(flow.told(chair, clg).text).toMatch(
      /your answer on SO-1 .* counts without it. Tell the reason to Dementia pathway lead, who asked/,
    );
  });

  test('for what reached the secretariat, it is said who can record it', async () => {
    await withoutForms();
    await flow.press(secretary, await show(secretary), 'Record a verdict');
    expect(flow.told(secretary, flow.as(secretary).direct().id).text).toContain('can be recorded only with it.');
  });
});
