import { describe, expect, test } from 'vitest';
import type { Directory, Meeting } from '#src/domain/directory.ts';
import { isOverdue, signOffDeadline } from '#src/domain/sign-off/deadline.ts';
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

const request = (requestedAt: string, formallyResponsible: string | null) => ({
  requestedAt: london(requestedAt),
  formallyResponsibleId: formallyResponsible && `body-${formallyResponsible}`,
  bodies: [{ bodyId: 'body-clg' }, { bodyId: 'body-medway-hwb' }],
});
const deadline = (requestedAt: string, formallyResponsible: string | null, meetings: readonly Meeting[]) => {
  const found = signOffDeadline(request(requestedAt, formallyResponsible), directory, meetings, now);
  return found && `${found.at.toFormat('yyyy-MM-dd HH:mm')} for ${found.meeting.key}`;
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
    expect(deadline('2011-11-10T10:00', 'kent-hwb', [{ ...november, cancelled: true }, january])).toBe(
      '2012-01-10 23:59 for kent-hwb-2012-01',
    );
  });

  test('is none where no sitting gives one', () => {
    expect(deadline('2011-11-10T10:00', null, [november])).toBeNull();
    expect(deadline('2011-11-10T10:00', 'kent-hwb', [sitting('dementia-group', '2011-12-01T10:00')])).toBeNull();
  });
});

test('an open request is overdue after its deadline and not before, one that ended never', () => {
  const found = signOffDeadline(request('2011-11-10T10:00', 'kent-hwb'), directory, [november], now);
  expect(isOverdue({ outcome: null }, found, london('2011-11-15T23:59'))).toBe(false);
  expect(isOverdue({ outcome: null }, found, london('2011-11-16T00:00'))).toBe(true);
  expect(isOverdue({ outcome: 'approved' }, found, london('2011-11-16T00:00'))).toBe(false);
  expect(isOverdue({ outcome: null }, null, london('2011-11-16T00:00'))).toBe(false);
});
