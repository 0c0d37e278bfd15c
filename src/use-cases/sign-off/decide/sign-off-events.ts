import type { Json } from '#src/domain/chronicle.ts';
import { bodyById, type Directory, pathwayById, personById } from '#src/domain/directory.ts';
import type { AskedBody, SignOff, SignOffChange, SignOffVersion, Verdict } from '#src/domain/sign-off/sign-off.ts';
import { askedBody, bodiesOfStep, currentVersion, versionById } from '#src/domain/sign-off/steps.ts';
import { isoInstant } from '#src/domain/wall-clock.ts';

export type ChronicledChange = { readonly action: string; readonly details: Details };
type Details = Readonly<Record<string, Json>>;

/** A change of a sign-off as the chronicle has it; `signOff` as it stands after all of them. */
export function chronicled(directory: Directory, signOff: SignOff, change: SignOffChange): ChronicledChange {
  const { number: version, hash } = currentVersion(signOff);
  const bodyKey = (askedBodyId: string) => bodyById(directory, askedBody(signOff, askedBodyId).bodyId).key;
  const personKey = (personId: string) => personById(directory, personId).key;
  switch (change.kind) {
    case 'verdict_recorded':
      return {
        action: change.verdict.recorded ? 'verdict recorded' : 'verdict given',
        details: { body: bodyKey(change.askedBodyId), ...verdictDetails(change.verdict, personKey), version, hash },
      };
    case 'verdict_contested':
      return {
        action: 'verdict contested',
        details: { body: bodyKey(change.askedBodyId), id: change.verdictId, reason: change.reason },
      };
    case 'verdict_lapsed':
      return {
        action: 'verdict lapsed',
        details: { body: bodyKey(change.askedBodyId), id: change.verdictId, seatEnded: isoInstant(change.endedAt) },
      };
    case 'verdict_replied':
      return {
        action: 'verdict replied to',
        details: { body: bodyKey(change.askedBodyId), id: change.verdictId, version: versionById(signOff, change.versionId).number },
      };
    case 'condition_discharged': {
      const { id, discharged } = change.condition;
      const by = discharged && personKey(discharged.byId);
      return { action: 'condition discharged', details: { body: bodyKey(change.askedBodyId), id, by, note: discharged?.note ?? null } };
    }
    case 'ruled': {
      const { id, personId, interestIds, action, reason, ruledById } = change.ruling;
      return {
        action: 'interest ruled on',
        details: {
          body: bodyKey(change.askedBodyId),
          id,
          person: personKey(personId),
          interests: interestIds,
          ruling: action,
          reason,
          by: personKey(ruledById),
        },
      };
    }
    case 'version_added':
      return { action: 'version added', details: versionDetails(directory, change.version) };
    case 'version_contested': {
      const { number, contested } = change.version;
      const by = contested && personKey(contested.byId);
      return { action: 'version contested', details: { version: number, by, reason: contested?.reason ?? null } };
    }
    case 'body_reopened': {
      const { askedBodyId, round, because } = change;
      return { action: 'body reopened', details: { body: bodyKey(askedBodyId), round, because } };
    }
    case 'reopened':
      return { action: 'sign-off reopened', details: { version, hash } };
    case 'body_decided': {
      const chairsAction = change.chairsAction && { by: personKey(change.chairsAction.byId), reason: change.chairsAction.reason };
      return {
        action: change.closedAt ? 'settled at the deadline' : 'body decided',
        details: {
          body: bodyKey(change.askedBodyId),
          outcome: change.outcome,
          chairsAction,
          version,
          hash,
          ...(change.closedAt ? { asOf: isoInstant(change.closedAt) } : {}),
        },
      };
    }
    case 'step_opened': {
      const bodies = bodiesOfStep(signOff, change.step).map(({ bodyId }) => bodyById(directory, bodyId).key);
      return { action: 'step opened', details: { step: change.step, bodies } };
    }
    case 'settled':
      return { action: 'sign-off settled', details: { outcome: change.outcome, reason: change.reason, version, hash } };
  }
}

function verdictDetails(verdict: Verdict, personKey: (personId: string) => string) {
  const { id, personId, forIds, role, kind, reason, afterOutcome, conditions, recorded } = verdict;
  return {
    id,
    person: personKey(personId),
    for: forIds.map(personKey),
    role,
    verdict: kind,
    reason,
    conditions: conditions.map(({ text, ownerId, due }) => ({ text, owner: personKey(ownerId), due })),
    received: recorded && { by: personKey(recorded.byId), how: recorded.how, note: recorded.note },
    afterOutcome,
  };
}

/** One of the bodies asked, where links have to tell it from the same body in another step. */
export function stepAndBody(directory: Directory, { step, bodyId }: Pick<AskedBody, 'step' | 'bodyId'>): string {
  return `${step} ${bodyById(directory, bodyId).key}`;
}

/** A request as it is sent, as the chronicle has it: its first version, and who is asked by which rule. */
export function requestDetails(directory: Directory, signOff: SignOff, version: SignOffVersion): Details {
  const { subject, pathwayId, formallyResponsibleId, deadlineSet, privateReason, publicTitle, privateNote, bodies } = signOff;
  const bodyKey = (bodyId: string) => bodyById(directory, bodyId).key;
  return {
    subject,
    pathway: pathwayById(directory, pathwayId).key,
    ...versionDetails(directory, version),
    formallyResponsible: formallyResponsibleId && bodyKey(formallyResponsibleId),
    deadline: deadlineSet && { at: isoInstant(deadlineSet.at), reason: deadlineSet.reason },
    privateReason,
    publicTitle,
    privateNote,
    bodies: bodies.map(({ step, bodyId, rule }) => ({ step, body: bodyKey(bodyId), rule: { ...rule } })),
  };
}

/** A version as the chronicle has it. */
export function versionDetails(
  directory: Directory,
  { number, title, ask, links, files, note, sections, hash, ...made }: SignOffVersion,
): Details {
  const { byId, change, reason } = made;
  return {
    version: number,
    by: personById(directory, byId).key,
    title,
    ask,
    links: [...links],
    files: files.map(({ name, sha256 }) => ({ name, sha256 })),
    note,
    sections: [...sections],
    hash,
    change,
    reason,
  };
}
