import type { AskedBody, SignOff } from '#src/domain/sign-off/sign-off.ts';
import { london } from '#tests/support/kent.ts';

const at = london('2011-11-09T10:00');

/** A body asked by rule `any` in step one, undecided, unless said otherwise. */
export function anAskedBody(more: Partial<AskedBody> = {}): AskedBody {
  return {
    id: 'asked-1',
    step: 1,
    bodyId: 'body-1',
    rule: { rule: 'any', n: null, including: [] },
    outcome: null,
    outcomeAt: null,
    verdicts: [],
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
    note: null,
    formallyResponsibleId: null,
    requestedAt: at,
    versions: [{ id: 'version-1', number: 1, title: 'Dementia redesign', links: [], hash: 'hash', at }],
    bodies: [anAskedBody()],
    outcome: null,
    outcomeAt: null,
    ...more,
  };
}
