import { expect, it } from 'vitest';
import { type SeatRole, seatRoles } from '#src/domain/directory.ts';
import { contentStates, mayDo, stages } from '#src/domain/permissions.ts';
import { decide } from '#src/domain/sign-off/decide.ts';
import type { SignOff, SignOffEvent } from '#src/domain/sign-off/sign-off.ts';
import { aRequest, asked, council, interest, now } from './council.ts';
import { chairsAction, discharge, recorded, ruling, verdict, withdrawal } from './playing.ts';
import { aVerdict, aVersion } from './sign-offs.ts';

/** What somebody tries, of which the table alone says who may: everything else about it is in order. */
const tries = {
  give_verdict: (personId: string) => verdict('clg', personId),
  give_verdict_as_chair: (personId: string) => verdict('led', personId),
  chairs_action: (personId: string) => chairsAction('clg', personId),
  discharge_condition: (personId: string) => discharge('met', personId, 'costs'),
  record_verdict: (personId: string) => recorded(verdict('clg', 'ann'), personId),
  rule_on_interest: (personId: string) => ruling('clg', 'con', personId),
  withdraw_sign_off: (personId: string) => withdrawal(personId),
} as const satisfies Readonly<Record<string, (personId: string) => SignOffEvent>>;
type Tried = keyof typeof tries;

const ties = ['none', 'requester', 'author', 'excluded'] as const;
type Cell = {
  readonly action: Tried;
  readonly role: SeatRole | 'secretariat';
  readonly state: (typeof contentStates)[number];
  readonly stage: (typeof stages)[number];
  readonly side: 'commissioner' | 'provider';
  readonly tie: (typeof ties)[number];
};

const cells: readonly Cell[] = (
  [
    'give_verdict',
    'give_verdict_as_chair',
    'chairs_action',
    'discharge_condition',
    'record_verdict',
    'rule_on_interest',
    'withdraw_sign_off',
  ] as const
).flatMap((action) =>
  [...seatRoles, 'secretariat' as const].flatMap((role) =>
    contentStates.flatMap((state) =>
      stages.flatMap((stage) =>
        (['commissioner', 'provider'] as const).flatMap((side) => ties.map((tie) => ({ action, role, state, stage, side, tie }))),
      ),
    ),
  ),
);

/** "who" sits in the bodies asked, or in the group, in one role only. */
function world({ action, role, side, tie }: Cell) {
  const seat = role === 'secretariat' ? [] : [`${role} who`];
  const others = { clg: ['approver ann', 'approver con'], met: ['approver ann'], led: [] };
  const asOthers = (key: keyof typeof others) => ({
    seats: [...others[key], ...(action === 'withdraw_sign_off' ? [] : seat)],
    more: { chairsAction: true },
  });
  return council({
    bodies: {
      group: { seats: action === 'withdraw_sign_off' ? seat : [] },
      clg: asOthers('clg'),
      met: asOthers('met'),
      led: asOthers('led'),
      // Where the papers are kept from somebody by another body than the one that is asked here.
      strict: { seats: ['chair hal'] },
    },
    others: ['who', 'requester'],
    providers: side === 'provider' ? ['who'] : [],
    secretaries: role === 'secretariat' ? ['who'] : [],
    interests: [interest('con'), ...(tie === 'excluded' ? [interest('who')] : [])],
  });
}

function request({ state, stage, tie, action }: Cell): SignOff {
  const rules = (personId: string, ruled: 'remain' | 'no_papers') => {
    const { ruling: given } = ruling('clg', personId, 'hal', ruled);
    return { rulings: tie === 'excluded' ? [{ ...given, at: now }] : [] };
  };
  const costs = { id: 'costs', text: 'Costs', ownerId: 'requester', due: null, discharged: null };
  const conditional = aVerdict('ann', { kind: 'approve_with_conditions', conditions: [costs] });
  const bodies = [
    asked('clg', action === 'chairs_action' ? 'all' : 'any', rules('who', 'remain')),
    asked('led', 'chair', rules('who', 'remain')),
    asked('met', 'any', { outcome: 'approved', outcomeAt: now, verdicts: [conditional], ...rules('who', 'remain') }),
    asked('strict', 'chair', rules('who', 'no_papers')),
  ];
  return aRequest(bodies, {
    privateReason: state === 'closed' ? 'Staff' : null,
    outcome: ({ open: null, changes_requested: 'changes_requested', ended: 'rejected' } as const)[stage],
    requesterId: tie === 'requester' ? 'who' : 'requester',
    versions: [aVersion({ byId: tie === 'author' ? 'who' : 'requester' })],
  });
}

it('who may decide, rule, record, discharge or withdraw is what the table says, cell by cell', () => {
  const differing = cells.filter((cell) => {
    const { action, role, state, stage, side, tie } = cell;
    const roles = role === 'secretariat' ? [] : [role];
    const byTable = mayDo({
      action,
      roles,
      secretariat: role === 'secretariat',
      // Whoever has a voice in the body of the condition
      speaker: action === 'discharge_condition' && role === 'approver',
      requester: tie === 'requester',
      author: tie === 'author',
      excluded: tie === 'excluded',
      side,
      state,
      stage,
    });
    return decide(request(cell), tries[action]('who'), world(cell), now).refused === byTable;
  });
  expect(differing).toEqual([]);
});
