import { describe, expect, it } from 'vitest';
import { pathwayMeant, withoutName } from '#src/domain/progress/pathway-meant.ts';
import { readStatus } from '#src/domain/progress/read-status.ts';
import { measures, things } from '#src/domain/progress/status-vocabulary.ts';

const names = { own: ['dementia', 'Dementia'], others: ['stroke', 'Stroke'] };
const read = (text: string) => {
  const reading = readStatus(text, names);
  return reading.kind === 'stated' ? reading.status : reading.kind;
};

describe('whose colour it is', () => {
  const said = (thing: string) => [
    `With the ${thing} down we are red`,
    `On the ${thing} the pathway is now red`,
    `In this month's ${thing} dementia has gone red`,
    `The lost ${thing} means that we remain red`,
    `Because the ${thing} is late the pathway went from green to red`,
    `The pathway for the ${thing} is red`,
    `The ${thing} has us at red`,
  ];

  it('is the pathway’s, whatever thing stands before it in the clause', () => {
    const texts = [...things].flatMap(said);
    expect(texts.filter((text) => read(text) !== 'red')).toEqual([]);
    const takenBack = texts.filter((text) => read(`Green. ${text}`) !== 'asked');
    expect(takenBack).toEqual([]);
  });

  const coloured = (thing: string) => [
    `The new ${thing} is red`,
    `At the front door the ${thing} is blue`,
    `Matron saw that the ${thing} was green`,
  ];

  it('is the thing’s where the thing is what has it, and never the pathway’s', () => {
    const texts = [...things].flatMap(coloured);
    expect(texts.filter((text) => ['red', 'green', 'blue'].includes(read(text)))).toEqual([]);
    const asked = [...things].filter((thing) => coloured(thing).some((text) => read(text) !== 'silent'));
    expect(new Set(asked)).toEqual(measures);
  });

  it('is asked where the thing may be what shows the status', () => {
    const texts = [
      'Our light is red',
      'The flag for dementia is red',
      'The pathway’s line is red',
      'The score is red',
      'The RAG on the wall is red',
    ];
    expect(texts.map(read)).toEqual(texts.map(() => 'asked'));
  });

  it('knows a pathway whose name holds a thing from the thing', () => {
    const own = { own: ['wc', 'Wound care'], others: [] };
    expect(readStatus('This month wound care is red', own)).toEqual({ kind: 'stated', status: 'red' });
    expect(readStatus('In the report the wound is red', own)).toEqual({ kind: 'silent' });
  });
});

describe('the name that is given back', () => {
  it.each([
    ['Hip & knee red Lists cancelled', 'Hip & knee'],
    ['Ear, nose and throat red Lists cancelled', 'Ear, nose and throat'],
    ['Parkinson’s red Lists cancelled', "Parkinson's"],
    ['*End of life* red Lists cancelled', 'End of life'],
  ])('%j: %s, and the rest is the report', (text, given) => {
    expect(pathwayMeant(text, [{ key: 'dementia', name: 'Dementia' }], [])).toEqual({ given, couldBe: [] });
    expect(withoutName(text, given)).toBe('red Lists cancelled');
  });
});
