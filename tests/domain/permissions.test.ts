import { describe, expect, it } from 'vitest';
import { type SeatRole, seatRoles } from '#src/domain/directory.ts';
import {
  type Action,
  type Attempt,
  actions,
  closedFor,
  contentStates,
  isTimeFor,
  mayDo,
  type Stage,
  stages,
  whoMay,
} from '#src/domain/permissions.ts';

/** Written out a second time, by hand: for each action a line of the roles, then of those who act otherwise. */
const header = [...seatRoles, 'secretariat', 'speaker', 'requester', 'listed'] as const;
const open: Readonly<Record<Action, string>> = {
  //                       chair co-ch deput membe appro secre obser | secretariat speaker requester listed
  log_progress: '          yes   yes   yes   yes   yes   yes   no      no          no      no        no',
  request_sign_off: '      yes   yes   yes   yes   yes   yes   no      yes         no      no        no',
  give_verdict: '          no    no    no    no    yes   no    no      no          no      no        no',
  give_verdict_as_chair: ' yes   no    no    no    no    no    no      no          no      no        no',
  chairs_action: '         yes   no    no    no    no    no    no      no          no      no        no',
  discharge_condition: '   yes   no    no    no    no    no    no      no          yes     no        no',
  contest_version: '       no    no    no    no    no    no    no      no          yes     no        no',
  record_verdict: '        no    no    no    no    no    no    no      yes         no      no        no',
  amend_sign_off: '        yes   yes   yes   no    no    yes   no      no          no      yes       no',
  withdraw_sign_off: '     yes   yes   yes   no    no    yes   no      no          no      yes       no',
  set_privacy: '           yes   yes   yes   no    no    yes   no      yes         no      yes       no',
  remind: '                yes   yes   yes   no    no    yes   no      yes         no      yes       no',
  delegate: '              yes   no    no    no    yes   no    no      no          no      no        no',
  rule_on_interest: '      yes   yes   yes   no    no    no    no      yes         no      no        no',
  send_digest: '           yes   yes   yes   no    no    yes   no      yes         no      no        no',
  read: '                  yes   yes   yes   yes   yes   yes   yes     yes         yes     yes       yes',
};
const closed = { ...open, read: 'yes yes yes yes yes yes yes yes no yes no' };

/** While a request is how far: open, sent back for changes, ended. */
const times: Readonly<Record<Action, string>> = {
  log_progress: '          yes yes yes',
  request_sign_off: '      yes yes yes',
  give_verdict: '          yes yes yes',
  give_verdict_as_chair: ' yes yes yes',
  chairs_action: '         yes no  no',
  discharge_condition: '   yes yes yes',
  contest_version: '       yes no  no',
  record_verdict: '        yes yes yes',
  amend_sign_off: '        yes yes no',
  withdraw_sign_off: '     yes yes no',
  set_privacy: '           yes yes yes',
  remind: '                yes no  no',
  delegate: '              yes yes yes',
  rule_on_interest: '      yes yes no',
  send_digest: '           yes yes yes',
  read: '                  yes yes yes',
};

const decides: readonly Action[] = [
  'give_verdict',
  'give_verdict_as_chair',
  'chairs_action',
  'discharge_condition',
  'contest_version',
  'record_verdict',
  'rule_on_interest',
];
/** What decides, or says who may, is denied to who asked for it or wrote it, and what needs the papers to who gets none. */
const ties: Readonly<Record<'none' | 'requester' | 'author' | 'excluded', readonly Action[]>> = {
  none: [],
  requester: decides,
  author: decides,
  excluded: [...decides, 'amend_sign_off', 'withdraw_sign_off', 'set_privacy', 'read'],
};
const tieNames = ['none', 'requester', 'author', 'excluded'] as const;

const sides = ['commissioner', 'provider', 'other'] as const;
const isSeat = (standing: (typeof header)[number]): standing is SeatRole => seatRoles.some((role) => role === standing);
const saysYes = (line: string, column: number) => line.trim().split(/\s+/)[column] === 'yes';

type Cell = { readonly attempt: Attempt; readonly expected: boolean };

function cell(
  action: Action,
  state: Attempt['state'],
  stage: Stage,
  side: Attempt['side'],
  standing: (typeof header)[number],
  tie: (typeof tieNames)[number],
): Cell {
  const line = (state === 'open' ? open : closed)[action];
  // Whoever asked for it acts as that beside whatever else they are.
  const granted = saysYes(line, header.indexOf(standing)) || (tie === 'requester' && saysYes(line, header.indexOf('requester')));
  const own = standing === 'requester' ? ties.requester : [];
  const denied = ties[tie].includes(action) || own.includes(action) || (state === 'closed' && side === 'provider');
  const attempt = {
    action,
    roles: isSeat(standing) ? [standing] : [],
    secretariat: standing === 'secretariat',
    speaker: standing === 'speaker',
    requester: standing === 'requester' || tie === 'requester',
    author: tie === 'author',
    excluded: tie === 'excluded',
    side,
    state,
    stage,
  };
  return { attempt, expected: granted && !denied && saysYes(times[action], stages.indexOf(stage)) };
}

const cells = actions.flatMap((action) =>
  contentStates.flatMap((state) =>
    stages.flatMap((stage) =>
      sides.flatMap((side) => header.flatMap((standing) => tieNames.map((tie) => cell(action, state, stage, side, standing, tie)))),
    ),
  ),
);

describe('who may do what', () => {
  it('is as the table says, cell by cell', () => {
    expect(cells).toHaveLength(16 * 2 * 3 * 3 * 11 * 4);
    expect(cells.filter(({ attempt, expected }) => mayDo(attempt) !== expected)).toEqual([]);
  });

  it('adds up over the roles a person holds', () => {
    const attempt = { action: 'give_verdict', secretariat: false, side: 'commissioner', state: 'open', stage: 'open' } as const;
    expect(mayDo({ ...attempt, roles: ['observer', 'approver'] })).toBe(true);
    expect(mayDo({ ...attempt, roles: ['observer', 'chair'] })).toBe(false);
  });

  it('is asked by time alone to the same effect, and what is about no request at any time', () => {
    const attempt = { action: 'send_digest', secretariat: false, side: 'commissioner', state: 'open', stage: null } as const;
    expect([mayDo({ ...attempt, roles: ['chair'] }), mayDo({ ...attempt, roles: ['member'] })]).toEqual([true, false]);
    for (const action of actions)
      expect(stages.map((stage) => isTimeFor(action, stage))).toEqual(stages.map((_, column) => saysYes(times[action], column)));
  });

  it('names those who may', () => {
    expect(whoMay('send_digest')).toEqual(['the chair', 'a co-chair', 'a deputy', 'the secretary', 'the secretariat']);
    expect(whoMay('amend_sign_off')).toEqual(['whoever asked for it', 'the chair', 'a co-chair', 'a deputy', 'the secretary']);
    expect(whoMay('contest_version')).toEqual(['an approver or their deputy']);
    expect(actions.filter((action) => whoMay(action).length === 0)).toEqual([]);
  });

  it('closes procurement and what is marked private', () => {
    expect([closedFor('pathway', null), closedFor(null, null), closedFor('procurement', null), closedFor('report', 'Staff')]).toEqual([
      null,
      null,
      'procurement under way',
      'Staff',
    ]);
  });
});
