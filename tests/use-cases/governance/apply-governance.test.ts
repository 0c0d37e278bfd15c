import { DateTime } from 'luxon';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { heldSeats } from '#src/domain/directory.ts';
import { vacantSeats } from '#src/domain/membership/vacant-seats.ts';
import { verifyChronicle } from '#src/use-cases/audit/verify-chronicle.ts';
import { type GovernanceWorld, governanceWorld, kent, rowsOf } from '#tests/support/governance.ts';

let world: GovernanceWorld;
beforeEach(async () => {
  world = await governanceWorld();
});
afterEach(() => world.close());

const first = '2011-11-09T09:00:00Z';
const later = '2011-11-16T12:00:00Z';

async function directory() {
  const found = await world.transact(({ directories }) => directories.ofTeam('T0KENT'));
  if (!found) throw new Error('No directory');
  return found;
}

async function holders(bodyKey: string, at: string): Promise<string[]> {
  const all = await directory();
  const body = all.bodies.find(({ key }) => key === bodyKey);
  return heldSeats(all, body?.id ?? '', DateTime.fromISO(at, { zone: 'utc' }))
    .map(({ seat, person }) => `${person.key}: ${seat.role}`)
    .toSorted();
}

describe('applying the first governance file', () => {
  it('makes the rows say what the file says', async () => {
    const applied = await world.apply(kent, first);
    expect([applied.result, applied.number]).toEqual(['applied', 1]);
    const all = await directory();
    expect(all.workspace).toMatchObject({ team: 'T0KENT', timezone: 'Europe/London', holidays: 'england-and-wales', extraHolidays: [] });
    expect(all.organisations.map(({ key }) => key)).toEqual(['acute', 'community', 'kcc', 'medway-council', 'nhs-km']);
    expect(all.people.find(({ key }) => key === 'dph-kent')).toMatchObject({
      slackUserId: 'U0DPHKENT',
      profession: 'public health',
      until: null,
    });
    expect(all.bodies.find(({ key }) => key === 'kent-hwb')).toMatchObject({
      name: 'Kent shadow Health and Wellbeing Board',
      aliases: ['Kent HWB'],
      channelId: 'C0KENTHWB',
      public: true,
      approval: { rule: 'any', n: null, including: [] },
    });
    expect(await holders('kent-hwb', first)).toEqual(['cabinet-member: approver', 'cabinet-member: chair', 'dph-kent: approver']);
    const clg = all.bodies.find(({ key }) => key === 'clg');
    const vacant = vacantSeats(all, clg?.id ?? '', DateTime.fromISO(first));
    expect(vacant.map(({ role, tag }) => ({ role, tag }))).toEqual([{ role: 'member', tag: 'Social care professional' }]);
    expect(all.routes[0]).toMatchObject({
      key: 'pathway-redesign',
      steps: [['clg'], ['kent-hwb', 'medway-hwb']],
      formallyResponsible: 'kent-hwb',
    });
    expect(all.pathways[0]).toMatchObject({ key: 'dementia', tier: 'local', phase: 'developing', privateReason: null });
    expect(all.pathways[0]?.organisationIds).toHaveLength(4);
    expect(all.clocks[0]?.definition).toEqual({
      paperDeadline: { clearWorkingDays: 5 },
      signOffDeadline: { workingDaysBefore: 6 },
      digests: [
        { workingDaysBefore: 7, at: '09:00', updateCutOffHours: 24, to: ['clg'] },
        { workingDaysBefore: 1, at: '09:00', updateCutOffHours: null, to: ['clg', 'kent-hwb'] },
      ],
    });
    expect(all.secretaries).toHaveLength(1);
  });

  it('dates what it says nothing about by the instant of applying, and days by the workspace’s zone', async () => {
    await world.apply(kent.replace('since: 2011-11-09', 'since: 2011-07-01'), first);
    const all = await directory();
    expect(all.bodies[0]?.since.toISO()).toBe('2011-11-09T09:00:00.000Z');
    const since = all.relations.map((relation) => relation.since.toMillis()).toSorted((a, b) => a - b);
    expect(since.map((millis) => new Date(millis).toISOString())).toEqual([
      '2011-06-30T23:00:00.000Z',
      '2011-11-09T00:00:00.000Z',
      '2011-11-09T00:00:00.000Z',
    ]);
    const meeting = await world.prisma.meeting.findFirstOrThrow();
    expect([meeting.at.toISOString(), meeting.timezone]).toEqual(['2011-11-23T14:00:00.000Z', 'Europe/London']);
  });

  it('is recorded in the chronicle as one event, with everything it did', async () => {
    await world.apply(kent, first);
    const all = await directory();
    const events = await world.prisma.chronicleEntry.findMany();
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ actor: 'the command line', action: 'governance file applied', subject: 'governance file 1' });
    const report = await world.transact((stores) => verifyChronicle(stores, all.workspace.id));
    expect(report.fault).toBeNull();
  });
});

describe('applying again', () => {
  it('changes nothing at all where the file says nothing new', async () => {
    await world.apply(kent, first);
    const before = await rowsOf(world);
    const again = await world.apply(`# Read over by the secretary\n${kent}`, later);
    expect([again.result, again.number]).toEqual(['unchanged', 1]);
    expect(await rowsOf(world)).toEqual(before);
  });

  it('changes nothing where the last file was applied before bodies said to whom their approvers may delegate', async () => {
    await world.apply(kent, first);
    const { records, ...last } = await world.prisma.governanceApplication.findFirstOrThrow({ omit: { id: true } });
    const stored = JSON.stringify(records).replaceAll('"delegation":"deputies",', '');
    expect(stored).not.toBe(JSON.stringify(records));
    await world.prisma.governanceApplication.create({ data: { ...last, number: 2, records: JSON.parse(stored) } });
    expect(await world.apply(kent, later)).toMatchObject({ result: 'unchanged', number: 2 });
  });

  it('lets a body say to whom its approvers may delegate, and say it no more', async () => {
    const delegation = async () => (await directory()).bodies.map((body) => `${body.key}: ${body.delegation}`);
    await world.apply(kent.replace('approval: { rule: all }', 'approval: { rule: all }\n    delegation: members'), first);
    expect(await delegation()).toContain('medway-hwb: members');
    await world.apply(kent.replace('approval: { rule: all }', 'approval: { rule: all }\n    delegation: none'), later);
    expect(await delegation()).toContain('medway-hwb: none');
    await world.apply(kent, '2011-11-17T12:00:00Z');
    expect(await delegation()).toContain('medway-hwb: deputies');
  });

  it('changes what the file changed, field by field', async () => {
    await world.apply(kent, first);
    const changed = await world.apply(
      kent.replace('name: Dementia,', 'name: Dementia care,').replace('2011-11-23T14:00', '2011-11-30T10:00'),
      later,
    );
    expect(changed.plan.changes.map(({ after, fields }) => [after.key, fields])).toEqual([
      ['dementia', [{ field: 'name', from: 'Dementia', to: 'Dementia care' }]],
      ['kent-hwb-2011-11', [{ field: 'at', from: '2011-11-23T14:00', to: '2011-11-30T10:00' }]],
    ]);
    expect((await world.prisma.meeting.findFirstOrThrow()).at.toISOString()).toBe('2011-11-30T10:00:00.000Z');
    expect((await world.prisma.chronicleEntry.findMany({ orderBy: { position: 'asc' } }))[1]?.details).toMatchObject({
      changed: [{ key: 'dementia' }, { key: 'kent-hwb-2011-11', fields: [{ from: '2011-11-23T14:00', to: '2011-11-30T10:00' }] }],
    });
  });

  it('ends what was taken out by its date and deletes nothing', async () => {
    await world.apply(kent, first);
    const without = kent
      .replace(/meetings:\n.*\n/, '')
      .replace('      - { person: dph-kent, role: approver }\n', '')
      .replace(/ {2}- \{ key: medway-council.*\n/, '');
    await world.apply(without, later);
    expect(await world.prisma.meeting.findMany({ select: { cancelledAt: true } })).toEqual([{ cancelledAt: new Date(later) }]);
    expect(await world.prisma.organisation.findFirst({ where: { key: 'medway-council' } })).toMatchObject({ until: new Date(later) });
    expect(await holders('kent-hwb', first)).toEqual(['cabinet-member: approver', 'cabinet-member: chair', 'dph-kent: approver']);
    expect(await holders('kent-hwb', later)).toEqual(['cabinet-member: approver', 'cabinet-member: chair']);
    await world.apply(kent, '2011-11-17T12:00:00Z');
    expect(await holders('kent-hwb', '2011-11-17T12:00:00Z')).toContain('dph-kent: approver');
    expect(await world.prisma.meeting.findMany({ select: { cancelledAt: true } })).toEqual([{ cancelledAt: null }]);
    expect(await world.prisma.organisation.findFirst({ where: { key: 'medway-council' } })).toMatchObject({ until: null });
  });

  it('hands a seat to another person: one membership ends, another begins', async () => {
    await world.apply(kent, first);
    const handed = kent.replace('- { person: clg-chair, role: chair }', '- { person: dph-kent, role: chair, since: 2011-12-01 }');
    await world.apply(handed, later);
    expect(await holders('clg', '2011-11-30T23:59:59Z')).toContain('clg-chair: chair');
    expect(await holders('clg', '2011-12-01T00:00:00Z')).toContain('dph-kent: chair');
    expect(await holders('clg', '2011-12-01T00:00:00Z')).not.toContain('clg-chair: chair');
    expect(await world.prisma.seat.count({ where: { role: 'chair', body: { key: 'clg' } } })).toBe(1);
    expect((await world.apply(handed, '2012-01-01T00:00:00Z')).result).toBe('unchanged');
  });

  it('ends a membership after the holder’s last day and leaves the seat vacant', async () => {
    const leaving = kent.replace(
      '{ person: dementia-doctor, role: member }',
      '{ person: dementia-doctor, role: member, until: 2011-11-30 }',
    );
    await world.apply(leaving, first);
    expect(await holders('dementia-group', '2011-11-30T23:59:59Z')).toContain('dementia-doctor: member');
    expect(await holders('dementia-group', '2011-12-01T00:00:00Z')).not.toContain('dementia-doctor: member');
    const all = await directory();
    const group = all.bodies.find(({ key }) => key === 'dementia-group');
    expect(vacantSeats(all, group?.id ?? '', DateTime.fromISO('2011-12-01T00:00Z'))).toHaveLength(1);
    expect((await world.apply(leaving, '2012-02-01T00:00:00Z')).result).toBe('unchanged');
  });

  it('starts another seat where the role changes, so that earlier verdicts keep theirs', async () => {
    const keyed = (role: string) =>
      kent.replace('{ person: dementia-doctor, role: member }', `{ key: medical, person: dementia-doctor, role: ${role} }`);
    await world.apply(keyed('member'), first);
    await world.apply(keyed('deputy'), later);
    expect(await holders('dementia-group', first)).toContain('dementia-doctor: member');
    expect(await holders('dementia-group', later)).toEqual(['dementia-doctor: deputy', 'dementia-lead: chair']);
  });

  it('keeps days at midnight when the workspace’s time zone changes', async () => {
    await world.apply(kent, first);
    const moved = kent.replace('timezone: Europe/London', 'timezone: Europe/Paris');
    await world.apply(moved, later);
    const all = await directory();
    expect(new Set(all.relations.map(({ since }) => since.toISO()))).toEqual(new Set(['2011-11-08T23:00:00.000Z']));
    expect((await world.prisma.meeting.findFirstOrThrow()).at.toISOString()).toBe('2011-11-23T13:00:00.000Z');
    expect((await world.apply(moved, '2012-01-01T00:00:00Z')).result).toBe('unchanged');
  });
});

describe('what was changed in Slack meanwhile', () => {
  const renameInSlack = () => world.prisma.pathway.updateMany({ data: { name: 'Memory services' } });

  it('is a conflict and kept, until the file agrees', async () => {
    await world.apply(kent, first);
    await renameInSlack();
    const kept = await world.apply(kent.replace('name: Dementia,', 'name: Dementia care,'), later);
    expect(kept.plan.conflicts).toEqual([
      { kind: 'pathway', key: 'dementia', field: 'name', slack: 'Memory services', file: 'Dementia care' },
    ]);
    expect((await world.prisma.pathway.findFirstOrThrow()).name).toBe('Memory services');
    const agreed = await world.apply(kent.replace('name: Dementia,', 'name: Memory services,'), later);
    expect([agreed.result, agreed.plan.conflicts]).toEqual(['applied', []]);
    const after = await world.apply(kent.replace('name: Dementia,', 'name: Dementia again,'), later);
    expect(after.plan.changes.map(({ fields }) => fields)).toEqual([[{ field: 'name', from: 'Memory services', to: 'Dementia again' }]]);
  });

  it('gives way where the file is taken', async () => {
    await world.apply(kent, first);
    await renameInSlack();
    await world.prisma.membership.updateMany({
      where: { person: { key: 'dementia-doctor' } },
      data: { until: new Date('2011-11-10T10:00:00Z') },
    });
    await world.prisma.meeting.updateMany({ data: { cancelledAt: new Date('2011-11-10T10:00:00Z') } });
    const planned = await world.plan(kent, later);
    expect(planned.plan.conflicts.map(({ kind, field }) => `${kind} ${field ?? 'whole'}`)).toEqual([
      'seat person',
      'pathway name',
      'meeting whole',
    ]);
    const taken = await world.apply(kent, later, { takeFile: true });
    expect([taken.result, taken.number, taken.plan.conflicts]).toEqual(['applied', 2, []]);
    expect((await world.prisma.pathway.findFirstOrThrow()).name).toBe('Dementia');
    expect(await holders('dementia-group', '2011-11-11T00:00:00Z')).not.toContain('dementia-doctor: member');
    expect(await holders('dementia-group', later)).toContain('dementia-doctor: member');
    expect((await world.prisma.meeting.findFirstOrThrow()).cancelledAt).toBeNull();
    expect((await world.apply(kent, later, { takeFile: true })).result).toBe('unchanged');
  });

  it('stops a file it cannot stand beside', async () => {
    await world.apply(kent, first);
    await world.prisma.body.updateMany({ where: { key: 'medway-hwb' }, data: { channelId: 'C0NEW' } });
    const before = await rowsOf(world);
    const refused = await world.apply(kent.replace('channel: C0DEMENTIA', 'channel: C0NEW'), later);
    expect([refused.result, refused.number]).toEqual(['refused', 1]);
    expect(refused.problems).toEqual([
      'body dementia-group: the body medway-hwb already has the channel C0NEW: give each body its own channel, or leave this one without',
    ]);
    expect(await rowsOf(world)).toEqual(before);
  });

  it('includes the Slack id looked up for an address: no conflict', async () => {
    const byAddress = kent.replace('slack: U0DPHKENT', 'email: dph@example.org');
    await world.apply(byAddress, first);
    await world.prisma.person.updateMany({ where: { key: 'dph-kent' }, data: { slackUserId: 'U0LOOKEDUP' } });
    const again = await world.apply(byAddress.replace('Director of Public Health (Kent)', 'Director of Public Health'), later);
    expect(again.plan.conflicts).toEqual([]);
    expect(await world.prisma.person.findFirst({ where: { key: 'dph-kent' } })).toMatchObject({
      slackUserId: 'U0LOOKEDUP',
      name: 'Director of Public Health',
    });
  });
});
