import { outcomeWords } from '#src/domain/sign-off/words.ts';
import type { NamedPerson, SignOffState } from '#src/use-cases/messages.ts';
import { name, type Words, words } from './words.ts';

export const stateWords: Readonly<Record<SignOffState, string>> = { open: 'open', ...outcomeWords };

const stateSigns: Readonly<Record<SignOffState, string>> = { open: '⏳', approved: '✅', changes_requested: '✏️', rejected: '⛔' };

const verdictWords: Readonly<Record<string, string>> = {
  approve: 'approved',
  request_changes: 'asked for changes',
  reject: 'rejected',
};

/** "✅ *approved*": the sign is for the eye only. */
export function state(of: SignOffState): Words {
  return { shown: `${stateSigns[of]} *${stateWords[of]}*`, spoken: stateWords[of] };
}

/** What a person did: "approved", "asked for changes". */
export function verdictInWords(verdict: string): string {
  return verdictWords[verdict] ?? verdict;
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
