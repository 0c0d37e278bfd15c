import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { allText, controls } from '#src/playground/workspace/people/reading.ts';
import { kentWithThreeApprovers } from '#tests/support/governance.ts';
import { decisionButtons, labels, theMessage } from '#tests/support/seeing.ts';
import { kentPeople, type SignOffFlow, startSignOffFlow } from './sign-off-flow.ts';

const { chair, kent, medway, cabinet, lead, secretary } = kentPeople;
const [clg, board] = ['C0CLG', 'C0KENTHWB'];

let flow: SignOffFlow;
beforeEach(async () => {
  flow = await startSignOffFlow(kentWithThreeApprovers);
  await flow.request();
});
afterEach(() => flow.stop());

const verdicts = () => flow.conclave.foundation.database.prisma.verdict.count();

async function approve(user: string, channel: string): Promise<void> {
  await flow.press(user, flow.cardIn(user, channel), 'Approve');
}

async function choose(user: string, channel: string, option: string): Promise<void> {
  await flow.press(user, flow.cardIn(user, channel), 'signoff_more', { value: option });
}

describe('each kind of verdict', () => {
  test('approve: on the click, after a dialog that names version and body', async () => {
    const { confirm } = await flow.press(chair, flow.cardIn(chair, clg), 'Approve');
    expect(confirm).toContain('version 1 of “Dementia pathway, redesigned” for the Clinical Leadership Group');
    await flow.settled();
    expect(flow.told(chair, clg).text).toBe('Recorded: you approved version 1 of SO-1 for the Clinical Leadership Group.');
    expect(flow.cardIn(kent, clg).text).toContain('Answered: Co-Medical Director approved\n');
    expect(labels(flow.cardIn(kent, clg))).toEqual(decisionButtons);
  });

  test('abstain: asked privately whether they are sure, and may change their mind', async () => {
    await choose(chair, clg, 'Abstain');
    const asked = flow.told(chair, clg);
    expect(asked.text).toContain('You abstain on version 1 of SO-1 (Dementia pathway, redesigned) for the Clinical Leadership Group?');
    expect(await verdicts()).toBe(0);
    await flow.press(chair, asked, 'Yes, abstain');
    expect(flow.told(chair, clg).text).toBe('Recorded: you abstained on version 1 of SO-1 for the Clinical Leadership Group.');
    expect(flow.cardIn(kent, clg).text).toContain('Answered: Co-Medical Director abstained');
    await approve(chair, clg);
    expect(flow.cardIn(kent, clg).text).toContain('Answered: Co-Medical Director approved');
    expect(await verdicts()).toBe(2);
  });

  test('step aside: with the reason that they give, and it stands', async () => {
    await choose(chair, clg, 'Step aside from this');
    await flow.press(chair, flow.told(chair, clg), 'Step aside and say why');
    expect(await flow.as(chair).submit({ Reason: 'My sister runs the clinic.' })).toMatchObject({ errors: {}, error: null });
    await flow.settled();
    expect(flow.cardIn(kent, clg).text).toContain('Not deciding: Co-Medical Director (stepped aside: “My sister runs the clinic.”)');
    await approve(chair, clg);
    expect(flow.told(chair, clg).text).toContain('You stepped aside on SO-1 for the Clinical Leadership Group, and that stands unless');
  });

  test.each([
    ['Request changes', 'Answered: Co-Medical Director asked for changes: “Show the cost.”', /you asked for changes to version 1/],
    ['Reject', 'Answered: Co-Medical Director rejected: “Show the cost.”', /you rejected version 1/],
  ])('%s: with a reason, in a form', async (button, said, answer) => {
    await flow.press(chair, flow.cardIn(chair, clg), button);
    expect(await flow.as(chair).submit({ Reason: '' })).toMatchObject({ errors: { reason: expect.any(String) } });
    const submitted = await flow.as(chair).submit({ Reason: 'Show the cost.' });
    expect(submitted).toMatchObject({ errors: {}, error: null });
    expect(allText(submitted.open ?? { blocks: [] })).toMatch(answer);
    await flow.settled();
    expect(flow.cardIn(kent, clg).text).toContain(said);
    expect(flow.directly(lead)).toEqual([expect.stringMatching(/^Co-Medical Director .* version 1 of SO-1 .*\nWhy: Show the cost\./)]);
  });

  test('a change of mind: the last counts, both are kept', async () => {
    await approve(chair, clg);
    await flow.press(chair, flow.cardIn(chair, clg), 'Reject');
    await flow.as(chair).submit({ Reason: 'It costs too much.' });
    await flow.settled();
    const { text } = flow.cardIn(kent, clg);
    expect(text).toContain('Answered: Co-Medical Director rejected: “It costs too much.”');
    expect(text).not.toContain('Co-Medical Director approved');
    expect(await verdicts()).toBe(2);
  });

  test('nothing is asked of somebody who may not decide: they are told at once, on record', async () => {
    await flow.press(cabinet, flow.cardIn(cabinet, clg), 'Reject');
    expect(flow.as(cabinet).view()).toBeNull();
    expect(flow.told(cabinet, clg).text).toContain("You can't decide on SO-1 for the Clinical Leadership Group: its approvers are");
    const { prisma } = flow.conclave.foundation.database;
    expect(await prisma.chronicleEntry.findFirst({ orderBy: { position: 'desc' } })).toMatchObject({
      action: 'verdict refused',
      actor: 'Cabinet Member for Health Reform',
      role: 'deputy of Clinical Leadership Group',
    });
  });
});

describe('conditions', () => {
  async function approveOnConditions(user: string, channel: string, conditions: Record<string, string>): Promise<void> {
    await flow.press(user, flow.cardIn(user, channel), 'Approve with conditions');
    expect(await flow.as(user).submit(conditions)).toMatchObject({ errors: {}, error: null });
    await flow.settled();
  }

  test('stay outstanding until who set them says that they are met', async () => {
    await approve(chair, clg);
    await approve(medway, clg);
    await approveOnConditions(cabinet, board, {
      'Condition 1': 'Cost the second site.',
      'Who has to meet condition 1': lead,
      'Condition 1 is due': '2011-12-12',
      'Condition 2': 'Name a clinical lead.',
    });
    const card = flow.cardIn(kent, board);
    expect(card.text).toContain('State: approved, conditions outstanding (2 conditions open)');
    expect(card.text).toContain('Condition “Cost the second site.” (Dementia pathway lead, by 12 December 2011): open');
    expect(theMessage(flow.as(lead).directMessages(), /on a condition that is yours to meet, by 12 December 2011/).text).toContain(
      'Condition: Cost the second site.',
    );
    expect(theMessage(flow.as(lead).directMessages(), /^SO-1, version 1: approved/).text).toContain('with 2 conditions still to be met');

    await flow.press(kent, card, 'Mark as met');
    const listed = flow.told(kent, board);
    expect(labels(listed)).toEqual(['Mark as met', 'Mark as met']);
    const [first] = controls(listed);
    await flow.press(kent, listed, 'Mark as met', { value: first?.value ?? '' });
    expect(await flow.as(kent).submit({ 'How it was met': 'Finance has costed it.' })).toMatchObject({ errors: {}, error: null });
    await flow.settled();
    const met = flow.cardIn(cabinet, board).text;
    expect(met).toContain(
      'Condition “Cost the second site.” (Dementia pathway lead, by 12 December 2011): met, says Director of Public Health (Kent)',
    );
    expect(met).toContain('(1 condition open)');
    expect(theMessage(flow.as(lead).directMessages(), /a condition on SO-1 .* is met/).text).toContain(
      '1 condition still open.\nCondition: Cost the second site.\nHow it was met: Finance has costed it.',
    );
  });

  test('are given back under their inputs where something is wrong', async () => {
    await flow.press(chair, flow.cardIn(chair, clg), 'Approve with conditions');
    const wrong = await flow.as(chair).submit({ 'Condition 1': 'Cost it', 'Condition 2 is due': '2011-12-12' });
    expect(wrong.errors).toEqual({ condition_2: expect.stringContaining('Condition 2 does not say what has to be done') });
    expect((await flow.as(chair).submit({ 'Condition 2': 'Then', 'Condition 2 is due': '2011-01-01' })).errors).toHaveProperty('due_2');
    expect(await verdicts()).toBe(0);
  });
});

describe('two bodies', () => {
  test('in which one person sits are decided apart', async () => {
    await approve(kent, clg);
    await approve(chair, clg);
    expect(flow.cardIn(kent, clg).text).toContain('- Clinical Leadership Group: approved');
    expect(flow.cardIn(kent, board).text).toContain('- Kent shadow Health and Wellbeing Board: open');
    expect(labels(flow.cardIn(kent, clg))).toEqual([]);
    await approve(kent, board);
    expect(flow.told(kent, board).text).toBe('Recorded: you approved version 1 of SO-1 for the Kent shadow Health and Wellbeing Board.');
    expect(flow.cardIn(kent, clg).text).toContain('State: approved');
  });
});

describe('another version', () => {
  test('that is major: who had decided is told why, everybody decides again, the buttons are back', async () => {
    await approve(chair, clg);
    await approve(medway, clg);
    expect(labels(flow.cardIn(chair, clg))).toEqual([]);
    const before = flow.cardIn(cabinet, board);
    await flow.amend({});
    const card = flow.cardIn(chair, clg);
    expect(card.text).toContain('SO-1, version 2: Dementia pathway, redesigned again');
    expect(card.text).toContain(
      'Not answered yet: Co-Medical Director, Director of Public Health (Kent) and Director of Public Health (Medway)',
    );
    expect(labels(card)).toEqual(decisionButtons);
    expect(flow.cardIn(cabinet, board).ts).toBe(before.ts);
    expect(labels(flow.cardIn(cabinet, board))).toEqual([]);
    for (const user of [chair, medway]) {
      expect(flow.directly(user)).toEqual([
        'Dementia pathway lead has sent version 2. You had answered on SO-1 (Dementia pathway, redesigned again) for the Clinical Leadership Group. Please answer again, on its card.',
      ]);
    }
    expect(flow.directly(kent)).toEqual([]);
    const [, inThread] = flow.as(kent).thread(card);
    expect(inThread?.text).toBe(
      'Version 2 has been sent. SO-1 (Dementia pathway, redesigned again) is before the Clinical Leadership Group again: the buttons are on the card above. Waiting for Director of Public Health (Kent).',
    );
  });

  test('makes a card that somebody still has before them stale: they are shown the new one, with its buttons', async () => {
    const stale = flow.cardIn(chair, clg);
    await flow.amend({});
    await flow.press(chair, stale, 'Approve');
    expect(await verdicts()).toBe(0);
    const refusal = flow.told(chair, clg);
    expect(refusal.text).toContain('You were shown version 1 of SO-1, and version 2 is current');
    expect(refusal.text).toContain('SO-1, version 2: Dementia pathway, redesigned again');
    expect(labels(refusal)).toEqual(decisionButtons);
    await flow.press(chair, refusal, 'Approve');
    expect(flow.told(chair, clg).text).toBe('Recorded: you approved version 2 of SO-1 for the Clinical Leadership Group.');
  });

  test('that is minor, in reply to changes asked for: asks again who asked for them, and the approval of another stands', async () => {
    await approve(chair, clg);
    const answer = async (user: string, button: string, fields: Readonly<Record<string, string>>) => {
      await flow.press(user, flow.cardIn(user, clg), button);
      expect(await flow.as(user).submit(fields)).toMatchObject({ errors: {}, error: null });
      await flow.settled();
    };
    await answer(kent, 'Request changes', { Reason: 'Name the site.' });
    await flow.amend({ minor: true, reason: 'The site is named.' });
    const card = flow.cardIn(medway, clg);
    expect(card.text).toContain('Answered: Co-Medical Director approved on version 1');
    expect(card.text).toContain('Decides again: Director of Public Health (Kent) asked for changes on version 1: “Name the site.”');
    expect(card.text).toContain('Not answered yet: Director of Public Health (Kent) and Director of Public Health (Medway)');
    expect(flow.directly(kent)).toEqual([
      'Dementia pathway lead has sent version 2. You had answered on SO-1 (Dementia pathway, redesigned again) for the Clinical Leadership Group. Please answer again, on its card.\nWhy: The site is named.',
    ]);
    expect(flow.directly(chair)).toEqual([expect.stringContaining('Your answer for the Clinical Leadership Group stands')]);
    expect(flow.as(medway).thread(card).at(-1)?.text).toMatch(
      /^Version 2 has been sent.* Waiting for Director of Public Health \(Medway\)\.$/,
    );
    await flow.press(kent, flow.cardIn(kent, clg), 'Approve');
    expect(flow.cardIn(kent, clg).text).toContain('Clinical Leadership Group: approved');
  });

  test('that is minor: verdicts stand on the version they were given on, and any approver may contest it', async () => {
    await approve(chair, clg);
    await flow.amend({ minor: true, reason: 'A typing error.' });
    const card = flow.cardIn(kent, clg);
    expect(card.text).toContain('Version 2 is a minor change, says Dementia pathway lead.');
    expect(card.text).toContain('Answered: Co-Medical Director approved on version 1');
    await choose(kent, clg, 'Say this is not minor');
    await flow.as(kent).submit({ Reason: 'The site has changed.' });
    await flow.settled();
    expect(flow.cardIn(kent, clg).text).not.toContain('Answered');
    expect(flow.directly(chair)).toEqual([
      expect.stringMatching(/sent version 2 .* as a minor change\. Your answer .* stands[\s\S]*Buttons: Say this is not minor\.$/),
      'Director of Public Health (Kent) holds that version 2 is not a minor one, so every body starts again. You had answered on SO-1 (Dementia pathway, redesigned again) for the Clinical Leadership Group. Please answer again, on its card.\nWhy: The site has changed.',
    ]);
    expect(flow.directly(lead)).toEqual([expect.stringContaining('holds that version 2 of SO-1')]);
  });
});

describe('chair’s action', () => {
  test('approves at once, for ratification at the next meeting', async () => {
    await choose(chair, clg, 'Approve alone as chair');
    await flow.as(chair).submit({ Reason: 'The grant ends tomorrow.' });
    await flow.settled();
    expect(flow.cardIn(kent, clg).text).toContain(
      "- Clinical Leadership Group: approved by chair's action of Co-Medical Director, for ratification at its next meeting, which has no date yet: “The grant ends tomorrow.”",
    );
    expect(labels(flow.cardIn(cabinet, board))).toEqual(decisionButtons);
  });

  test('is the chair’s alone', async () => {
    await choose(kent, clg, 'Approve alone as chair');
    expect(flow.told(kent, clg).text).toBe(
      'Only the chair of the Clinical Leadership Group can approve SO-1 alone. Ask Co-Medical Director.',
    );
    expect(flow.as(kent).view()).toBeNull();
  });
});

describe('a body that cannot decide', () => {
  test('is told to the secretariat, with who could stand in', async () => {
    await approve(chair, clg);
    await approve(medway, clg);
    for (const user of [cabinet, kent]) {
      await choose(user, board, 'Step aside from this');
      await flow.press(user, flow.told(user, board), 'Yes, step aside');
    }
    expect(flow.cardIn(cabinet, board).text).toContain('Too few are left who may decide: the secretariat has been told');
    expect(flow.directly(secretary)).toContain(
      "SO-1 (Dementia pathway, redesigned) can't be decided by the Kent shadow Health and Wellbeing Board: too few are left there who may decide. It has no deputy who could stand in. Fill an approver's seat in the governance file.",
    );
  });

  test('names its deputies', async () => {
    for (const user of [chair, kent, medway]) {
      await choose(user, clg, 'Step aside from this');
      await flow.press(user, flow.told(user, clg), 'Yes, step aside');
    }
    expect(flow.directly(secretary)).toContainEqual(expect.stringContaining('Who could stand in: Cabinet Member for Health Reform.'));
  });
});

describe('where Slack opens no form', () => {
  const refuseForms = () =>
    flow.workspace.setIntercept((method) =>
      method === 'views.open' ? { kind: 'answer', body: { ok: false, error: 'invalid_trigger_id' } } : undefined,
    );

  test('the verdict is given with its reason to follow, and the reason later', async () => {
    refuseForms();
    await flow.press(chair, flow.cardIn(chair, clg), 'Request changes');
    const offer = flow.told(chair, clg);
    expect(offer.text).toContain('If Slack does not open the form, or does not take it from you, you can decide on version 1 of SO-1');
    expect(labels(offer)).toEqual(['Request changes, reason to follow']);
    await flow.press(chair, offer, 'Request changes, reason to follow');
    expect(flow.cardIn(kent, clg).text).toContain('Answered: Co-Medical Director asked for changes (reason to follow)');
    const wanted = theMessage(flow.as(chair).directMessages(), /Its reason is still to follow/);

    flow.workspace.setIntercept(null);
    await flow.press(chair, wanted, 'Give the reason');
    const submitted = await flow.as(chair).submit({ Reason: 'Show the cost.' });
    expect(allText(submitted.open ?? { blocks: [] })).toContain('Recorded:* the reason for your answer on SO-1');
    await flow.settled();
    expect(flow.cardIn(kent, clg).text).toContain('Answered: Co-Medical Director asked for changes: “Show the cost.”');
  });

  test('somebody of another workspace gets the form and, beside it, what works without', async () => {
    const payload = flow.as(chair).pressPayload(flow.cardIn(chair, clg), 'Reject');
    await flow.workspace.deliver('interaction', { ...payload, user: { id: chair, team_id: 'T0OTHER' } });
    await flow.workspace.until(() => flow.workspace.calls('response_url').length > 0);
    expect(flow.as(chair).view()?.title).toBe('Reject');
    expect(labels(flow.told(chair, clg))).toEqual(['Reject, reason to follow']);
  });
});
