import { describe, expect, it } from 'vitest';
import { type SeatRole, seatRoles } from '#src/domain/directory.ts';
import { type Action, type Attempt, actions, closedFor, contentStates, mayDo, whoMay } from '#src/domain/permissions.ts';

/** Written out a second time, by hand: for each action a line of the roles, then the secretariat and anyone else in the governance file. */
const header = [...seatRoles, 'secretariat', 'listed'] as const;
const open: Readonly<Record<Action, string>> = {
  //                       chair co-ch deput membe appro secre obser | secretariat listed
  log_progress: '          yes   yes   yes   yes   yes   yes   no      no          no',
  request_sign_off: '      yes   yes   yes   yes   yes   yes   no      yes         no',
  give_verdict: '          no    no    no    no    yes   no    no      no          no',
  give_verdict_as_chair: ' yes   no    no    no    no    no    no      no          no',
  send_digest: '           yes   yes   yes   no    no    yes   no      yes         no',
  read: '                  yes   yes   yes   yes   yes   yes   yes     yes         yes',
};
const closed = { ...open, read: 'yes yes yes yes yes yes yes yes no' };

const sides = ['commissioner', 'provider', 'other'] as const;
const isSeat = (standing: (typeof header)[number]): standing is SeatRole => seatRoles.some((role) => role === standing);

const cells = actions.flatMap((action) =>
  contentStates.flatMap((state) =>
    sides.flatMap((side) =>
      header.flatMap((standing, column) =>
        [true, false].map((requester) => {
          const listed = (state === 'open' ? open : closed)[action].trim().split(/\s+/)[column] === 'yes';
          const own = requester && (action === 'give_verdict' || action === 'give_verdict_as_chair');
          const attempt: Attempt = {
            action,
            roles: isSeat(standing) ? [standing] : [],
            secretariat: standing === 'secretariat',
            requester,
            side,
            state,
          };
          return { attempt, expected: listed && !own && !(state === 'closed' && side === 'provider') };
        }),
      ),
    ),
  ),
);

describe('who may do what', () => {
  it('is as the table says, cell by cell', () => {
    expect(cells).toHaveLength(6 * 2 * 3 * 9 * 2);
    expect(cells.filter(({ attempt, expected }) => mayDo(attempt) !== expected)).toEqual([]);
  });

  it('adds up over the roles a person holds', () => {
    const attempt = { action: 'give_verdict', secretariat: false, side: 'commissioner', state: 'open' } as const;
    expect(mayDo({ ...attempt, roles: ['observer', 'approver'] })).toBe(true);
    expect(mayDo({ ...attempt, roles: ['observer', 'chair'] })).toBe(false);
  });

  it('names those who may', () => {
    expect(whoMay('send_digest')).toEqual(['the chair', 'a co-chair', 'a deputy', 'the secretary', 'the secretariat']);
    expect(actions.filter((action) => whoMay(action).length === 0)).toEqual([]);
  });

  it('closes procurement and what is marked private', () => {
    expect([closedFor('pathway', null), closedFor(null, null), closedFor('procurement', null), closedFor('report', 'Staff')]).toEqual([
      null,
      null,
      'Procurement',
      'Staff',
    ]);
  });
});
