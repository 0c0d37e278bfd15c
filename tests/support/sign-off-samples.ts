import type { VersionFile } from '#src/domain/sign-off/sign-off.ts';
import type { AmendmentForm } from '#src/use-cases/sign-off/decide/prepare-amendment.ts';
import type { SignOffLine } from '#src/use-cases/sign-off/read/sign-off-line.ts';
import type { SignOffForm } from '#src/use-cases/sign-off/request/prepare-sign-off-request.ts';
import type { PreviewedBody, RequestPreview } from '#src/use-cases/sign-off/request/preview-sign-off.ts';
import type { SignOffShown } from '#src/use-cases/sign-off/show/show-sign-off.ts';
import { sampleSignOffCard } from './samples.ts';

/** View models of what people ask for and look at, as the Kent case has them; each builder takes what a test wants otherwise. */

const timezone = 'Europe/London';
export const sampleSignOffId = '0199a000-0000-7000-8000-000000000000';

export function samplePreviewedBody(over: Partial<PreviewedBody> = {}): PreviewedBody {
  return {
    name: 'Clinical Leadership Group',
    rule: 'more than half of the approvers',
    inquorate: false,
    aside: [],
    waitingFor: [{ name: 'Co-Medical Director', slackUserId: 'U0CLGCHAIR', standsFor: [] }],
    vacantSeats: 0,
    formallyResponsible: false,
    deputies: [],
    ...over,
  };
}

export function samplePreview(over: Partial<RequestPreview> = {}): RequestPreview {
  return {
    steps: [
      { number: 1, bodies: [samplePreviewedBody()] },
      {
        number: 2,
        bodies: [
          samplePreviewedBody({ name: 'Kent HWB', rule: 'any one approver', formallyResponsible: true }),
          samplePreviewedBody({ name: 'Medway HWB', rule: 'all approvers' }),
        ],
      },
    ],
    closedBecause: null,
    deadline: { at: '2011-11-15T23:59:59.999Z', meeting: { of: 'Kent HWB', at: '2011-11-23T14:00:00.000Z' }, reason: null },
    timezone,
    ...over,
  };
}

export function sampleRequestForm(over: Partial<SignOffForm> = {}): SignOffForm {
  return {
    channelId: 'C0DEMENTIA',
    pathways: [
      { id: 'p1', name: 'Dementia' },
      { id: 'p2', name: 'Stroke' },
    ],
    routes: [{ id: 'r1', name: 'Pathway redesign', steps: 'Clinical Leadership Group, then Kent HWB and Medway HWB' }],
    meetings: [{ id: 'm1', body: 'Kent HWB', at: '2011-11-23T14:00:00.000Z', timezone }],
    chosen: { pathwayId: 'p2', routeId: 'r1', meetingId: null, privateReason: null },
    mayBePrivate: true,
    sections: [],
    preview: samplePreview(),
    problem: null,
    ...over,
  };
}

export function sampleAmendmentForm(over: Partial<AmendmentForm> = {}): AmendmentForm {
  return {
    signOffId: sampleSignOffId,
    reference: 'SO-1',
    version: 1,
    privacy: { mayBePrivate: true, privateReason: null, publicTitle: null, privateNote: null },
    content: {
      title: 'Dementia pathway, redesigned',
      ask: 'Agree the redesign',
      links: ['https://example.org/dementia.pdf', 'https://example.org/costs.pdf'],
      files: [sampleFile()],
      sections: [],
      note: 'The audit follows in May.',
    },
    sections: [],
    bodies: ['Clinical Leadership Group', 'Kent HWB'],
    answered: ['Co-Medical Director'],
    asking: [],
    ...over,
  };
}

export function sampleLine(over: Partial<SignOffLine> = {}): SignOffLine {
  return {
    signOffId: sampleSignOffId,
    reference: 'SO-1',
    title: 'Dementia pathway, redesigned',
    state: 'open',
    conditionsOutstanding: 0,
    closedBecause: null,
    content: {
      version: 1,
      requester: 'Dementia pathway lead',
      pathway: 'Dementia',
      deadline: '2011-11-15T23:59:59.999Z',
      timezone,
      overdue: false,
      sentBackBy: [],
      waiting: [{ body: 'Clinical Leadership Group', people: ['Co-Medical Director'], inquorate: false }],
      awaitingFormallyResponsible: 'Kent HWB',
    },
    ...over,
  };
}

export function sampleShown(over: Partial<Extract<SignOffShown, { kind: 'whole' }>> = {}): Extract<SignOffShown, { kind: 'whole' }> {
  return {
    kind: 'whole',
    card: sampleSignOffCard({ askedFor: null, decideFor: null, version: 2 }),
    yours: [],
    mayAmend: false,
    mayRemind: false,
    mayWithdraw: false,
    maySetPrivacy: false,
    recordFor: null,
    channelIds: ['C0CLG'],
    versions: [
      {
        number: 2,
        change: 'minor',
        title: 'Dementia pathway, redesigned',
        by: 'Dementia pathway lead',
        at: '2011-11-11T10:00:00.000Z',
        hash: 'cd'.repeat(32),
        reason: 'A spelling mistake',
        contested: null,
      },
      {
        number: 1,
        change: 'first',
        title: 'Dementia pathway, redesinged',
        by: 'Dementia pathway lead',
        at: '2011-11-10T11:00:00.000Z',
        hash: 'ab'.repeat(32),
        reason: null,
        contested: null,
      },
    ],
    verdicts: [
      {
        person: 'Co-Medical Director',
        standsFor: [],
        body: 'Clinical Leadership Group',
        verdict: 'approve',
        version: 1,
        reason: null,
        recorded: null,
        at: '2011-11-10T12:00:00.000Z',
        standing: 'counts',
      },
    ],
    ...over,
  };
}

export function sampleFile(over: Partial<VersionFile> = {}): VersionFile {
  return {
    slackFileId: 'F0PLAN',
    name: 'plan.pdf',
    size: 1000,
    sha256: 'ab'.repeat(32),
    permalink: 'https://kent.slack.com/files/U0DEMENTIA/F0PLAN/plan.pdf',
    ...over,
  };
}
