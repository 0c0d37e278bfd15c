import type { Json } from '#src/domain/chronicle.ts';
import { bodyById, type Directory, personById } from '#src/domain/directory.ts';
import type { SignOff, SignOffChange, SignOffVersion, Verdict } from '#src/domain/sign-off/sign-off.ts';
import { askedBody, bodiesOfStep, currentVersion } from '#src/domain/sign-off/steps.ts';

export type ChronicledChange = { readonly action: string; readonly details: Json };

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
    case 'condition_discharged':
      return {
        action: 'condition discharged',
        details: { body: bodyKey(change.askedBodyId), id: change.condition.id, note: change.condition.discharged?.note ?? null },
      };
    case 'ruled': {
      const { personId, action, reason } = change.ruling;
      return {
        action: 'interest ruled on',
        details: { body: bodyKey(change.askedBodyId), person: personKey(personId), ruling: action, reason },
      };
    }
    case 'version_added':
      return { action: 'version added', details: versionDetails(change.version) };
    case 'version_contested':
      return { action: 'version contested', details: { version: change.version.number, reason: change.version.contested?.reason ?? null } };
    case 'body_reopened': {
      const { askedBodyId, round, because } = change;
      return { action: 'body reopened', details: { body: bodyKey(askedBodyId), round, because } };
    }
    case 'reopened':
      return { action: 'sign-off reopened', details: { version, hash } };
    case 'body_decided': {
      const chairsAction = change.chairsAction && { reason: change.chairsAction.reason };
      return {
        action: 'body decided',
        details: { body: bodyKey(change.askedBodyId), outcome: change.outcome, chairsAction, version, hash },
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
  const { id, personId, forIds, kind, reason, afterOutcome, conditions, recorded } = verdict;
  return {
    id,
    person: personKey(personId),
    for: forIds.map(personKey),
    verdict: kind,
    reason,
    conditions: conditions.map(({ text, ownerId, due }) => ({ text, owner: personKey(ownerId), due })),
    received: recorded && { how: recorded.how, note: recorded.note },
    afterOutcome,
  };
}

/** A version as the chronicle has it. */
export function versionDetails({ number, title, ask, links, files, note, sections, hash, change, reason }: SignOffVersion) {
  return {
    version: number,
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
