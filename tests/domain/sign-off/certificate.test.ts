import { describe, expect, it } from 'vitest';
import { certificateOf, verifyCertificate } from '#src/domain/sign-off/certificate.ts';
import { contentHash } from '#src/domain/sign-off/content-hash.ts';
import type { SignOff, SignOffEvent, SignOffVersion } from '#src/domain/sign-off/sign-off.ts';
import { aRequest, asked, council, delegation, interest, now } from './council.ts';
import {
  chairsAction,
  condition,
  contestVerdict,
  contestVersion,
  discharge,
  done,
  minor,
  recorded,
  ruling,
  stateAfter,
  verdict,
} from './playing.ts';
import { aVersion } from './sign-offs.ts';

const directory = council({
  bodies: {
    clg: {
      seats: [
        'chair cha',
        'approver ann',
        'approver lou lay',
        'approver ivy',
        'approver con',
        'approver abe',
        'approver bob',
        'deputy dan',
      ],
    },
    kent: { seats: ['chair kay', 'approver kim'], more: { chairsAction: true } },
  },
  interests: [interest('con'), interest('ivy', { category: 'indirect' })],
  delegations: [delegation('clg', 'ann', 'dan')],
});
const hashed = <V extends Partial<SignOffVersion>>(version: V & { title: string }) => ({
  ...version,
  hash: contentHash({ links: [], ...version }),
});
const fresh = aRequest([asked('clg', 'at_least', { n: 3, including: ['lay'] }), asked('kent', 'all', { step: 2 })], {
  formallyResponsibleId: 'body-kent',
  versions: [hashed(aVersion({ note: 'For the board' }))],
});
const reworded = (signOff: SignOff): SignOffEvent => minor(signOff, hashed({ title: 'Dementia, redesigned', note: 'For the board' }));
const costs = condition({ id: 'costs', due: '2011-12-01' });
const phoned = verdict('clg', 'bob', 'reject');
const ended = stateAfter(
  fresh,
  directory,
  ruling('clg', 'ivy', 'cha', 'remain'),
  verdict('clg', 'dan'),
  recorded(phoned),
  contestVerdict(phoned),
  verdict('clg', 'abe', 'recuse', { reason: 'My brother works there' }),
  verdict('clg', 'ivy', 'abstain'),
  reworded,
  verdict('clg', 'bob', 'approve', { version: 2 }),
  verdict('clg', 'lou', 'approve_with_conditions', { version: 2, conditions: [costs] }),
  verdict('clg', 'ivy', 'reject', { version: 2 }),
  chairsAction('kent', 'kay', { version: 2, reason: null, reasonToFollow: true }),
  chairsAction('kent', 'kay', { version: 2 }),
);
const chain = [{ position: 7, action: 'sign-off requested', hash: 'ab' }];
const certificate = certificateOf(directory, ended, chain, now);
const [clg, kent] = certificate.bodies;

describe('a certificate', () => {
  it('says what was asked and how it ended, and where the chronicle speaks of it', () => {
    expect(certificate).toMatchObject({
      reference: 'SO-12',
      subject: 'pathway',
      pathway: 'Heart failure',
      requester: 'requester',
      outcome: 'approved, conditions outstanding',
      outcomeAt: '2011-11-10T10:00:00.000Z',
      outcomeReason: null,
      formallyResponsible: 'KENT',
      chain,
    });
    expect(certificateOf(directory, stateAfter(ended, directory, discharge('clg', 'dan', 'costs')), chain, now).outcome).toBe('approved');
    expect(certificateOf(directory, fresh, [], now)).toMatchObject({ outcome: 'open', outcomeAt: null, bodies: [{ outcome: 'open' }, {}] });
  });

  it('has every version with its hash and change', () => {
    expect(certificate.versions).toMatchObject([
      { number: 1, title: 'Dementia redesign', note: 'For the board', change: 'first', by: 'requester', contested: null },
      { number: 2, title: 'Dementia, redesigned', change: 'minor', reason: 'a typing mistake', hash: ended.versions[1]?.hash },
    ]);
    const contested = stateAfter(fresh, directory, reworded, contestVersion('kim'));
    expect(certificateOf(directory, contested, [], now).versions[1]).toMatchObject({
      change: 'major',
      contested: { by: 'kim', reason: 'it is more than wording', at: '2011-11-10T10:00:00.000Z' },
    });
  });

  it('has the sum of each rule, of those who counted when it was met', () => {
    expect(clg).toMatchObject({
      step: 1,
      body: 'CLG',
      rule: 'at least 3 approvers, including lay',
      outcome: 'approved, conditions outstanding',
    });
    expect(clg?.arithmetic).toEqual({
      approved: 3,
      voters: 3,
      needed: 3,
      including: [{ tag: 'lay', by: ['lou'] }],
      left: [
        { name: 'con', because: 'conflicted' },
        { name: 'abe', because: 'recused' },
        { name: 'ivy', because: 'abstained' },
      ],
      inWords: '3 of 3 approved, 3 needed; lay included by lou; not counted: con (has an interest), abe (stepped aside), ivy (abstained)',
    });
    const later = { ...directory, interests: [], seats: directory.seats.filter(({ tag }) => tag === null) };
    const open = certificateOf(later, fresh, [], now).bodies[0]?.arithmetic.inWords;
    expect(open).toBe('0 of 5 approved, 3 needed; lay not included');
  });

  it('keeps the sum by which a body decided when a verdict is contested after the end', () => {
    const wrong = verdict('kent', 'kim');
    const request = stateAfter(aRequest([asked('kent', 'all')]), directory, recorded(wrong));
    const contested = done(request, contestVerdict(wrong), directory, now.plus({ days: 1 })).signOff;
    expect(certificateOf(directory, contested, [], now).bodies[0]).toMatchObject({
      outcome: 'approved',
      arithmetic: { inWords: '1 of 1 approved, 1 needed' },
      verdicts: [{ counts: 'contested' }],
    });
  });

  it('has each verdict with the role that day, for whom, how it was received and whether it counts', () => {
    const lines = clg?.verdicts.map(
      ({ person, role, verdict: given, version, counts }) => `${person}, ${role}: ${given}, ${version}, ${counts}`,
    );
    expect(lines).toEqual([
      'dan, deputy: approved, 1, yes',
      'bob, approver: rejected, 1, contested',
      'abe, approver: stepped aside, 1, stands aside',
      'ivy, approver: abstained, 1, yes',
      'bob, approver: approved, 2, yes',
      'lou, approver: approved with conditions, 2, yes',
      'ivy, approver: rejected, 2, after the outcome',
    ]);
    expect(clg?.verdicts[0]).toMatchObject({ for: ['ann'], received: null, contested: null });
    expect(clg?.verdicts[1]).toMatchObject({
      received: { how: 'by telephone', by: 'sec', note: null },
      contested: { reason: 'I said no' },
    });
    const replaced = stateAfter(fresh, directory, verdict('clg', 'bob'), verdict('clg', 'bob', 'reject'), (signOff) => ({
      ...reworded(signOff),
    }));
    const counts = (signOff: SignOff) => certificateOf(directory, signOff, [], now).bodies[0]?.verdicts.map((one) => one.counts);
    expect(counts(replaced)).toEqual(['replaced', 'yes']);
    expect(counts(stateAfter(replaced, directory, contestVersion('bob')))).toEqual(['earlier round', 'earlier round']);
  });

  it('has conditions with their discharge', () => {
    const met = stateAfter(ended, directory, { ...discharge('clg', 'dan', 'costs'), note: 'Annex 2' });
    expect(certificateOf(directory, met, [], now).bodies[0]?.verdicts[5]?.conditions).toEqual([
      {
        text: 'Say what it costs',
        owner: 'lead',
        due: '2011-12-01',
        discharged: { by: 'dan', at: '2011-11-10T10:00:00.000Z', note: 'Annex 2' },
      },
    ]);
  });

  it('has who stood aside, why, and what was ruled', () => {
    expect(clg?.recusals).toEqual([
      { person: 'con', interests: [{ category: 'financial', text: 'shares of con' }], reason: null, ruling: null },
      { person: 'abe', interests: [], reason: 'My brother works there', ruling: null },
    ]);
    expect(clg?.rulings).toMatchObject([{ person: 'ivy', ruling: 'they may stay and decide', by: 'cha', reason: 'it is remote' }]);
    const left = stateAfter(fresh, directory, ruling('clg', 'con', 'cha', 'leave_item'));
    expect(certificateOf(directory, left, [], now).bodies[0]?.recusals.at(-1)).toMatchObject({
      person: 'con',
      ruling: 'they leave for this item',
    });
  });

  it('has chair’s action with its reason', () => {
    expect(kent).toMatchObject({
      rule: 'all approvers',
      outcome: 'approved',
      chairsAction: { by: 'kay', reason: 'urgent' },
      arithmetic: { approved: 0, voters: 1, inWords: 'approved by the chair alone; 0 of 1 approved, 1 needed' },
      verdicts: [
        { person: 'kay', role: 'chair', reason: 'urgent', counts: 'yes' },
        { person: 'kay', counts: 'after the outcome' },
      ],
    });
  });

  it('is data: it survives being printed and read', () => {
    expect(JSON.parse(JSON.stringify(certificate))).toEqual(certificate);
  });
});

describe('verifying a certificate', () => {
  it('finds the versions whose content is not what their hash was taken of', () => {
    expect(verifyCertificate(certificate)).toEqual([]);
    const versions = certificate.versions.map((version) => (version.number === 2 ? { ...version, note: 'Another note' } : version));
    const faults = verifyCertificate({ versions });
    expect(faults).toMatchObject([{ version: 2, certified: ended.versions[1]?.hash }]);
    expect(faults[0]?.computed).toMatch(/^[0-9a-f]{64}$/);
  });
});
