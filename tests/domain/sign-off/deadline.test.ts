import { describe, expect, test } from 'vitest';
import type { Directory, Meeting } from '#src/domain/directory.ts';
import { isOverdue, signOffDeadline } from '#src/domain/sign-off/deadline.ts';
import type { SignOff } from '#src/domain/sign-off/sign-off.ts';
import { kent, london, november, sitting } from '../../support/kent.ts';

/** Kent, with sign-off deadlines for the leadership group and the Medway board too. */
const directory: Directory = {
  ...kent,
  clocks: [
    ...kent.clocks,
    ...['clg', 'medway-hwb'].map((key) => ({
      id: `clock-${key}`,
      bodyId: `body-${key}`,
      definition: { paperDeadline: null, signOffDeadline: { workingDaysBefore: 2 }, digests: [] },
      since: london('2011-11-09T09:00'),
      until: null,
    })),
  ],
};
const january = sitting('kent-hwb', '2012-01-18T14:00');
const medway = sitting('medway-hwb', '2011-12-07T14:00');
const group = sitting('clg', '2011-12-14T14:00');
const now = london('2011-11-15T12:00');

const request = (requestedAt: string, formallyResponsible: string | null, more: Partial<SignOff> = {}) => ({
  requestedAt: london(requestedAt),
  formallyResponsibleId: formallyResponsible && `body-${formallyResponsible}`,
  bodies: [{ bodyId: 'body-clg' }, { bodyId: 'body-medway-hwb' }],
  meetingId: null,
  deadlineSet: null,
  ...more,
});
const deadline = (requestedAt: string, formallyResponsible: string | null, meetings: readonly Meeting[], more: Partial<SignOff> = {}) => {
  const found = signOffDeadline(request(requestedAt, formallyResponsible, more), directory, meetings, now);
  return found && `${found.at.toFormat('yyyy-MM-dd HH:mm')} for ${found.meeting?.key ?? 'no meeting'}`;
};

describe('the deadline of a sign-off', () => {
  const all = [january, november, medway, group];

  test('is that of the formally responsible body’s next sitting, wherever that stands in the route', () => {
    expect(deadline('2011-11-10T10:00', 'kent-hwb', all)).toBe('2011-11-15 23:59 for kent-hwb-2011-11');
  });

  test('is still today’s on its last day, and the sitting after once it has passed', () => {
    expect(deadline('2011-11-15T23:00', 'kent-hwb', all)).toBe('2011-11-15 23:59 for kent-hwb-2011-11');
    expect(deadline('2011-11-16T00:00', 'kent-hwb', all)).toBe('2012-01-10 23:59 for kent-hwb-2012-01');
  });

  test('is else the earliest among the bodies asked', () => {
    expect(deadline('2011-11-16T09:00', 'kent-hwb', [november, medway, group])).toBe('2011-12-05 23:59 for medway-hwb-2011-12');
    expect(deadline('2011-11-10T10:00', null, all)).toBe('2011-12-05 23:59 for medway-hwb-2011-12');
  });

  test('follows a sitting that moves or is cancelled', () => {
    expect(deadline('2011-11-10T10:00', 'kent-hwb', [{ ...november, at: london('2011-11-30T14:00') }])).toBe(
      '2011-11-22 23:59 for kent-hwb-2011-11',
    );
    expect(deadline('2011-11-10T10:00', 'kent-hwb', [{ ...november, cancelledAt: london('2011-11-11T09:00') }, january])).toBe(
      '2012-01-10 23:59 for kent-hwb-2012-01',
    );
  });

  test('is none where no sitting gives one', () => {
    expect(deadline('2011-11-10T10:00', null, [november])).toBeNull();
    expect(deadline('2011-11-10T10:00', 'kent-hwb', [sitting('dementia-group', '2011-12-01T10:00')])).toBeNull();
  });
});

describe('the deadline of a sign-off for a meeting that its requester chose', () => {
  const chosen = { meetingId: january.id };
  const all = [november, medway, group, january, sitting('kent-hwb', '2012-03-21T14:00')];

  test('is that meeting’s', () => {
    expect(deadline('2011-11-10T10:00', 'kent-hwb', all, chosen)).toBe('2012-01-10 23:59 for kent-hwb-2012-01');
    expect(deadline('2011-11-10T10:00', null, all, { meetingId: group.id })).toBe('2011-12-12 23:59 for clg-2011-12');
    expect(deadline('2012-01-15T10:00', 'kent-hwb', all, chosen)).toBe('2012-01-10 23:59 for kent-hwb-2012-01');
  });

  test('is that of its body’s next where it was cancelled, of that body alone', () => {
    const cancelled = all.map((meeting) => (meeting.id === january.id ? { ...meeting, cancelledAt: london('2011-11-16T09:00') } : meeting));
    expect(deadline('2011-11-10T10:00', 'kent-hwb', cancelled, chosen)).toBe('2012-03-13 23:59 for kent-hwb-2012-03');
    expect(deadline('2011-11-10T10:00', 'kent-hwb', cancelled.slice(0, -1), chosen)).toBeNull();
  });

  test('is that of an earlier one where that was still ahead when it was cancelled, and does not slip from it', () => {
    const cancelled = { ...january, cancelledAt: london('2011-12-01T09:00') };
    const instead = sitting('kent-hwb', '2011-12-21T14:00');
    const march = sitting('kent-hwb', '2012-03-21T14:00');
    expect(deadline('2011-11-10T10:00', null, [november, instead, cancelled, march], chosen)).toBe('2011-12-13 23:59 for kent-hwb-2011-12');
    const found = signOffDeadline(
      request('2011-11-10T10:00', null, chosen),
      directory,
      [november, instead, cancelled, march],
      london('2012-02-01T09:00'),
    );
    expect(found?.meeting?.key).toBe('kent-hwb-2011-12');
  });

  test('is none where its body’s clock gives none', () => {
    const other = sitting('dementia-group', '2011-12-01T10:00');
    expect(deadline('2011-11-10T10:00', 'kent-hwb', [...all, other], { meetingId: other.id })).toBeNull();
  });

  test('gives way to one set by hand, which says why', () => {
    const deadlineSet = { at: london('2011-11-20T12:00'), reason: 'The ward closes' };
    expect(deadline('2011-11-10T10:00', 'kent-hwb', all, { ...chosen, deadlineSet })).toBe('2011-11-20 12:00 for kent-hwb-2012-01');
    expect(signOffDeadline(request('2011-11-10T10:00', 'kent-hwb', { deadlineSet }), directory, all, now)).toEqual({
      ...deadlineSet,
      meeting: null,
    });
    const cancelled = [{ ...january, cancelledAt: london('2011-11-11T09:00') }];
    expect(deadline('2011-11-10T10:00', null, cancelled, { ...chosen, deadlineSet })).toBe('2011-11-20 12:00 for no meeting');
  });
});

test('an open request is overdue after its deadline and not before, one that ended never', () => {
  const found = signOffDeadline(request('2011-11-10T10:00', 'kent-hwb'), directory, [november], now);
  expect(isOverdue({ outcome: null, bodies: [] }, found, london('2011-11-15T23:59'))).toBe(false);
  expect(isOverdue({ outcome: null, bodies: [] }, found, london('2011-11-16T00:00'))).toBe(true);
  expect(isOverdue({ outcome: 'approved', bodies: [] }, found, london('2011-11-16T00:00'))).toBe(false);
  expect(isOverdue({ outcome: null, bodies: [] }, null, london('2011-11-16T00:00'))).toBe(false);
});
