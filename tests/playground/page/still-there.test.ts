import { expect, it } from 'vitest';
import { stillThere } from '#src/playground/page/blocks/still-there.ts';

const blocks = [
  { type: 'input', block_id: 'title', element: { type: 'plain_text_input', action_id: 'title' } },
  { type: 'section', block_id: 'aside', accessory: { type: 'checkboxes', action_id: 'ticks' } },
  { type: 'container', block_id: 'box', child_blocks: [{ type: 'actions', block_id: 'acts', elements: [{ action_id: 'menu' }] }] },
];

it('keeps what was filled into controls that remain, and is the same where all do', () => {
  const filled = { title: { title: 'Dementia' }, aside: { ticks: ['a'] }, acts: { menu: 'b' } };
  expect(stillThere(filled, blocks)).toBe(filled);
});

it('forgets what was filled into controls that are gone, by block and action id', () => {
  const filled = { title: { title: 'Dementia', note: 'x' }, gone: { title: 'y' }, box: { menu: 'z' } };
  expect(stillThere(filled, blocks)).toEqual({ title: { title: 'Dementia' } });
});
