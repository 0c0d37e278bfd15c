import { expect, it } from 'vitest';
import { personById } from '#src/domain/directory.ts';
import { closedBecause, contentState, isClosedToPerson, stageOf } from '#src/domain/sign-off/content-state.ts';
import { aRequest, asked, council } from './council.ts';

const directory = council({ bodies: { clg: { seats: ['approver ann', 'approver pro'] } }, providers: ['pro'] });
const request = aRequest([asked('clg', 'any')]);
const pathways = directory.pathways.map((pathway) => ({ ...pathway, privateReason: 'Finance' }));

it('a request is closed by its own reason, else its pathway’s, else for procurement', () => {
  expect(closedBecause(directory, request)).toBeNull();
  expect(closedBecause(directory, { ...request, privateReason: 'Staff' })).toBe('Staff');
  expect(closedBecause({ ...directory, pathways }, { ...request, subject: 'procurement' })).toBe('Finance');
  expect(closedBecause({ ...directory, pathways }, { ...request, privateReason: 'Staff' })).toBe('Staff');
  expect(closedBecause(directory, { ...request, subject: 'procurement' })).toBe('procurement under way');
  expect([contentState(directory, request), contentState({ ...directory, pathways }, request)]).toEqual(['open', 'closed']);
});

it('what is closed is closed to the provider side', () => {
  const closedTo = (personId: string, subject: typeof request.subject) =>
    isClosedToPerson(directory, { ...request, subject }, personById(directory, personId));
  expect([closedTo('pro', 'procurement'), closedTo('pro', 'pathway'), closedTo('ann', 'procurement')]).toEqual([true, false, false]);
});

it('a request has ended when it is approved, rejected or withdrawn', () => {
  const outcomes = [null, 'changes_requested', 'approved', 'rejected', 'withdrawn'] as const;
  expect(outcomes.map((outcome) => stageOf({ outcome }))).toEqual(['open', 'changes_requested', 'ended', 'ended', 'ended']);
});
