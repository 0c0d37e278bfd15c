import { describe, expect, test } from 'vitest';
import { chooseMeetings } from '#src/domain/board/meeting-choice.ts';
import type { Directory } from '#src/domain/directory.ts';
import { bodiesCalled } from '#src/domain/find-body.ts';
import { kent, london, november, sitting } from '../../support/kent.ts';

const now = london('2011-11-10T09:00');
const medway = sitting('medway-hwb', '2011-12-07T14:00');
const group = sitting('clg', '2011-12-14T14:00');

function chosen(channelId: string, body: string | null, upcoming = [november, medway]) {
  const choice = chooseMeetings(kent, upcoming, { channelId, body }, now);
  return choice.refused ? choice.refusal : [choice.value.body?.key ?? null, ...choice.value.meetings.map(({ key }) => key)];
}

describe('the meetings somebody means', () => {
  test('are those of the body they name, wherever they ask', () => {
    expect(chosen('C0KENTHWB', ' medway  hwb ')).toEqual(['medway-hwb', 'medway-hwb-2011-12']);
  });

  test('are else those of the channel’s body', () => {
    expect(chosen('C0KENTHWB', null)).toEqual(['kent-hwb', 'kent-hwb-2011-11']);
    expect(chosen('C0CLG', null, [november, medway, group])).toEqual(['clg', 'clg-2011-12']);
  });

  test('are else those whose digests it gets', () => {
    expect(chosen('C0CLG', null)).toEqual([null, 'kent-hwb-2011-11']);
    expect(chosen('C0ELSEWHERE', 'CLG')).toEqual([null, 'kent-hwb-2011-11']);
  });

  test('are else all', () => {
    expect(chosen('C0ELSEWHERE', null)).toEqual([null, 'kent-hwb-2011-11', 'medway-hwb-2011-12']);
    expect(chosen('C0DEMENTIA', null)).toEqual([null, 'kent-hwb-2011-11', 'medway-hwb-2011-12']);
  });

  test('are refused where the body is unknown or has none to come', () => {
    expect(chosen('C0CLG', 'Kent Board')).toMatchObject({ code: 'not_found', given: 'Kent Board' });
    expect(chosen('C0CLG', 'Medway HWB', [november])).toEqual({ code: 'no_meeting', body: 'Medway shadow Health and Wellbeing Board' });
    expect(chosen('C0CLG', null, [])).toEqual({ code: 'no_meeting', body: null });
  });
});

test.each(['name', 'alias', 'key'] as const)('a body is found with its article or without, where its %s has one and where not', (by) => {
  const called = (word: string): Directory => ({
    ...kent,
    bodies: kent.bodies
      .filter(({ key }) => key === 'clg')
      .map((body) => ({ ...body, key: 'k', name: 'n', aliases: [], ...(by === 'alias' ? { aliases: [word] } : { [by]: word }) })),
  });
  for (const word of ['The Clinical Conclave', 'Clinical Conclave'])
    for (const typed of ['Clinical Conclave', 'the clinical conclave', 'The  Clinical-Conclave'])
      expect([word, typed, bodiesCalled(called(word), typed, now).length]).toEqual([word, typed, 1]);
});

test('a body is found by name, alias or key, and one that was replaced gives its successor', () => {
  const ended = london('2011-11-01T00:00');
  const replaced: Directory = {
    ...kent,
    bodies: [
      ...kent.bodies.map((body) => (body.key === 'clg' ? { ...body, until: ended, since: ended.minus({ years: 1 }) } : body)),
      ...kent.bodies
        .filter(({ key }) => key === 'clg')
        .map((body) => ({ ...body, id: 'body-senate', key: 'senate', name: 'Clinical Senate', aliases: [] })),
    ],
    relations: [{ id: 'r', kind: 'replaces', fromId: 'body-senate', toId: 'body-clg', throughId: null, since: ended, until: null }],
  };
  expect(['clg', 'CLG', 'clinical leadership group', 'Clinical Senate'].map((name) => bodiesCalled(replaced, name, now)[0]?.key)).toEqual(
    Array(4).fill('senate'),
  );
  expect(bodiesCalled({ ...replaced, relations: [] }, 'CLG', now)).toEqual([]);
  expect(bodiesCalled(kent, 'KENT hwb', now)[0]?.key).toBe('kent-hwb');
});

test('a word that fits several bodies is asked about, with what tells them apart', () => {
  const two = { ...kent, bodies: kent.bodies.map((body) => (body.kind === 'board' ? { ...body, aliases: ['HWB'] } : body)) };
  const chosen = chooseMeetings(two, [], { channelId: 'C0CLG', body: 'the hwb' }, now);
  expect(chosen).toMatchObject({
    refused: true,
    refusal: { code: 'fits_several', given: 'the hwb', choices: [{ tells: 'board, also HWB' }, { tells: 'board, also HWB' }] },
  });
  expect(chooseMeetings(two, [], { channelId: 'C0CLG', body: { id: 'nobody' } }, now)).toMatchObject({
    refusal: { code: 'gone', what: 'body' },
  });
});

test.each(['Parkinson\u2019s board', "parkinson's  Board", 'PARKINSON\u0060S\u00a0BOARD', 'Parkinson\u2019s\u2010board'])(
  'a body is found by its name as people type it: %s',
  (typed) => {
    const named = { ...kent, bodies: kent.bodies.map((body) => (body.key === 'kent-hwb' ? { ...body, name: "Parkinson's board" } : body)) };
    expect(bodiesCalled(named, typed, now).map(({ key }) => key)).toEqual(['kent-hwb']);
  },
);
