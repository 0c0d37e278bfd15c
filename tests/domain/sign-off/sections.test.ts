import { expect, it } from 'vitest';
import { missingSections } from '#src/domain/sign-off/sections.ts';

it('a business plan needs activity, finance, estates and workforce, and names those that are missing', () => {
  expect(missingSections('business_plan', [])).toEqual(['activity', 'finance', 'estates', 'workforce']);
  expect(missingSections('business_plan', ['workforce', 'finance', 'activity'])).toEqual(['estates']);
  expect(missingSections('business_plan', ['activity', 'finance', 'estates', 'workforce', 'more'])).toEqual([]);
});

it('nothing else does', () => {
  expect(missingSections('pathway', [])).toEqual([]);
});
