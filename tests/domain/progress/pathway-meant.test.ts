import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pathwayMeant } from '#src/domain/progress/pathway-meant.ts';

const dementia = { key: 'dementia', name: 'Dementia' };
const heart = [
  { key: 'hf', name: 'Heart failure' },
  { key: 'rhythm', name: 'Heart rhythm' },
];
const neutral = readFileSync(new URL('./texts/neutral.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n');

describe('the pathway that a report names and nobody here has', () => {
  it.each([
    ['stroke green All well', 'stroke'],
    ['Stroke: Green. All well', 'Stroke'],
    ['stroke red lists cancelled', 'stroke'],
    ['Stroke pathway amber Audit slips', 'Stroke pathway'],
    ['renal red Lists cancelled', 'renal'],
    ['Fracture liaison 🔴 no nurse', 'Fracture liaison'],
    ['stroke green Ward open again', 'stroke'],
  ])('%j: %s', (text, given) => {
    expect(pathwayMeant(text, [dementia], ['Fracture liaison'])).toEqual({ given, couldBe: [] });
  });

  it.each([
    ['heart green All well', heart, ['Heart failure', 'Heart rhythm']],
    ['failure: red. Lists cancelled', heart, ['Heart failure']],
    ['demetia green all well', [dementia], ['Dementia']],
  ])('%j could be one of these', (text, pathways, couldBe) => {
    expect(pathwayMeant(text, pathways, [])?.couldBe).toEqual(couldBe);
  });

  it.each([
    'green All well',
    'Status: Red. Lists cancelled',
    'We are red',
    'Stroke red flags leaflet printed',
    'Cardiac blue badge holders may park',
    'Now amber Audit slips',
    'All well',
  ])('is none in %j', (text) => {
    expect(pathwayMeant(text, [dementia], ['Stroke'])).toBeNull();
  });

  it('is none in a sentence with a colour word', () => {
    expect(neutral.filter((text) => pathwayMeant(text, [dementia], ['Stroke']) !== null)).toEqual([]);
  });
});
