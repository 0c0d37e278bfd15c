import { type Conflict, isEmpty, type Plan, type RecordChange } from '#src/domain/governance/plan.ts';
import type { RecordKind } from '#src/domain/governance/records.ts';
import type { GovernanceApplied } from '#src/use-cases/governance/apply-governance.ts';
import type { GovernancePlan } from '#src/use-cases/governance/plan-governance.ts';
import { questionInWords, successionInWords } from './describe-accounts.ts';
import { fieldInWords, inWords, type Names, namesOf, placeInWords, valueInWords } from './describe-record.ts';
import type { Problem } from './read-governance-file.ts';

/** Why a file cannot be applied: each problem with its line, as plain text. */
export function describeProblems(path: string, problems: readonly Problem[]): string {
  const many = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
  return [`${path} has ${many}. Nothing is applied until it has none.`, ...problems.map((one) => `  ${describeProblem(one)}`)].join('\n');
}

export function describeProblem({ line, path, message }: Problem): string {
  return `line ${line}: ${path === '' ? '' : `${path}: `}${message}`;
}

/** What a good file says and its author should look at again, a line each. */
export function describeWarnings(warnings: readonly string[]): string[] {
  return section('To look at again', warnings);
}

/** What applying a file would do, as plain text. */
export function describePlan({ plan, problems, follows, known, leftOut }: GovernancePlan): string {
  const names = namesOf(known);
  const compared =
    follows === null
      ? 'This is the first governance file of this workspace.'
      : `Compared with governance file ${follows}, the last one applied:`;
  if (problems.length + plan.questions.length > 0) return [compared, ...refusal(plan, problems)].join('\n');
  const tense = { added: 'To be added', passed: 'To pass to somebody else', changed: 'To be changed', ended: 'To be ended' };
  const changes = isEmpty(plan) ? ['Nothing would change.'] : changesInWords(plan, names, tense);
  return [compared, ...wasItCut(leftOut), ...changes, ...conflicts(plan, names)].join('\n');
}

/** What applying a file has done, as plain text. */
export function describeApplied({ plan, problems, known, leftOut, result, number }: GovernanceApplied): string {
  const names = namesOf(known);
  if (result === 'refused') return refusal(plan, problems).join('\n');
  if (result === 'overtaken')
    return 'Nothing is applied: each time, the same workspace was changed before this could be stored, by somebody else or by Conclave, which keeps whom it finds in Slack by their address. Apply it again.';
  if (result === 'unchanged')
    return [`Nothing has changed: governance file ${number ?? 0} stands as it was applied.`, ...conflicts(plan, names)].join('\n');
  const tense = { added: 'Added', passed: 'Passed to somebody else', changed: 'Changed', ended: 'Ended' };
  const changes = [...changesInWords(plan, names, tense), ...conflicts(plan, names)];
  return [`This is now governance file ${number ?? 0}.`, ...wasItCut(leftOut), ...changes].join('\n');
}

/** A file that was copied in part is a good file, and ends whatever stood in the rest. */
function wasItCut(leftOut: readonly RecordKind[]): string[] {
  return leftOut.map(
    (kind) => `Was the file cut? It has no ${sections[kind]}, and the last one had: all of them end. If it was, apply the whole file.`,
  );
}

const sections: Readonly<Record<RecordKind, string>> = {
  workspace: 'workspace',
  organisation: 'organisations',
  person: 'people',
  secretary: 'secretariat',
  body: 'bodies',
  seat: 'seats',
  relation: 'relations',
  pathway: 'pathways',
  route: 'routes',
  clock: 'clocks',
  meeting: 'meetings',
};

function refusal({ questions }: Plan, problems: readonly string[]): string[] {
  if (questions.length > 0) {
    const lines = questions.flatMap(questionInWords);
    return ['Nothing is applied until the file says who this is:', ...lines.map((line) => `  ${line}`)];
  }
  return [
    'Nothing is applied: the file does not fit with what was changed in Slack meanwhile.',
    ...problems.map((one) => `  ${one}`),
    'Change the file to fit, or apply it with --take-file to have the file in place of what was changed in Slack.',
  ];
}

type Tense = { readonly added: string; readonly passed: string; readonly changed: string; readonly ended: string };

function changesInWords(plan: Plan, names: Names, tense: Tense): string[] {
  return [
    ...section(tense.passed, plan.successions.map(successionInWords)),
    ...section(
      tense.added,
      plan.additions.map((one) => inWords(one, names)),
    ),
    ...section(
      tense.changed,
      plan.changes.map((one) => changeInWords(one, names)),
    ),
    ...section(
      tense.ended,
      plan.endings.map((one) => inWords(one, names)),
    ),
  ];
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`${title} (${lines.length}):`, ...lines.map((line) => `  ${line}`)];
}

function changeInWords({ before, fields }: RecordChange, names: Names): string {
  const changes = fields.map(({ field, from, to }) => {
    const change = `${fieldInWords(field)} from ${valueInWords(field, from, names)} to ${valueInWords(field, to, names)}`;
    return field === 'name' && before.kind === 'person' ? `${change} (the same person, renamed)` : change;
  });
  return `${inWords(before, names)}: ${changes.join('; ')}`;
}

function conflicts({ conflicts: kept }: Plan, names: Names): string[] {
  if (kept.length === 0) return [];
  return [
    ...section(
      'Changed in Slack since and kept',
      kept.map((one) => conflictInWords(one, names)),
    ),
    'To have what the file says instead, apply it with --take-file; to agree with Slack, change the file.',
  ];
}

function conflictInWords({ kind, key, field, slack, file }: Conflict, names: Names): string {
  const what = placeInWords(kind, key, names);
  if (field !== null) {
    return `${what}: ${fieldInWords(field)} is ${valueInWords(field, slack, names)}; the file says ${valueInWords(field, file, names)}`;
  }
  return slack === null ? `${what}: ended in Slack; the file still has it` : `${what}: is in Slack; the file does not have it`;
}
