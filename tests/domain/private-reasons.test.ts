import { expect, it } from 'vitest';
import { faultInPrivateReason, listedReason, privateReasons, publicReason } from '#src/domain/private-reasons.ts';

it('a reason of the list reads the same before everybody, however it was typed', () => {
  expect(privateReasons).toHaveLength(4 + 18);
  for (const reason of privateReasons) expect([listedReason(` ${reason.toUpperCase()} `), publicReason(reason)]).toEqual([reason, reason]);
  expect(listedReason('schedule 12a  paragraph 3')).toBe('Schedule 12A paragraph 3');
});

it.each([
  '',
  'commercial tender of the clinic',
  'Commercially sensitive',
  'Schedule 12A',
  'Schedule 12A paragraph 19',
  'personal: Dr Grey leaves',
])('a reason in words of somebody’s own reads “private” before others: “%s”', (reason) => {
  expect([listedReason(reason), publicReason(reason)]).toEqual([null, 'private']);
});

it('what is wrong with a reason is said with all that was expected', () => {
  expect(faultInPrivateReason('Commercial')).toBeNull();
  expect(faultInPrivateReason('sensitive')).toBe(
    'expected one of commercial, personal, legal advice, procurement under way, or Schedule 12A paragraph 1 to 18, found "sensitive"',
  );
});
