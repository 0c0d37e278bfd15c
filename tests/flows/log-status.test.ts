import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { allText, findControl } from '#src/playground/workspace/people/reading.ts';
import { lastSeen, only } from '#tests/support/seeing.ts';
import { startKentWorld, type TestWorld } from '#tests/support/world.ts';

let world: TestWorld;
beforeEach(async () => {
  world = await startKentWorld();
});
afterEach(() => world.stop());

const lead = () => world.workspace.as('U0DEMENTIA');
const log = async (typed: string) => only((await lead().command('C0DEMENTIA', '/pathway', `log ${typed}`)).shown, 'Nothing was shown');
const entries = () => world.conclave.foundation.database.prisma.entry.findMany({ orderBy: { id: 'asc' } });
const form = () => only(lead().view(), 'No form is open');
const chosen = () => findControl(form(), 'Status').element['initial_option'];

describe('a status that has to be asked', () => {
  test('stores nothing, says what was read and opens the filled form, in which the person chooses', async () => {
    await log('green All well');
    const asked = await log('Amber/Red Theatre lists cancelled. Path to green: locum');
    expect(asked.ephemeral).toBe('U0DEMENTIA');
    expect(asked.text).toMatch(/^Not saved yet\. The text says both Amber and Red\./);
    expect(asked.text).toContain('/pathway log Amber/Red Theatre lists cancelled. Path to green: locum');
    expect(await entries()).toHaveLength(1);

    await lead().press(asked, 'Complete');
    expect(allText(form())).toContain('The text says both Amber and Red. Please choose the status.');
    expect(chosen()).toBeUndefined();
    expect(await lead().submit({ Status: 'amber' })).toMatchObject({ errors: {}, error: null });
    await world.settled();
    expect(lastSeen(lead(), 'C0DEMENTIA').text).toMatch(/^Dementia: Amber.*Amber\/Red Theatre lists cancelled\./s);
  });

  test('says of a pathway that is not here that it is unknown, and not that a status is missing', async () => {
    const unknown = await log('stroke green All well');
    expect(unknown.text).toMatch(/^Not saved: there is no pathway called “stroke” here\. Use one of these names: Dementia\./);
    expect(await entries()).toEqual([]);
    await lead().press(unknown, 'Complete');
    expect(await lead().submit({ Status: 'green', 'What was done': 'All well' })).toMatchObject({ errors: {}, error: null });
    expect(await entries()).toMatchObject([{ status: 'green', done: 'All well' }]);
  });

  test('is read or asked where it is said of the pathway beside other things, and is never the last one', async () => {
    await log('green All well');
    const needs = await log("In this month's figures we are red. Theatre lists cancelled");
    expect(needs.text).toMatch(/^Not saved yet: the report on Dementia needs a path to green, because it is Amber or Red/);
    const asked = await log('Our light is red. Theatre lists cancelled');
    expect(asked.text).toContain('it is not clear whether that is the status');
    expect(await entries()).toHaveLength(1);
    await lead().press(asked, 'Complete');
    expect(chosen()).toBeUndefined();
    await lead().close();
    await log('The wound is red');
    expect(await entries()).toMatchObject([{ status: 'green' }, { status: 'green', statusGiven: false, done: 'The wound is red' }]);
  });

  test('says so too of a pathway in several words, before and after a report of the one that is here', async () => {
    const first = await log('End of life red Hospice beds closed');
    expect(first.text).toMatch(/^Not saved: there is no pathway called “End of life” here\. Use one of these names: Dementia\./);
    await log('green All well');
    const unknown = await log('Wound care red Theatre lists cancelled');
    expect(unknown.ephemeral).toBe('U0DEMENTIA');
    expect(unknown.text).toMatch(/^Not saved: there is no pathway called “Wound care” here\./);
    expect(unknown.text).toContain('/pathway log Wound care red Theatre lists cancelled');
    expect(await entries()).toHaveLength(1);
    await lead().press(unknown, 'Complete');
    expect(chosen()).toMatchObject({ value: 'red' });
  });

  test('is read from a message that is logged as progress, or asked in its form', async () => {
    const use = (text: string) => lead().messageShortcut(world.workspace.as('U0DOCTOR').says('C0DEMENTIA', text), 'log_as_progress');
    await use('Overall RAG status: *Amber*, audit slips');
    expect(chosen()).toMatchObject({ value: 'amber' });
    await lead().close();
    await use('Theatre lists cancelled (red)');
    expect(chosen()).toBeUndefined();
    expect(allText(form())).toContain('The text says “(red)”, and it is not clear whether that is the status.');
  });

  test('that contradicts the text is shown once, with everything that was filled in, and saved when it is sent again', async () => {
    await lead().messageShortcut(world.workspace.as('U0DOCTOR').says('C0DEMENTIA', 'RAG: Red. Lists cancelled'), 'log_as_progress');
    const first = await lead().submit({ Status: 'green', Next: 'Find a locum' });
    expect(first).toMatchObject({ errors: {}, error: null });
    expect(await entries()).toEqual([]);
    expect(allText(form())).toContain('The text says Red, and Green is chosen. Change one of them, or save again to keep Green.');
    expect(await lead().submit({})).toMatchObject({ errors: {}, error: null });
    expect(await entries()).toMatchObject([{ status: 'green', done: 'RAG: Red. Lists cancelled', next: 'Find a locum' }]);
    await lead().messageShortcut(world.workspace.as('U0DOCTOR').says('C0DEMENTIA', 'Rota gaps mean the pathway is red'), 'log_as_progress');
    await lead().submit({ Status: 'green' });
    expect(allText(form())).toContain('The text says Red, and Green is chosen.');
    expect(await entries()).toHaveLength(1);
  });
});
