import { DateTime } from 'luxon';
import { v7 as newId } from 'uuid';
import type { Directory } from '#src/domain/directory.ts';
import type { AskedBody, Condition, Ruling, SignOff, SignOffVersion, Verdict } from '#src/domain/sign-off/sign-off.ts';
import type { Stores } from '#src/use-cases/ports/stores.ts';
import { createGovernedDatabase, type GovernedDatabase } from '#tests/support/governed-database.ts';
import { sampleFile } from '#tests/support/sign-off-samples.ts';

/** An instant given as ISO text. */
export const instantAt = (iso: string): DateTime => DateTime.fromISO(iso, { zone: 'utc' });
const requestedAt = instantAt('2011-11-10T10:30:00.000Z');

/** Instants as text, as two of the same instant need not be the same to a comparison. */
export const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** What a sign-off of the Kent case refers to, by the keys of the governance file. */
export type KentIds = {
  readonly workspaceId: string;
  readonly routeId: string;
  readonly pathwayId: string;
  readonly meetingId: string;
  person(key: string): string;
  body(key: string): string;
};

export async function kentIds(stores: Stores, { workspace, people, bodies, routes, pathways }: Directory): Promise<KentIds> {
  const idIn = (all: readonly { readonly id: string; readonly key: string }[], key: string): string => {
    const found = all.find((one) => one.key === key);
    if (!found) throw new Error(`There is no ${key}`);
    return found.id;
  };
  return {
    workspaceId: workspace.id,
    routeId: idIn(routes, 'pathway-redesign'),
    pathwayId: idIn(pathways, 'dementia'),
    meetingId: idIn(await stores.meetings.upcoming(workspace.id, requestedAt), 'kent-hwb-2011-11'),
    person: (key) => idIn(people, key),
    body: (key) => idIn(bodies, key),
  };
}

/** A database of its own with the governance of the Kent case, and what it refers to. */
export async function kentDatabase(): Promise<{ readonly governed: GovernedDatabase; readonly kent: KentIds }> {
  const governed = await createGovernedDatabase();
  const directory = await governed.directory();
  return { governed, kent: await governed.transact((stores) => kentIds(stores, directory)) };
}

/** A request just made, of which everything is said that can be. */
export function fullSignOff(kent: KentIds, number: number, more: Partial<SignOff> = {}): SignOff {
  return {
    id: newId(),
    number,
    subject: 'pathway',
    routeId: kent.routeId,
    pathwayId: kent.pathwayId,
    requesterId: kent.person('dementia-lead'),
    privateReason: 'A tender is open.',
    publicTitle: 'A community service',
    privateNote: 'The bids are open until May',
    formallyResponsibleId: kent.body('kent-hwb'),
    meetingId: kent.meetingId,
    deadlineSet: { at: instantAt('2011-11-21T16:00:00.000Z'), reason: 'The board asked for it early.' },
    requestedAt,
    versions: [aVersion(kent)],
    bodies: [askedBody(kent.body('clg'), 1), askedBody(kent.body('kent-hwb'), 2), askedBody(kent.body('medway-hwb'), 2)],
    outcome: null,
    outcomeAt: null,
    outcomeReason: null,
    ...more,
  };
}

export function aVersion(kent: KentIds, more: Partial<SignOffVersion> = {}): SignOffVersion {
  return {
    id: newId(),
    number: 1,
    title: 'Dementia redesign',
    ask: 'Approve the redesigned pathway.',
    links: ['https://docs.example/d.pdf', 'https://docs.example/e.pdf'],
    files: [sampleFile({ size: 48_213 })],
    note: 'The audit follows in May.',
    sections: ['activity', 'finance'],
    hash: 'cd'.repeat(32),
    at: requestedAt,
    byId: kent.person('dementia-lead'),
    change: 'first',
    reason: null,
    contested: null,
    ...more,
  };
}

function askedBody(bodyId: string, step: number): AskedBody {
  return {
    id: newId(),
    step,
    bodyId,
    rule: { rule: 'at_least', n: 2, including: ['lay', 'finance'] },
    round: 1,
    outcome: null,
    outcomeAt: null,
    closedAt: null,
    chairsAction: null,
    verdicts: [],
    rulings: [],
  };
}

export function aVerdict(kent: KentIds, versionId: string, more: Partial<Verdict> = {}): Verdict {
  return {
    id: newId(),
    personId: kent.person('clg-chair'),
    forIds: [kent.person('clg-chair'), kent.person('dph-kent')],
    versionId,
    round: 1,
    kind: 'approve_with_conditions',
    reason: 'As long as it is paid for.',
    conditions: [aCondition(kent), aCondition(kent, { text: null, due: null })],
    role: 'approver',
    afterOutcome: false,
    recorded: { byId: kent.person('secretary'), how: 'telephone', note: 'At the hospital.' },
    contested: null,
    at: instantAt('2011-11-11T09:00:00.000Z'),
    ...more,
  };
}

function aCondition(kent: KentIds, more: Partial<Condition> = {}): Condition {
  return { id: newId(), text: 'Say what it costs.', ownerId: kent.person('dementia-lead'), due: '2012-03-25', discharged: null, ...more };
}

export function aRuling(kent: KentIds, more: Partial<Ruling> = {}): Ruling {
  return {
    id: newId(),
    personId: kent.person('dph-kent'),
    interestIds: [newId(), newId()],
    action: 'speak_only',
    reason: 'Their spouse works there.',
    ruledById: kent.person('clg-chair'),
    at: instantAt('2011-11-11T10:00:00.000Z'),
    ...more,
  };
}
