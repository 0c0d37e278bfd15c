import type { AskedBody, SignOff, SignOffVersion, Verdict } from '#src/domain/sign-off/sign-off.ts';
import { london } from '#tests/support/kent.ts';

const at = london('2011-11-09T10:00');

/** A body asked by rule `any` in step one, undecided, unless said otherwise. */
export function anAskedBody(more: Partial<AskedBody> = {}): AskedBody {
  return {
    id: 'asked-1',
    step: 1,
    bodyId: 'body-1',
    rule: { rule: 'any', n: null, including: [] },
    round: 1,
    outcome: null,
    outcomeAt: null,
    closedAt: null,
    chairsAction: null,
    verdicts: [],
    rulings: [],
    ...more,
  };
}

/** The first version, of a title alone. */
export function aVersion(more: Partial<SignOffVersion> = {}): SignOffVersion {
  return {
    id: 'version-1',
    number: 1,
    title: 'Dementia redesign',
    ask: null,
    links: [],
    files: [],
    note: null,
    sections: [],
    hash: 'hash',
    at,
    byId: 'requester',
    change: 'first',
    reason: null,
    contested: null,
    ...more,
  };
}

/** An approval of the first version that somebody gave for themselves. */
export function aVerdict(personId: string, more: Partial<Verdict> = {}): Verdict {
  return {
    id: `verdict-${personId}`,
    personId,
    forIds: [personId],
    versionId: 'version-1',
    round: 1,
    kind: 'approve',
    reason: null,
    conditions: [],
    role: 'approver',
    afterOutcome: false,
    recorded: null,
    contested: null,
    at,
    ...more,
  };
}

/** An open sign-off, SO-12, of one version. */
export function aSignOff(more: Partial<SignOff> = {}): SignOff {
  return {
    id: 'sign-off',
    number: 12,
    subject: 'pathway',
    routeId: 'route-pathway-redesign',
    pathwayId: 'pathway-dementia',
    requesterId: 'requester',
    privateReason: null,
    publicTitle: null,
    privateNote: null,
    formallyResponsibleId: null,
    meetingId: null,
    deadlineSet: null,
    requestedAt: at,
    versions: [aVersion()],
    bodies: [anAskedBody()],
    outcome: null,
    outcomeAt: null,
    outcomeReason: null,
    ...more,
  };
}
