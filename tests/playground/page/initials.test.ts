import { expect, it } from 'vitest';
import { colourOf, initials } from '#src/playground/page/parts/initials.ts';

it.each([
  ['Co-Medical Director', 'CM'],
  ['Director of Public Health (Kent)', 'DP'],
  ['Dementia pathway lead', 'D'],
  ['secretary', 'S'],
  ['Éloïse Ångström', 'ÉÅ'],
  ['', ''],
])('of %s are %s', (name, letters) => {
  expect(initials(name)).toBe(letters);
});

it('gives a person one colour, and not everybody the same', () => {
  const ids = ['U0SECRETARY', 'U0CLGCHAIR', 'U0DPHKENT', 'U0DEMENTIA'];
  const colours = ids.map((id) => colourOf(id, 8));
  expect(ids.map((id) => colourOf(id, 8))).toEqual(colours);
  expect(new Set(colours).size).toBeGreaterThan(1);
  expect(colours.every((colour) => colour >= 0 && colour < 8)).toBe(true);
});
