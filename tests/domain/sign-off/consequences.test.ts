import { expect, it } from 'vitest';
import { outcomeOf } from '#src/domain/sign-off/consequences.ts';
import type { BodyOutcome } from '#src/domain/sign-off/sign-off.ts';
import { awaitedFormally } from '#src/domain/sign-off/steps.ts';
import { anAskedBody, aSignOff } from './sign-offs.ts';

const outcomes: Readonly<Record<string, BodyOutcome>> = { a: 'approved', c: 'changes_requested', r: 'rejected' };
/** "2c": a body of step 2 that asked for changes; "1-": one of step 1 that is open */
const body = (written: string) => ({ step: Number(written[0]), outcome: outcomes[written[1] ?? ''] ?? null });

it.each([
  [['1-', '2-'], null],
  [['1a', '2-'], null],
  [['1a', '2a'], 'approved'],
  [['1c', '2-'], 'changes_requested'],
  [['1a', '2c', '2-'], null],
  [['1a', '2c', '2a'], 'changes_requested'],
  [['1a', '2r', '2-'], 'rejected'],
  [['1a', '2c', '2r'], 'rejected'],
])('a request whose bodies stand at %j is %s', (written, outcome) => {
  expect(outcomeOf(written.map(body))).toBe(outcome);
});

it('the formally responsible body is awaited while it may still approve', () => {
  const bodies = [anAskedBody({ bodyId: 'body-1' }), anAskedBody({ id: 'asked-2', bodyId: 'body-2', step: 2 })];
  const awaited = (more: Parameters<typeof aSignOff>[0]) => awaitedFormally(aSignOff({ bodies, formallyResponsibleId: 'body-2', ...more }));
  expect(awaited({})).toBe('body-2');
  expect(awaited({ formallyResponsibleId: null })).toBeNull();
  expect(awaited({ bodies: bodies.map((one) => ({ ...one, outcome: 'approved' })) })).toBeNull();
  expect(awaited({ outcome: 'changes_requested' })).toBe('body-2');
  for (const outcome of ['rejected', 'withdrawn'] as const) expect(awaited({ outcome })).toBeNull();
});
