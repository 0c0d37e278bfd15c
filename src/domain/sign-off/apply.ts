import type { DateTime } from 'luxon';
import type { AskedBody, SignOff, SignOffChange, SignOffVersion } from './sign-off.ts';

/** The request after these changes, in their order: what is saved and what is decided on cannot differ, as both come from them. */
export function applyAll(signOff: SignOff, changes: readonly SignOffChange[], at: DateTime): SignOff {
  return changes.reduce((current, change) => apply(current, change, at), signOff);
}

/** The request after one change that came about at `at`. */
export function apply(signOff: SignOff, change: SignOffChange, at: DateTime): SignOff {
  switch (change.kind) {
    case 'version_added':
      return { ...signOff, versions: [...signOff.versions, change.version] };
    case 'version_contested':
      return { ...signOff, versions: signOff.versions.map((version) => replaced(version, change.version)) };
    case 'settled':
      return { ...signOff, outcome: change.outcome, outcomeAt: at, outcomeReason: change.reason };
    case 'reopened':
      return { ...signOff, outcome: null, outcomeAt: null, outcomeReason: null };
    case 'step_opened':
      return signOff; // derived from the outcomes of the step before
    case 'verdict_recorded':
    case 'verdict_contested':
    case 'verdict_lapsed':
    case 'verdict_replied':
    case 'condition_discharged':
    case 'ruled':
    case 'body_reopened':
    case 'body_decided':
      return { ...signOff, bodies: signOff.bodies.map((asked) => (asked.id === change.askedBodyId ? applied(asked, change, at) : asked)) };
  }
}

type BodyChange = Extract<SignOffChange, { readonly askedBodyId: string }>;

function applied(asked: AskedBody, change: BodyChange, at: DateTime): AskedBody {
  switch (change.kind) {
    case 'verdict_recorded':
      return { ...asked, verdicts: [...asked.verdicts, change.verdict] };
    case 'verdict_contested':
      return {
        ...asked,
        verdicts: asked.verdicts.map((verdict) =>
          verdict.id === change.verdictId ? { ...verdict, contested: { at, reason: change.reason } } : verdict,
        ),
      };
    case 'verdict_lapsed':
      return {
        ...asked,
        verdicts: asked.verdicts.map((verdict) =>
          verdict.id === change.verdictId ? { ...verdict, lapsed: { at, endedAt: change.endedAt } } : verdict,
        ),
      };
    case 'verdict_replied':
      return {
        ...asked,
        verdicts: asked.verdicts.map((verdict) =>
          verdict.id === change.verdictId ? { ...verdict, replied: { at, versionId: change.versionId } } : verdict,
        ),
      };
    case 'condition_discharged':
      return {
        ...asked,
        verdicts: asked.verdicts.map((verdict) => ({
          ...verdict,
          conditions: verdict.conditions.map((condition) => replaced(condition, change.condition)),
        })),
      };
    case 'ruled':
      return { ...asked, rulings: [...asked.rulings, change.ruling] };
    case 'body_reopened': {
      const { decidedBy: _before, ...again } = asked;
      return { ...again, round: change.round, outcome: null, outcomeAt: null, closedAt: null, chairsAction: null };
    }
    case 'body_decided':
      return { ...asked, outcome: change.outcome, outcomeAt: at, closedAt: change.closedAt, chairsAction: change.chairsAction };
  }
}

function replaced<T extends SignOffVersion | AskedBody['verdicts'][number]['conditions'][number]>(before: T, after: T): T {
  return before.id === after.id ? after : before;
}
