import { expect, onTestFinished, test } from 'vitest';
import { knownCases } from '#src/playground/cases/known-cases.ts';
import { play } from '#src/playground/cases/play.ts';
import { followSteps } from '#src/playground/cases/walk-through.ts';
import { allText } from '#src/playground/workspace/people/reading.ts';
import { labels, only, theMessage } from '#tests/support/seeing.ts';
import { startTestWorld } from '#tests/support/world.ts';

async function aWestHertsWorld() {
  const { startsAt, file, steps } = only(
    (await knownCases()).find(({ key }) => key === 'west-herts'),
    'no such case',
  );
  const world = await startTestWorld({ team: 'T0WESTHERTS', at: startsAt });
  onTestFinished(() => world.stop());
  await world.govern(file.source);
  return { world, steps };
}

test('the steps lead from a refused business plan to its certificate, and each is done once it has been played, not before', async () => {
  const { world, steps } = await aWestHertsWorld();
  const { workspace } = world;
  const { states } = followSteps(steps, world);
  for (const [index, step] of steps.entries()) {
    const expected = steps.map((_, other) => (other < index ? 'done' : other === index ? 'next' : 'ahead'));
    expect(states(), step.what).toEqual(expected);
    await play(world, [step]);
  }
  expect(new Set(states())).toEqual(new Set(['done']));

  const finance = workspace.as('U0FINANCE');
  const [shown, card] = [finance.id, null].map((to) =>
    only(
      finance.sees('C0PBCGOV').find(({ ephemeral }) => ephemeral === to),
      'nothing was shown',
    ),
  );
  expect(shown?.text).toContain('You decide for the PBC Governance Committee when every body in step 1 has approved');
  expect(shown && labels(shown)).toEqual([]);
  expect(card?.text).toMatch(/^SO-1, version 1: Heart failure business plan\nState: approved, conditions outstanding/);
  expect(theMessage(workspace.as('U0HEART').sees('C0HEART'), /^Certificate of SO-1/).text).toContain('PBC Governance Committee');
});

test('a form that is taken does not do a step in which it is refused, nor the other way round', async () => {
  const { world, steps } = await aWestHertsWorld();
  const { states } = followSteps(steps, world);
  await play(world, steps.slice(0, 2));
  const lead = world.workspace.as('U0HEART');
  expect(allText(only(lead.view(), 'The form is closed'))).toContain('Step 2 of 2');
  await lead.submit();
  expect(states().slice(0, 3)).toEqual(['done', 'done', 'next']);
  const whole = { Route: 'Business plan', Title: 'A plan', 'Sections it holds': ['Activity', 'Finance', 'Estates', 'Workforce'] };
  const does = { kind: 'submit', as: 'U0HEART', in: 'C0HEART', form: 'request_sign_off', opens: null, values: whole } as const;
  await expect(play(world, [{ what: 'Refused', does: { ...does, refused: true } }])).rejects.toThrow(/can't be played: it was taken/);
});
