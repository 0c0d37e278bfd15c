import { expect, it } from 'vitest';
import { mainInputIn } from '#src/slack/requests/form.ts';

const filled = (...inputs: readonly string[]) => ({ view: { state: { values: Object.fromEntries(inputs.map((input) => [input, {}])) } } });

it.each([
  ['its own', ['title', 'reason'], 'reason'],
  ['its own where it is the first', ['reason', 'title'], 'reason'],
  ['the first where the form does not show its own', ['title', 'note'], 'title'],
  ['its own where the form shows none', [], 'reason'],
])('what is about no input in particular stands under %s', (_, inputs, expected) => {
  expect(mainInputIn({ mainInput: 'reason' }, filled(...inputs))).toBe(expected);
});
