import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { allText } from '#src/playground/workspace/people/reading.ts';
import { london } from '#tests/support/kent.ts';
import { labels, only, theMessage } from '#tests/support/seeing.ts';
import { startTestWorld, type TestWorld } from '#tests/support/world.ts';

let world: TestWorld;
const as = (user: string) => world.workspace.as(user);
const cardIn = (user: string, channel: string) => theMessage(as(user).sees(channel), /^SO-1, version/);

beforeEach(async () => {
  world = await startTestWorld({ team: 'T0WESTHERTS', at: london('2007-10-01T09:00') });
  await world.govern(await readFile('docs/examples/west-herts.yaml', 'utf8'));
});
afterEach(() => world.stop());

async function answerTo(user: string, channel: string, words: string): Promise<string> {
  const { shown } = await as(user).command(channel, '/signoff', words);
  const answer = only(shown, 'Nothing was answered');
  return `${answer.text}\n${allText(answer)}`;
}

async function sendBack(): Promise<void> {
  const lead = as('U0HEART');
  await lead.command('C0HEART', '/signoff', 'request');
  const opened = only(lead.view(), 'No form is open');
  await lead.press(opened, 'Route', { value: 'Business plan' });
  await world.workspace.until(() => lead.view()?.hash !== opened.hash);
  const filled = {
    Route: 'Business plan',
    Title: 'Heart failure business plan',
    Links: 'https://example.org/heart-failure/plan-v1.pdf',
    'Sections it holds': ['Activity', 'Finance', 'Estates', 'Workforce'],
  };
  expect(await lead.submit(filled)).toMatchObject({ errors: {}, error: null });
  await world.settled();
  await as('U0GPDACORUM').press(cardIn('U0GPDACORUM', 'C0DACORUM'), 'Approve');
  await world.settled();
  await as('U0GPHERTS').press(cardIn('U0GPHERTS', 'C0HERTSMERE'), 'Request changes');
  expect(await as('U0GPHERTS').submit({ Reason: 'Add the cost of the second clinic' })).toMatchObject({ errors: {}, error: null });
  await world.settled();
}

test('what one of several groups has sent back is said to be, everywhere, and nobody is reminded of it', async () => {
  await sendBack();

  const asked = only(as('U0HEART').directMessages().at(-1), 'Who asked was told nothing');
  expect(asked.text).toContain(
    'The Hertsmere PBC Group has sent back version 1 of SO-1 (Heart failure business plan). A new version is wanted of you now. Others may still answer on this one, but need not.',
  );
  expect(asked.text).toContain('asked for changes: “Add the cost of the second clinic”');
  expect(labels(asked)).toEqual(['New version']);
  await as('U0HEART').press(asked, 'New version');
  await world.workspace.until(() => as('U0HEART').view() !== null);

  const others = cardIn('U0NALBANS', 'C0STALBANS');
  expect(others.text).toContain(
    'State: changes requested: sent back by the Hertsmere PBC Group, a new version is coming from Heart failure redesign lead',
  );
  expect(others.text).toContain('May still answer: ');
  expect(others.text).not.toMatch(/Not answered yet|Waiting for|overdue/);
  expect(labels(others).slice(0, 2)).toEqual(['Request changes', 'Approve']);

  const listed = await answerTo('U0HEART', 'C0HEART', 'list open');
  expect(listed).toContain('changes requested');
  expect(listed).toContain('by the Hertsmere PBC Group');
  expect(listed).toContain('Waiting for a new version from Heart failure redesign lead');
  expect(listed).not.toContain('Not answered yet');
  expect(await answerTo('U0HEART', 'C0HEART', 'show SO-1')).toContain('sent back by the Hertsmere PBC Group');
  expect(await answerTo('U0HEART', 'C0HEART', 'remind SO-1')).toContain(
    'SO-1 was sent back by the Hertsmere PBC Group, and a new version is coming, so nobody is reminded of this one.',
  );

  const told = () => ['U0MDACORUM', 'U0NALBANS', 'U0GPALBANS', 'U0GPWATFORD'].flatMap((user) => as(user).directMessages());
  const before = told().length;
  await world.advanceTo(london('2007-10-17T09:00'));
  expect(told()).toHaveLength(before);
  const last = (user: string) => as(user).directMessages().at(-1)?.text;
  expect(last('U0HEART')).toContain('Yours, sent back\nA new version is wanted of you');
  expect(last('U0MANAGER')).toContain('sent back by the Hertsmere PBC Group, a new version is wanted of Heart failure redesign lead');

  const digest = only(
    as('U0FINANCE')
      .sees('C0PBCGOV')
      .find(({ text }) => text.startsWith('Digest')),
    'There is no digest',
  );
  expect(digest.text).toContain(
    'version 1 (Heart failure): changes requested by the Hertsmere PBC Group, a new version is coming from Heart failure redesign lead. May still answer:',
  );
  expect(digest.text).not.toMatch(/SO-1[^\n]*(open|overdue|Waiting for)/);
  expect(await answerTo('U0HEART', 'C0HEART', 'list overdue')).not.toContain('SO-1');

  await as('U0NALBANS').press(cardIn('U0NALBANS', 'C0STALBANS'), 'Approve');
  await world.settled();
  expect(cardIn('U0NALBANS', 'C0STALBANS').text).toContain('Practice nurse for St Albans and Harpenden approved');
});
