import type { DigestEntry, DigestPathway, DigestSignOff, DigestSnapshot } from '#src/domain/board/digest/snapshot.ts';
import type { BoardClockView, ClockDigest, MeetingClock } from '#src/use-cases/board/board-clock-view.ts';
import type { CertifiedCardBody, SignOffCertificate, SignOffClosedCertificate } from '#src/use-cases/messages/certificate.ts';
import type { EntryCard } from '#src/use-cases/messages/messages.ts';
import type {
  SignOffCard,
  SignOffCardBody,
  SignOffCardVerdict,
  SignOffClosedCard,
  SignOffOutcomeNote,
} from '#src/use-cases/messages/sign-off.ts';

/** View models as the Kent case has them; each builder takes what a test wants otherwise. */

const timezone = 'Europe/London';

export function sampleEntryCard(over: Partial<EntryCard> = {}): EntryCard {
  return {
    kind: 'entry_card',
    pathway: 'Dementia',
    group: 'Dementia pathway review group',
    author: { name: 'Dementia pathway lead', slackUserId: 'U0DEMENTIA' },
    at: '2011-11-10T10:30:00.000Z',
    timezone,
    status: 'amber',
    statusBefore: null,
    statusKept: false,
    done: 'Memory clinic referral form agreed; audit slips to May.',
    next: null,
    pathToGreen: 'locum from 1 May',
    ask: null,
    ...over,
  };
}

export const sampleAskedBodyId = '0199a000-0000-7000-8000-000000000001';

/** A card's only step, with only this body. */
export function cardOfBody(body: Partial<SignOffCardBody>): Pick<SignOffCard, 'steps'> {
  return { steps: [{ number: 1, open: true, bodies: [sampleAskedBody(body)] }] };
}

export function sampleAskedBody(over: Partial<SignOffCardBody> = {}): SignOffCardBody {
  return {
    signOffBodyId: sampleAskedBodyId,
    name: 'Clinical Leadership Group',
    rule: 'more than half of the approvers',
    outcome: 'open',
    chairsAction: null,
    inquorate: false,
    verdicts: [],
    before: [],
    aside: [],
    waitingFor: [{ name: 'Co-Medical Director', slackUserId: 'U0CLGCHAIR', standsFor: [] }],
    vacantSeats: 0,
    ...over,
  };
}

export function sampleSignOffCard(over: Partial<SignOffCard> = {}): SignOffCard {
  return {
    kind: 'sign_off_card',
    signOffId: '0199a000-0000-7000-8000-000000000000',
    reference: 'SO-1',
    title: 'Dementia pathway, redesigned',
    version: 1,
    change: null,
    ask: null,
    links: ['https://example.org/dementia.pdf'],
    files: [],
    note: 'The audit follows in May.',
    sections: [],
    subject: 'pathway',
    pathway: 'Dementia',
    route: 'Pathway redesign',
    closedBecause: null,
    requester: { name: 'Dementia pathway lead', slackUserId: 'U0DEMENTIA' },
    requestedAt: '2011-11-10T11:00:00.000Z',
    timezone,
    deadline: {
      at: '2011-11-15T23:59:59.999Z',
      meeting: { of: 'Kent shadow Health and Wellbeing Board', at: '2011-11-23T14:00:00.000Z' },
      reason: null,
    },
    overdue: false,
    steps: [
      { number: 1, open: true, bodies: [sampleAskedBody()] },
      {
        number: 2,
        open: false,
        bodies: [
          sampleAskedBody({
            signOffBodyId: '0199a000-0000-7000-8000-000000000002',
            name: 'Kent shadow Health and Wellbeing Board',
            rule: 'any one approver',
            waitingFor: [
              { name: 'Cabinet Member for Health Reform', slackUserId: 'U0CABINET', standsFor: [] },
              { name: 'Director of Public Health (Kent)', slackUserId: 'U0DPHKENT', standsFor: [] },
            ],
          }),
          sampleAskedBody({
            signOffBodyId: '0199a000-0000-7000-8000-000000000003',
            name: 'Medway shadow Health and Wellbeing Board',
            rule: 'all approvers',
            waitingFor: [{ name: 'Director of Public Health (Medway)', slackUserId: 'U0DPHMEDWAY', standsFor: [] }],
          }),
        ],
      },
    ],
    awaitingFormallyResponsible: 'Kent shadow Health and Wellbeing Board',
    outcome: 'open',
    outcomeAt: null,
    outcomeReason: null,
    conditionsOutstanding: 0,
    askedFor: sampleAskedBodyId,
    decideFor: { signOffBodyId: sampleAskedBodyId, body: 'Clinical Leadership Group', chairsAction: false, contestable: false },
    dischargeFor: null,
    contestFor: null,
    chairFor: null,
    ...over,
  };
}

export function sampleCardVerdict(over: Partial<SignOffCardVerdict> = {}): SignOffCardVerdict {
  return {
    person: { name: 'Cabinet Member', slackUserId: 'U0CABINET' },
    standsFor: [],
    verdict: 'approve',
    reason: null,
    toFollow: false,
    conditions: [],
    version: 1,
    recorded: null,
    at: '2011-11-11T09:00:00.000Z',
    ...over,
  };
}

export function sampleClosedCard(over: Partial<SignOffClosedCard> = {}): SignOffClosedCard {
  return {
    kind: 'sign_off_closed_card',
    signOffId: '0199a000-0000-7000-8000-000000000000',
    reference: 'SO-1',
    title: 'Dementia pathway, redesigned',
    version: 1,
    closedBecause: 'Procurement',
    outcome: 'open',
    conditionsOutstanding: 0,
    awaitingFormallyResponsible: null,
    askedFor: sampleAskedBodyId,
    ...over,
  };
}

export function sampleOutcome(over: Partial<SignOffOutcomeNote> = {}): SignOffOutcomeNote {
  return {
    kind: 'sign_off_outcome',
    closed: false,
    signOffId: '0199a000-0000-7000-8000-000000000000',
    reference: 'SO-1',
    title: 'Dementia pathway, redesigned',
    version: 1,
    pathway: 'Dementia',
    outcome: 'changes_requested',
    outcomeReason: null,
    conditionsOutstanding: 0,
    bodies: [
      { name: 'Clinical Leadership Group', outcome: 'approved', reasons: [], conditions: [] },
      {
        name: 'Kent shadow Health and Wellbeing Board',
        outcome: 'changes_requested',
        reasons: [{ person: 'Cabinet Member for Health Reform', reason: 'Say what it costs.' }],
        conditions: [],
      },
    ],
    ...over,
  };
}

export function sampleCertifiedBody(over: Partial<CertifiedCardBody> = {}): CertifiedCardBody {
  const { aside: _aside, before: _before, ...body } = sampleAskedBody({ outcome: 'approved', waitingFor: [] });
  return { ...body, verdicts: [sampleCardVerdict()], sum: '1 approval needed: given', ...over };
}

export function sampleCertificate(over: Partial<SignOffCertificate> = {}): SignOffCertificate {
  return {
    kind: 'sign_off_certificate',
    signOffId: '0199a000-0000-7000-8000-000000000000',
    reference: 'SO-1',
    title: 'Dementia pathway, redesigned',
    version: 2,
    hash: '0123456789abcdef'.repeat(4),
    files: [],
    pathway: 'Dementia',
    requester: 'Dementia pathway lead',
    timezone,
    outcome: 'approved',
    outcomeAt: '2011-11-15T10:00:00.000Z',
    outcomeReason: null,
    conditionsOutstanding: 0,
    bodies: [sampleCertifiedBody()],
    chain: [12, 14, 15, 16, 20, 21],
    ...over,
  };
}

export function sampleClosedCertificate(over: Partial<SignOffClosedCertificate> = {}): SignOffClosedCertificate {
  return {
    kind: 'sign_off_closed_certificate',
    signOffId: '0199a000-0000-7000-8000-000000000000',
    reference: 'SO-1',
    title: 'Memory clinics, tender',
    version: 1,
    outcome: 'approved',
    conditionsOutstanding: 0,
    closedBecause: 'Procurement',
    ...over,
  };
}

export function sampleDigestEntry(over: Partial<DigestEntry> = {}): DigestEntry {
  return {
    id: '01890000-0000-7000-8000-000000000001',
    at: '2011-11-10T10:30:00.000Z',
    author: 'Dementia pathway lead',
    status: 'amber',
    done: 'Memory clinic referral form agreed; audit slips to May.',
    next: null,
    pathToGreen: 'locum from 1 May',
    ask: null,
    isNew: false,
    ...over,
  };
}

export function sampleDigestPathway(over: Partial<DigestPathway> = {}): DigestPathway {
  return {
    key: 'dementia',
    name: 'Dementia',
    privateReason: null,
    tier: 'local',
    phase: 'developing',
    status: 'amber',
    lastStatus: { status: 'amber', at: '2011-11-10T10:30:00.000Z' },
    movedFrom: null,
    isNew: false,
    entries: [sampleDigestEntry()],
    ...over,
  };
}

export function sampleDigestSignOff(over: Partial<DigestSignOff> = {}): DigestSignOff {
  return {
    reference: 'SO-1',
    title: 'Dementia pathway, redesigned',
    version: 1,
    pathway: 'Dementia',
    privateReason: null,
    state: 'open',
    awaiting: [{ body: 'Medway shadow Health and Wellbeing Board', people: ['Director of Public Health (Medway)'] }],
    approvedBy: ['Clinical Leadership Group'],
    awaitingFormallyResponsible: 'Kent shadow Health and Wellbeing Board',
    deadline: '2011-11-15T23:59:59.999Z',
    overdue: false,
    isNew: false,
    ...over,
  };
}

export function sampleDigest(over: Partial<DigestSnapshot> = {}): DigestSnapshot {
  return {
    meeting: {
      key: 'kent-hwb-2011-11',
      body: 'Kent shadow Health and Wellbeing Board',
      at: '2011-11-23T14:00:00.000Z',
      place: 'Sessions House',
    },
    timezone,
    number: 1,
    kind: 'scheduled',
    dueAt: '2011-11-14T09:00:00.000Z',
    cutAt: '2011-11-14T09:00:00.000Z',
    late: false,
    coversFrom: null,
    coversUntil: '2011-11-11T09:00:00.000Z',
    chronicle: { position: 12, hash: 'ab'.repeat(32) },
    deadlines: { paper: '2011-11-15T23:59:59.999Z', signOff: '2011-11-15T23:59:59.999Z' },
    groups: [{ name: 'Dementia pathway review group', channelId: 'C0DEMENTIA', pathways: [sampleDigestPathway()] }],
    signOffs: [sampleDigestSignOff()],
    recipients: [{ body: 'Clinical Leadership Group', channelId: 'C0CLG' }],
    vacancies: [{ body: 'Clinical Leadership Group', role: 'member', tag: 'Social care professional' }],
    compositionGaps: [{ body: 'Clinical Leadership Group', gap: 'no nurse' }],
    ...over,
  };
}

export function sampleClockDigest(over: Partial<ClockDigest> = {}): ClockDigest {
  return {
    at: '2011-11-14T09:00:00.000Z',
    updateCutOff: '2011-11-11T09:00:00.000Z',
    to: [{ body: 'Clinical Leadership Group', channelId: 'C0CLG' }],
    gone: { at: '2011-11-14T09:00:00.000Z', number: 1, late: false },
    ...over,
  };
}

export function sampleMeetingClock(over: Partial<MeetingClock> = {}): MeetingClock {
  return {
    body: 'Kent shadow Health and Wellbeing Board',
    at: '2011-11-23T14:00:00.000Z',
    timezone,
    place: 'Sessions House',
    deadlines: { paper: '2011-11-15T23:59:59.999Z', signOff: '2011-11-15T23:59:59.999Z' },
    digests: [
      sampleClockDigest(),
      sampleClockDigest({ at: '2011-11-22T09:00:00.000Z', updateCutOff: '2011-11-22T09:00:00.000Z', gone: null }),
    ],
    ...over,
  };
}

export function sampleBoardClock(over: Partial<BoardClockView> = {}): BoardClockView {
  return { body: null, meetings: [sampleMeetingClock()], ...over };
}
