import { expect, it } from 'vitest';
import { peopleMatching } from '#src/playground/page/top/people-matching.ts';
import { director, kent, lead, people } from './samples.ts';

it('finds every word typed in name or posts', () => {
  expect(peopleMatching(people, '')).toEqual(people);
  expect(peopleMatching(people, ' Health  APPROVER')).toEqual([kent]);
  expect(peopleMatching(people, 'member')).toEqual([director]);
  expect(peopleMatching(people, 'lead')).toEqual([lead]);
  expect(peopleMatching(people, 'lead kent')).toEqual([]);
});
