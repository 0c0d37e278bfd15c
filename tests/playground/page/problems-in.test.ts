import { expect, it } from 'vitest';
import { problemsIn } from '#src/playground/page/cases/problems-in.ts';

it('gives each problem a line', () => {
  const notice = "x.yaml can't be used.\nLine 3: no such key\n\nLine 9: no such person";
  expect(problemsIn({ errors: {}, notice })).toEqual(["x.yaml can't be used.", 'Line 3: no such key', 'Line 9: no such person']);
});

it('gives none where all is well', () => {
  expect(problemsIn({ errors: {}, notice: null })).toEqual([]);
});
