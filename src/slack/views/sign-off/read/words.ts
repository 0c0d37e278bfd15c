import { unsaidReason } from '#src/domain/private-reasons.ts';
import type { VerdictKind } from '#src/domain/sign-off/sign-off.ts';
import { conditionsOutstanding, outcomeWords } from '#src/domain/sign-off/words.ts';
import type { NamedPerson } from '#src/use-cases/messages/named-person.ts';
import type { SignOffState } from '#src/use-cases/messages/sign-off.ts';
import { zonedInstant } from '../../instants.ts';
import { name, theBody, type Words, words } from '../../words.ts';

const stateWords: Readonly<Record<SignOffState, string>> = { open: 'open', ...outcomeWords };

const stateSigns: Readonly<Record<SignOffState, string>> = {
  open: '⏳',
  approved: '✅',
  changes_requested: '✏️',
  rejected: '⛔',
  withdrawn: '↩️',
};

const verdictWords: Readonly<Record<VerdictKind, string>> = {
  approve: 'approved',
  approve_with_conditions: 'approved with conditions',
  request_changes: 'asked for changes',
  reject: 'rejected',
  abstain: 'abstained',
  recuse: 'stepped aside',
};

/** "✅ *approved*": the sign is for the eye only. */
export function state(of: SignOffState): Words {
  return { shown: `${stateSigns[of]} *${stateWords[of]}*`, spoken: stateWords[of] };
}

/** As `state`, of a request or a body: "approved, conditions outstanding" as long as there are any. */
export function stateWithConditions(of: SignOffState, outstanding: number): Words {
  if (of !== 'approved' || outstanding === 0) return state(of);
  return { shown: `${stateSigns.approved} *${conditionsOutstanding}*`, spoken: conditionsOutstanding };
}

/** What a person did: "approved", "asked for changes". */
export function verdictInWords(verdict: VerdictKind): string {
  return verdictWords[verdict];
}

/** "all approvers must approve", "at least 2 approvers, including finance, must approve" */
export function mustApprove(rule: string): Words {
  return words`${name(rule, 80)}${rule.includes(', including ') ? ',' : ''} must approve`;
}

const verdictsOn: Readonly<Record<VerdictKind, string>> = {
  approve: 'approved',
  approve_with_conditions: 'approved',
  request_changes: 'asked for changes to',
  reject: 'rejected',
  abstain: 'abstained on',
  recuse: 'stepped aside on',
};

/** What a person did, and to what: "asked for changes to version 2", "approved version 1 with conditions". */
export function verdictOn(verdict: VerdictKind, what: Words): Words {
  return words`${verdictsOn[verdict]} ${what}${verdict === 'approve_with_conditions' ? ' with conditions' : ''}`;
}

/** Mentioned, so that Slack tells them, and shows their name: for those who owe a verdict. */
export function mentioned(person: NamedPerson): Words {
  const called = name(person.name, 60);
  if (person.slackUserId === null || !/^[UW][A-Z0-9]+$/.test(person.slackUserId)) return called;
  return { shown: `<@${person.slackUserId}>`, spoken: called.spoken };
}

const subjectWords: Readonly<Record<string, string>> = {
  pathway: 'pathway',
  business_plan: 'business plan',
  terms_of_reference: 'terms of reference',
  nominations: 'nominations',
  procurement: 'procurement',
  report: 'report',
  other: 'other',
};

export function subjectInWords(subject: string): Words {
  return words`${subjectWords[subject] ?? subject}`;
}

/** What stands in place of what may not be seen, and why, where that may be said. */
export function privateHere(closedBecause: string | null): Words {
  return closedBecause === null || closedBecause === unsaidReason
    ? words`*Private.* Not shown here.`
    : words`*Private:* ${name(closedBecause, 300)}. Not shown here.`;
}

/** Who may see what is private, as `read` of the table of permissions has it. */
export const readersOfPrivate = 'only its group, the bodies asked and the secretariat';

/** "private (commercial)"; "private" where no more may be said. */
export function privately(reason: string, limit: number): Words {
  return reason === unsaidReason ? words`private` : words`private (${name(reason, limit)})`;
}

/** "for the meeting of the Clinical Leadership Group on ...": the meeting that a deadline follows, in this zone. */
export function forMeeting({ of, at }: { readonly of: string; readonly at: string }, zone: string): Words {
  return words`for the meeting of ${theBody(of, 100)} on ${zonedInstant(at, zone)}`;
}
