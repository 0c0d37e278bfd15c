import type { DateTime } from 'luxon';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readGovernanceFile } from '#src/governance/read-governance-file.ts';
import { drawCertificate } from '#src/slack/views/sign-off/tell/certificate.ts';
import { printCertificate } from '#src/use-cases/audit/print-certificate.ts';
import { applyGovernance } from '#src/use-cases/governance/apply-governance.ts';
import type { Stores } from '#src/use-cases/ports/stores.ts';
import { actAsChair } from '#src/use-cases/sign-off/decide/act-as-chair.ts';
import { pictureOf } from '#src/use-cases/sign-off/read/picture-sign-off.ts';
import { asEnded, describeCertificate } from '#src/use-cases/sign-off/tell/describe-certificate.ts';
import { kent } from '#tests/support/governance.ts';
import { london } from '#tests/support/kent.ts';
import { only } from '#tests/support/seeing.ts';
import { type CaseWorld, caseWorld, resultOf } from '../sign-off-world.ts';

let world: CaseWorld;
let before: readonly string[];

/**
 * Three approvers, one of whom stands aside; conditions; a reason; everybody's name in it somewhere. One board approves by its chair's action, one decides
 * by those who answer.
 */
const start = kent
  .replace('approval: { rule: any } ', 'approval: { rule: all, chairs_action: true } ')
  .replace('approval: { rule: all }\n', 'approval: { rule: majority, of: answered, quorum: { at_least: 1 } }\n')
  .replace('approval: { rule: majority }', 'approval: { at_least: 1, including: [Clinical] }')
  .replace(
    '- { person: clg-chair, role: approver }',
    '- { person: clg-chair, role: approver, tag: Clinical, since: 2011-10-01 }\n      - { person: dph-medway, role: approver }',
  );
const later = '2011-11-20T12:00:00Z';

/** In the last half hour of a day, which is the next day elsewhere. */
const ended = london('2011-11-14T23:30');

/** SO-1, which is approved, and SO-2, which the Kent board rejects while the Medway board has not decided. */
beforeAll(async () => {
  world = await caseWorld(start);
  for (const [verdict, at] of [
    ['approve', ended],
    ['reject', ended.plus({ minutes: 1 })],
  ] as const) {
    resultOf(await world.request('U0DEMENTIA'));
    resultOf(await world.decide('U0DPHMEDWAY', 'clg', { verdict: 'recuse', reason: 'My practice' }));
    const conditions = [{ text: 'Say what it costs', ownerSlackId: null, due: '2011-12-01' }];
    resultOf(await world.decide('U0CLGCHAIR', 'clg', { verdict: 'approve_with_conditions', conditions }));
    if (verdict === 'approve') resultOf(await world.decide('U0DPHMEDWAY', 'medway-hwb'));
    if (verdict === 'reject') resultOf(await world.decide('U0DPHKENT', 'kent-hwb', { verdict, reason: 'Too dear' }, at));
    else resultOf(await actAlone(at));
  }
  before = await world.transact(certificates);
});
afterAll(() => world.close());

const changes: readonly (readonly [string, (source: string) => string])[] = [
  ['a rename', (file) => file.replace('name: Co-Medical Director,', 'name: Dr Jane Grey,')],
  ['a rename of who asked', (file) => file.replace('name: Dementia pathway lead', 'name: Dr Mary Married')],
  ['a successor', (file) => file.replace('slack: U0CLGCHAIR,', 'slack: U0NEW, was: { until: 2011-11-15, slack: U0CLGCHAIR },')],
  [
    'a successor from before it was approved',
    (file) => file.replace('slack: U0CLGCHAIR,', 'slack: U0NEW2, was: { until: 2011-11-01, slack: U0CLGCHAIR },'),
  ],
  [
    'a successor still to come',
    (file) => file.replace('slack: U0CLGCHAIR,', 'slack: U0NEW3, was: { until: 2012-03-31, slack: U0CLGCHAIR },'),
  ],
  [
    'a successor of who asked',
    (file) => file.replace('slack: U0DEMENTIA,', 'slack: U0LEAD, was: { until: 2011-11-15, slack: U0DEMENTIA },'),
  ],
  [
    'a successor of who stood aside',
    (file) => file.replace('slack: U0DPHMEDWAY,', 'slack: U0MED, was: { until: 2011-11-15, slack: U0DPHMEDWAY },'),
  ],
  ['a new account', (file) => file.replace('slack: U0CLGCHAIR,', 'slack: U0ACCOUNT, same_person: true,')],
  ['an address in place of the Slack id', (file) => file.replace('slack: U0CLGCHAIR,', 'email: chair@example.org, same_person: true,')],
  [
    'another organisation of a person',
    (file) => file.replace('name: Co-Medical Director, organisation: nhs-km', 'name: Co-Medical Director, organisation: acute'),
  ],
  ['another profession', (file) => file.replace('organisation: nhs-km, profession: doctor }', 'organisation: nhs-km, profession: nurse }')],
  [
    'a seat that ended',
    (file) => file.replace('tag: Clinical, since: 2011-10-01 }', 'tag: Clinical, since: 2011-10-01, until: 2011-11-15 }'),
  ],
  [
    'a seat that ended before it was approved',
    (file) => file.replace('tag: Clinical, since: 2011-10-01 }', 'tag: Clinical, since: 2011-10-01, until: 2011-11-05 }'),
  ],
  ['a seat that began later', (file) => file.replace('tag: Clinical, since: 2011-10-01 }', 'tag: Clinical, since: 2011-11-15 }')],
  [
    'another approver, dated back',
    (file) =>
      file.replace(
        '- { person: clg-chair, role: chair }',
        '- { person: clg-chair, role: chair }\n      - { person: dph-kent, role: approver, since: 2011-10-01 }',
      ),
  ],
  ['a seat that passes to another', (file) => file.replace('person: clg-chair, role: approver', 'person: dph-kent, role: approver')],
  ['another role', (file) => file.replace('- { person: clg-chair, role: chair }', '- { person: clg-chair, role: deputy }')],
  [
    'another tag',
    (file) => file.replace('approver, tag: Clinical', 'approver, tag: Finance').replace('including: [Clinical]', 'including: [Finance]'),
  ],
  ['a body renamed', (file) => file.replace('name: Clinical Leadership Group', 'name: Clinical Senate')],
  ['another rule', (file) => file.replace('approval: { at_least: 1, including: [Clinical] }', 'approval: { rule: all }')],
  ['another channel', (file) => file.replace('channel: C0CLG', 'channel: C0OTHER')],
  [
    'another body of the same kind in its place',
    (file) =>
      file
        .replace(
          '\nrelations:',
          '  - key: senate\n    name: Senate\n    kind: leadership_group\n    approval: { rule: any }\n    seats: [ { person: dph-kent, role: approver } ]\n\nrelations:',
        )
        .replace('relations:  ', 'relations:\n  - { from: senate, kind: replaces, to: clg, since: 2011-11-18 }\n#')
        .replace('- bodies: [clg]', '- bodies: [senate]'),
  ],
  ['a person taken out', (file) => file.replaceAll(/^.*cabinet-member.*\n/gm, '')],
  ['a pathway renamed', (file) => file.replace('name: Dementia,', 'name: Memory services,')],
  ['another route', (file) => file.replace('- bodies: [kent-hwb, medway-hwb] ', '- bodies: [kent-hwb] ')],
  ['an organisation renamed', (file) => file.replace('name: NHS Kent and Medway', 'name: NHS Kent and Surrey')],
  [
    'an organisation on the other side',
    (file) =>
      file.replace(
        'name: NHS Kent and Medway, sector: health, side: commissioner',
        'name: NHS Kent and Medway, sector: health, side: provider',
      ),
  ],
  [
    'other organisations of the pathway',
    (file) => file.replace('organisations: [nhs-km, acute, community, kcc]', 'organisations: [acute]'),
  ],
  ['another time zone', (file) => file.replace('timezone: Europe/London', 'timezone: Europe/Paris')],
  ['a time zone far away', (file) => file.replace('timezone: Europe/London', 'timezone: Pacific/Auckland')],
  ['another time zone of a body', (file) => file.replace('channel: C0KENTHWB', 'timezone: Europe/Athens\n    channel: C0KENTHWB')],
  ['a meeting moved', (file) => file.replace('at: 2011-11-23T14:00', 'at: 2011-12-07T10:00')],
  ['a meeting cancelled', (file) => file.replace(/\nmeetings:[\s\S]*$/, '\n')],
  [
    'a meeting before it',
    (file) => file.replace('\nmeetings:', '\nmeetings:\n  - { key: sooner, body: kent-hwb, at: 2011-11-22T14:00, place: Sessions House }'),
  ],
  [
    'another group of the pathway',
    (file) => file.replace('group: dementia-group,', 'group: memory-group,').replace('\nrelations:', `${memoryGroup}\nrelations:`),
  ],
  [
    'a pathway that is private from now on',
    (file) => file.replace('tier: local,', 'private: { reason: commercial }, public_title: A pathway, tier: local,'),
  ],
  ['a pathway that ends', (file) => file.replace('tier: local,', 'tier: local, until: 2011-11-18,')],
  [
    'a pathway in another phase and of another tier',
    (file) => file.replace('tier: local, phase: developing', 'tier: regional, phase: agreed'),
  ],
  [
    'a body that ends',
    (file) =>
      file
        .replace(
          '    kind: board\n    approval: { rule: majority',
          '    kind: board\n    until: 2011-11-18\n    approval: { rule: majority',
        )
        .replace('- bodies: [kent-hwb, medway-hwb] ', '- bodies: [kent-hwb] ')
        .replace(/^.*to: medway-hwb.*\n/m, ''),
  ],
  [
    'a body taken out',
    (file) =>
      file
        .replace(/ {2}- key: medway-hwb[\s\S]*?(?= {2}- key: clg)/, '')
        .replace('- bodies: [kent-hwb, medway-hwb] ', '- bodies: [kent-hwb] ')
        .replace(/^.*to: medway-hwb.*\n/m, ''),
  ],
  ['a body that is public no more', (file) => file.replace('public: true\n', 'public: false\n')],
  ['no chair’s action any more', (file) => file.replace(', chairs_action: true } ', ' } ')],
  ['another delegation', (file) => file.replaceAll('    approval:', '    delegation: members\n    approval:')],
  [
    'other holidays',
    (file) => file.replace('holidays: england-and-wales', 'holidays: scotland\n  extra_holidays: [2011-11-11, 2011-11-16, 2011-11-21]'),
  ],
  [
    'another clock',
    (file) => file.replace('sign_off_deadline: { working_days_before: 6 }', 'sign_off_deadline: { working_days_before: 2 }'),
  ],
  ['no clock', (file) => file.replace(/\nclocks:[\s\S]*(?=\nmeetings:)/, '\n')],
  ['another secretariat', (file) => file.replace('secretariat: [secretary]', 'secretariat: [dph-kent]')],
  ['other relations', (file) => file.replace('kind: accountable_to, to: clg', 'kind: reports_to, to: clg')],
  [
    'other profession and side of everybody',
    (file) => file.replaceAll('profession: doctor', 'profession: lay').replaceAll('side: commissioner', 'side: other'),
  ],
  ['no seat kept', (file) => file.replaceAll(/^.*- \{ person: dph-kent, role: approver \}.*\n/gm, '')],
  [
    'a seat without a vote',
    (file) => file.replace('- { person: dph-kent, role: member }', '- { person: dph-kent, role: member, votes: false }'),
  ],
  [
    'a seat for other subjects',
    (file) => file.replace('- { person: dph-kent, role: approver }', '- { person: dph-kent, role: approver, subjects: [report] }'),
  ],
  ['a seat of a category', (file) => file.replace('tag: Clinical, since', 'tag: Clinical, category: doctor, since')],
  [
    'a seat held ex officio',
    (file) => file.replace('- { person: dph-kent, role: approver }', '- { role: approver, ex_officio: { chair_of: clg } }'),
  ],
  ['another quorum', (file) => file.replace('quorum: { at_least: 1 }', 'quorum: { share: 1/2 }')],
  ['another rule of a body that had not decided', (file) => file.replace('majority, of: answered, quorum: { at_least: 1 }', 'any')],
  [
    'a route of another name and subject',
    (file) => file.replace('name: Pathway redesign\n    subject: pathway', 'name: Redesign\n    subject: report'),
  ],
  ['an organisation taken out', (file) => file.replace(/^.*key: community.*\n/m, '').replace('acute, community, kcc', 'acute, kcc')],
  ['a body formally responsible no more', (file) => file.replace('    formally_responsible: kent-hwb\n', '')],
];

const memoryGroup = `
  - key: memory-group
    name: Memory group
    kind: review_group
    channel: C0MEMORY
    seats: [ { person: dph-medway, role: chair } ]
`;

/** The chair of the Kent board approves alone what it is asked last. */
async function actAlone(at: DateTime) {
  const asked = await world.prisma.signOffBody.findFirstOrThrow({ where: { body: { key: 'kent-hwb' } }, orderBy: { id: 'desc' } });
  const input = { signOffBodyId: asked.id, version: 1, reason: 'It cannot wait', reasonToFollow: false };
  return world.as('U0CABINET', (stores, actor) => actAsChair(stores, actor, input, at));
}

/** Both certificates as data, as message and as text, but for the check's own count of links. */
function certificates(stores: Stores): Promise<string[]> {
  return Promise.all([1, 2].map((number) => certificate(stores, number)));
}

async function certificate(stores: Stores, number: number): Promise<string> {
  const at = london(later.slice(0, 16));
  const directory = only(await stores.directories.ofTeam('T0KENT'), 'nothing is applied');
  const page = only(await printCertificate(stores, directory, number, at), 'nothing was printed');
  const { chronicle: _links, ...verification } = page.verification;
  expect(verification).toEqual({ holds: true, fault: null, notes: [] });
  const signOff = only(await stores.signOffs.byNumber(directory.workspace.id, number), 'no request');
  const picture = only(asEnded(await pictureOf(stores, directory, signOff, at)), 'it has not ended');
  const content = describeCertificate(picture);
  return JSON.stringify({ ...page, verification, content, text: drawCertificate(content) }, null, 1);
}

class TakenBack extends Error {}

/** What the certificate says once a file is applied; then it is taken back. */
async function certificatesAfter(source: string): Promise<readonly string[]> {
  const reading = readGovernanceFile(source);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  const file = { ...reading.file, now: () => london(later.slice(0, 16)), takeFile: false, appliedBy: 'the test' };
  let found: readonly string[] = [];
  const work = world.transact(async (stores) => {
    const applied = await applyGovernance((within) => within(stores), file);
    expect([applied.result, applied.problems, applied.plan.questions]).toEqual(['applied', [], []]);
    found = await certificates(stores);
    throw new TakenBack();
  });
  await expect(work).rejects.toThrow(TakenBack);
  return found;
}

describe('the certificate of what a former holder approved', () => {
  test('names who approved, by name, role and Slack id', () => {
    expect(before[0]).toContain('Co-Medical Director');
    expect(before[0]).toContain('U0CLGCHAIR');
  });

  test('says when, by the clocks of where it was decided', () => {
    expect(before[0]).toContain('When: Monday 14 November 2011, 23:30 (London time)');
  });

  test.each(changes)('is word for word the same after %s', async (_, change) => {
    const changed = change(start);
    expect(changed).not.toBe(start);
    expect(await certificatesAfter(changed)).toEqual(before);
  });
});
