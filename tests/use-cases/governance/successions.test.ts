import { DateTime } from 'luxon';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { type Directory, heldSeats, isSecretariat, personBySlackId } from '#src/domain/directory.ts';
import { vacantSeats } from '#src/domain/membership/vacant-seats.ts';
import { describeApplied, describePlan } from '#src/governance/describe.ts';
import { readGovernanceFile } from '#src/governance/read-governance-file.ts';
import { type GovernanceWorld, governanceWorld, kent } from '#tests/support/governance.ts';

let world: GovernanceWorld;
beforeEach(async () => {
  world = await governanceWorld();
  await world.apply(kent, first);
});
afterEach(() => world.close());

const first = '2011-11-09T09:00:00Z';
const later = '2011-11-16T12:00:00Z';
const chair = 'key: clg-chair, slack: U0CLGCHAIR, name: Co-Medical Director,';
const newcomer = 'key: clg-chair, slack: U0NEW, name: Co-Medical Director,';
const was = 'was: { until: 2011-11-15, name: Co-Medical Director, slack: U0CLGCHAIR },';
const succeeded = kent.replace(chair, `${newcomer} ${was}`);

async function directory(of = world): Promise<Directory> {
  const found = await of.transact(({ directories }) => directories.ofTeam('T0KENT'));
  if (!found) throw new Error('No directory');
  return found;
}

const on = (at: string) => DateTime.fromISO(at, { zone: 'utc' });

async function holders(bodyKey: string, at: string): Promise<string[]> {
  const all = await directory();
  const body = all.bodies.find(({ key }) => key === bodyKey);
  return heldSeats(all, body?.id ?? '', on(at))
    .map(({ seat, person }) => `${person.slackUserId}: ${seat.role}`)
    .toSorted();
}

async function vacancies(bodyKey: string, at: string, of = world): Promise<string[]> {
  const all = await directory(of);
  return vacantSeats(all, all.bodies.find(({ key }) => key === bodyKey)?.id ?? '', on(at)).map(({ role }) => role);
}

/** A file and what it changes: that it changes nothing, now and again, and with the answer taken out. */
async function changesNothing(...sources: string[]): Promise<void> {
  for (const source of sources) {
    for (const takeFile of [false, true]) {
      const applied = await world.apply(source, later, { takeFile });
      expect([applied.result, applied.plan.conflicts]).toEqual(['unchanged', []]);
    }
  }
}

describe('another account under the same key', () => {
  const others = {
    'another Slack id': kent.replace(chair, newcomer),
    'another Slack id and another name': kent.replace(chair, 'key: clg-chair, slack: U0NEW, name: Dr New,'),
    'an address in place of the Slack id': kent.replace('slack: U0CLGCHAIR', 'email: new@example.org'),
  };

  it.each(Object.entries(others))('is asked about: %s', async (_, source) => {
    for (const options of [{}, { takeFile: true }]) {
      const planned = describePlan(await world.plan(source, later, options));
      expect(planned).toContain('clg-chair was "Co-Medical Director" (slack: U0CLGCHAIR); the file now has');
      expect(planned).toContain('was: { until: 2011-11-15, name: "Co-Medical Director", slack: U0CLGCHAIR }');
      expect(planned).toContain('same_person: true');
      const applied = await world.apply(source, later, options);
      expect(applied.result).toBe('refused');
      expect(describeApplied(applied)).toContain('Nothing is applied until the file says who this is:');
    }
    expect(await holders('clg', later)).toEqual(['U0CLGCHAIR: approver', 'U0CLGCHAIR: chair', 'U0DPHKENT: member']);
    expect(await world.prisma.governanceApplication.count()).toBe(1);
  });

  it('is asked about of another address, and of a Slack id that is not the one found by it', async () => {
    const byEmail = kent.replace('slack: U0CLGCHAIR', 'email: chair@example.org');
    await world.apply(kent.replace(chair, chair.replace('slack: U0CLGCHAIR', 'email: chair@example.org, same_person: true')), later);
    const person = await world.prisma.person.findFirstOrThrow({ where: { key: 'clg-chair' } });
    await world.transact(({ directories }) => directories.setSlackIds('T0KENT', [{ personId: person.id, slackUserId: 'U0FOUND' }]));
    await changesNothing(byEmail);
    for (const account of ['email: other@example.org', 'slack: U0OTHER', 'slack: U0OTHER, email: chair2@example.org'])
      expect((await world.apply(kent.replace('slack: U0CLGCHAIR', account), later)).result).toBe('refused');
    const found = await world.apply(kent.replace('slack: U0CLGCHAIR', 'slack: U0FOUND'), later);
    expect(found.result).toBe('applied');
    const follows = 'slack: U0NEW, was: { until: 2011-11-15, email: chair@example.org, slack: U0FOUND }';
    expect((await world.apply(kent.replace('slack: U0CLGCHAIR', follows), later)).result).toBe('applied');
    expect(await holders('clg', later)).toContain('U0NEW: chair');
  });

  it('is asked about where was: names somebody who is not who held it', async () => {
    const wrong = kent.replace(chair, `${newcomer} was: { until: 2011-11-15, name: Co-Medical Director, slack: U0SOMEBODY },`);
    const planned = describePlan(await world.plan(wrong, later));
    expect(planned).toContain('its was: names another one as who held it before');
    expect((await world.apply(wrong, later)).result).toBe('refused');
  });

  it('is asked about where was: names no account that is known of who held it', async () => {
    const byEmail = 'was: { until: 2011-11-15, email: chair@example.org },';
    await world.apply(kent.replace('slack: U0CLGCHAIR', 'slack: U0CLGCHAIR, email: chair@example.org'), first);
    expect((await world.apply(kent.replace(chair, `${newcomer} ${byEmail}`), later)).result).toBe('applied');
    const left = kent.replace(chair, `key: clg-chair, slack: U0THIRD, name: Dr Third, ${byEmail}`);
    expect((await world.apply(left, '2011-11-21T12:00:00Z')).result).toBe('refused');
  });

  it('is no question where only the name changes: it says that this is the same person', async () => {
    const renamed = kent.replace(chair, 'key: clg-chair, slack: U0CLGCHAIR, name: Dr Jane Grey,');
    expect(describePlan(await world.plan(renamed, later))).toContain(
      'name from "Co-Medical Director" to "Dr Jane Grey" (the same person, renamed)',
    );
    expect((await world.apply(renamed, later)).result).toBe('applied');
  });
});

describe('somebody who follows under a key', () => {
  it('has the seats from the day after, and the one before is a person of their own', async () => {
    const applied = await world.apply(succeeded, later);
    expect(applied.result).toBe('applied');
    expect(describeApplied(applied)).toContain(
      'clg-chair: "Co-Medical Director" (slack: U0CLGCHAIR) until 15 November 2011, then "Co-Medical Director" (slack: U0NEW)',
    );
    expect(await holders('clg', '2011-11-15T23:59:59Z')).toContain('U0CLGCHAIR: chair');
    expect(await holders('clg', '2011-11-16T00:00:00Z')).toEqual(['U0DPHKENT: member', 'U0NEW: approver', 'U0NEW: chair']);
    expect(await vacancies('clg', later)).toEqual(['member']);
    const all = await directory();
    expect(personBySlackId(all, 'U0CLGCHAIR', on(later))).toBeNull();
    expect(personBySlackId(all, 'U0NEW', on(later))).toMatchObject({ key: 'clg-chair', turn: 2 });
    await changesNothing(succeeded, kent.replace(chair, newcomer));
  });

  it('begins later where the last day is still to come', async () => {
    await world.apply(succeeded.replace('until: 2011-11-15', 'until: 2011-11-30'), later);
    expect(await holders('clg', later)).toContain('U0CLGCHAIR: chair');
    expect(await holders('clg', '2011-12-01T00:00:00Z')).toContain('U0NEW: chair');
    await changesNothing(kent.replace(chair, newcomer));
  });

  it('takes a seat that the file dates by the key', async () => {
    const dated = (source: string) =>
      source.replace('person: clg-chair, role: approver', 'person: clg-chair, role: approver, since: 2011-10-01');
    await world.apply(dated(kent), first);
    expect((await world.apply(dated(succeeded), later)).result).toBe('applied');
    await changesNothing(dated(succeeded), dated(kent.replace(chair, newcomer)));
    expect(await holders('clg', '2011-11-15T12:00:00Z')).toContain('U0CLGCHAIR: approver');
    const redated = dated(succeeded).replace('since: 2011-10-01', 'since: 2011-09-01');
    expect((await world.apply(redated, later)).result).toBe('applied');
    await changesNothing(redated);
  });

  it('is in the secretariat, and what the one before handed on has ended', async () => {
    const all = await directory();
    const [from, to] = ['clg-chair', 'dph-kent'].map((wanted) => all.people.find(({ key }) => key === wanted)?.id ?? '');
    const bodyId = all.bodies.find(({ key }) => key === 'clg')?.id ?? '';
    await world.transact(async ({ delegations }) => {
      await delegations.add(all.workspace.id, {
        id: crypto.randomUUID(),
        bodyId,
        fromId: from ?? '',
        toId: to ?? '',
        since: on(first),
        until: null,
      });
    });
    const secretary = kent.replace('secretariat: [secretary]', 'secretariat: [secretary, clg-chair]');
    await world.apply(secretary, first);
    await world.apply(succeeded.replace('secretariat: [secretary]', 'secretariat: [secretary, clg-chair]'), later);
    const now = await directory();
    expect(now.delegations.map(({ until }) => until?.toISO())).toEqual(['2011-11-16T00:00:00.000Z']);
    const told = await world.prisma.outgoingMessage.findMany();
    expect(told.map(({ slackUserId, content }) => [slackUserId, content])).toEqual([
      [
        'U0DPHKENT',
        { kind: 'note', about: 'stands_in_no_more', person: 'Co-Medical Director', body: 'Clinical Leadership Group', left: true },
      ],
    ]);
    const last = await world.prisma.chronicleEntry.findFirstOrThrow({ orderBy: { position: 'desc' } });
    expect(JSON.stringify(last)).toContain('handedOnEnded');
    const holderOf = (id: string) => now.people.find(({ slackUserId }) => slackUserId === id)?.id ?? '';
    expect(['U0CLGCHAIR', 'U0NEW'].map((id) => isSecretariat(now, holderOf(id), on(later)))).toEqual([false, true]);
    await changesNothing(succeeded.replace('secretariat: [secretary]', 'secretariat: [secretary, clg-chair]'));
  });

  it('can be followed in turn', async () => {
    await world.apply(succeeded, later);
    const third = kent.replace(chair, 'key: clg-chair, slack: U0THIRD, name: Dr Third, was: { until: 2011-11-20, slack: U0NEW },');
    expect((await world.apply(third, '2011-11-21T12:00:00Z')).result).toBe('applied');
    for (const [at, id] of [
      ['2011-11-15T12:00:00Z', 'U0CLGCHAIR'],
      ['2011-11-20T12:00:00Z', 'U0NEW'],
      ['2011-11-21T12:00:00Z', 'U0THIRD'],
    ] as const)
      expect(await holders('clg', at)).toContain(`${id}: chair`);
    expect((await world.apply(third, '2011-11-21T12:00:00Z')).result).toBe('unchanged');
    const all = await directory();
    expect(all.people.filter(({ key }) => key === 'clg-chair').map(({ turn }) => turn)).toEqual([1, 2, 3]);
  });

  it('can be somebody who changes places with another', async () => {
    const swapped = kent
      .replace(chair, 'key: clg-chair, slack: U0DPHKENT, name: Co-Medical Director, was: { until: 2011-11-15, slack: U0CLGCHAIR },')
      .replace('key: dph-kent, slack: U0DPHKENT,', 'key: dph-kent, slack: U0CLGCHAIR, was: { until: 2011-11-15, slack: U0DPHKENT },');
    expect((await world.apply(swapped, later)).result).toBe('applied');
    expect(await holders('clg', later)).toEqual(['U0CLGCHAIR: member', 'U0DPHKENT: approver', 'U0DPHKENT: chair']);
    await changesNothing(swapped);
  });

  it('comes under a key that was taken out, and nothing passes on to them', async () => {
    const without = kent
      .replaceAll(/^.*clg-chair.*$/gm, '')
      .replace('    approval: { rule: majority }\n', '')
      .replace('      - bodies: [clg]\n', '');
    expect((await world.apply(without, later)).result).toBe('applied');
    expect((await world.apply(kent.replace(chair, newcomer), '2011-11-20T12:00:00Z')).result).toBe('refused');
    const again = kent.replace(chair, `${newcomer} was: { until: 2011-11-16, slack: U0CLGCHAIR },`);
    expect((await world.apply(again, '2011-11-20T12:00:00Z')).result).toBe('applied');
    const all = await directory();
    expect(
      all.people.filter(({ key }) => key === 'clg-chair').map(({ slackUserId, until }) => [slackUserId, until?.toISO() ?? null]),
    ).toEqual([
      ['U0CLGCHAIR', '2011-11-16T12:00:00.000Z'],
      ['U0NEW', null],
    ]);
    expect(await holders('clg', '2011-11-18T12:00:00Z')).toEqual(['U0DPHKENT: member']);
  });
});

describe('two people with dated seats', () => {
  const lines = (former: string, next: string) =>
    kent
      .replace(
        '- { person: clg-chair, role: chair }',
        `- { person: ${former}, role: chair, until: 2011-11-15 }\n      - { person: ${next}, role: chair, since: 2011-11-16 }`,
      )
      .replace(
        '- { person: clg-chair, role: approver }',
        `- { person: ${former}, role: approver, until: 2011-11-15 }\n      - { person: ${next}, role: approver, since: 2011-11-16 }`,
      );
  const bob = `\n  - { key: bob, slack: U0NEW, name: Dr Bob Brown, organisation: nhs-km, profession: doctor }\n`;
  const withBob = (source: string) => source.replace('\nbodies:', `${bob}\nbodies:`);
  const followed = async () => {
    expect(await holders('clg', '2011-11-15T12:00:00Z')).toEqual(['U0CLGCHAIR: approver', 'U0CLGCHAIR: chair', 'U0DPHKENT: member']);
    expect(await holders('clg', later)).toEqual(['U0DPHKENT: member', 'U0NEW: approver', 'U0NEW: chair']);
    expect(await vacancies('clg', later)).toEqual(['member']);
  };

  it('are no question, and the line of the first can go once it is over', async () => {
    const both = withBob(lines('clg-chair', 'bob'));
    expect((await world.apply(both, later)).result).toBe('applied');
    await followed();
    await changesNothing(both);
    const tidied = both.replaceAll(/^.*person: clg-chair, role: (chair|approver), until.*\n/gm, '').replace(/^.*key: clg-chair,.*\n/m, '');
    expect(tidied).not.toContain('clg-chair');
    const applied = await world.apply(tidied, '2011-11-20T12:00:00Z');
    expect([applied.result, applied.problems, applied.plan.conflicts]).toEqual(['applied', [], []]);
    await followed();
    expect((await world.apply(tidied, '2011-11-20T12:00:00Z')).result).toBe('unchanged');
  });

  it.each([
    ['with a handover', '2011-11-30', '2011-11-01', ['member']],
    ['not where the second had a place of their own long before', '2011-11-30', '2011-06-01', ['approver', 'chair', 'member']],
  ])('are one place: %s', async (_, until, since, vacant) => {
    const both = withBob(lines('clg-chair', 'bob'))
      .replaceAll('until: 2011-11-15', `until: ${until}`)
      .replaceAll('since: 2011-11-16', `since: ${since}`);
    expect((await world.apply(both, later)).result).toBe('applied');
    expect(await holders('clg', later)).toContain('U0CLGCHAIR: approver');
    expect(await vacancies('clg', later)).toEqual(['member']);
    expect((await vacancies('clg', '2011-12-01T12:00:00Z')).toSorted()).toEqual(vacant);
  });

  it('can be one under the key of the post and one under a key of their own, with was: beside the dates', async () => {
    const moved = lines('ann', 'clg-chair').replace(chair, `${newcomer} ${was}`);
    const both = moved.replace(
      '\nbodies:',
      '\n  - { key: ann, slack: U0CLGCHAIR, name: Dr Ann Grey, organisation: nhs-km, profession: doctor }\n\nbodies:',
    );
    const applied = await world.apply(both, later);
    expect([applied.result, applied.problems, applied.plan.questions]).toEqual(['applied', [], []]);
    await followed();
    await changesNothing(both);
  });

  it('are not needed beside was:, and do no harm', async () => {
    const dated = succeeded
      .replace('- { person: clg-chair, role: chair }', '- { person: clg-chair, role: chair, since: 2011-11-16 }')
      .replace('- { person: clg-chair, role: approver }', '- { person: clg-chair, role: approver, since: 2011-11-16 }');
    expect((await world.apply(dated, later)).result).toBe('applied');
    await followed();
    await changesNothing(dated);
  });
});

describe('a seat that ends beside others that were there all along', () => {
  const approvers = (dates: string, more = '') =>
    kent.replace(
      '- { person: clg-chair, role: approver }',
      `- { person: clg-chair, role: approver${dates} }\n      - { person: dph-kent, role: approver }\n      - { person: dph-medway, role: approver }${more}`,
    );
  const at = '2012-01-05T12:00:00Z';

  it.each([
    ['is vacant', ', until: 2011-12-31', '', ['approver', 'member']],
    ['also where its own first day is said', ', since: 2011-10-20, until: 2011-12-31', '', ['approver', 'member']],
    [
      'is filled by whose first day is said',
      ', until: 2011-12-31',
      '\n      - { person: cabinet-member, role: approver, since: 2012-01-01 }',
      ['member'],
    ],
  ])('%s', async (_, dates, more, expected) => {
    const fresh = await governanceWorld();
    expect((await fresh.apply(approvers(dates, more), first)).result).toBe('applied');
    expect((await vacancies('clg', '2011-12-31T12:00:00Z', fresh)).toSorted()).toEqual(['member']);
    expect((await vacancies('clg', at, fresh)).toSorted()).toEqual(expected);
    await fresh.close();
    expect((await world.apply(approvers(dates, more), later)).result).toBe('applied');
    expect((await vacancies('clg', at)).toSorted()).toEqual(expected);
  });

  it('is filled too where its holder has left altogether, and their line says so', async () => {
    const left = approvers('', '\n      - { person: cabinet-member, role: approver, since: 2012-01-01 }').replace(
      chair,
      `${chair} until: 2011-12-31,`,
    );
    const applied = await world.apply(left, later);
    expect([applied.result, applied.problems]).toEqual(['applied', []]);
    expect((await vacancies('clg', at)).toSorted()).toEqual(['chair', 'member']);
  });
});

describe('a new account of the same person', () => {
  it('is the same person from then on, and what they did before keeps their old id', async () => {
    const moved = kent.replace(chair, 'key: clg-chair, slack: U0NEW, same_person: true, name: Co-Medical Director,');
    const applied = await world.apply(moved, later);
    expect(applied.result).toBe('applied');
    expect(await holders('clg', later)).toContain('U0NEW: chair');
    const all = await directory();
    const person = personBySlackId(all, 'U0NEW', on(later));
    expect(person?.turn).toBe(1);
    expect(all.formerNames).toMatchObject([{ ofId: person?.id, name: 'Co-Medical Director', slackUserId: 'U0CLGCHAIR' }]);
    await changesNothing(moved, moved.replace('same_person: true, ', ''));
  });
});

describe('same_person: true that was left standing', () => {
  const as = (account: string, answer = 'same_person: true') =>
    kent.replace(chair, `key: clg-chair, ${account}, ${answer === '' ? '' : `${answer}, `}name: Dr Grey,`);
  const asked = async (source: string) => {
    expect((await world.apply(source, later)).result).toBe('refused');
    return describePlan(await world.plan(source, later));
  };

  it('answers no later change: each of three in a row is asked about, and answered by the account until then', async () => {
    expect((await world.apply(as('slack: U0TWO'), later)).result).toBe('applied');
    let source = as('slack: U0TWO');
    for (const [until, next] of [
      ['U0TWO', 'U0THREE'],
      ['U0THREE', 'U0FOUR'],
    ] as const) {
      const planned = await asked(source.replace(`slack: ${until},`, `slack: ${next},`));
      expect(planned).toContain('its same_person: was said of an earlier change');
      expect(planned).toContain(`    same_person: ${until}`);
      source = as(`slack: ${next}`, `same_person: ${until}`);
      expect((await world.apply(source, later)).result).toBe('applied');
      await changesNothing(source, as(`slack: ${next}`, ''));
    }
    expect((await directory()).people.filter(({ key }) => key === 'clg-chair')).toMatchObject([{ turn: 1, slackUserId: 'U0FOUR' }]);
  });

  it('answers none after it was taken out, which is no change, and written again', async () => {
    await world.apply(as('slack: U0TWO'), later);
    await changesNothing(as('slack: U0TWO', ''));
    expect(await asked(as('slack: U0THREE', ''))).toContain('    same_person: U0TWO');
    await asked(as('slack: U0THREE'));
    const newly = as('slack: U0TWO', '').replace('Dr Grey', 'Dr Gray');
    expect((await world.apply(newly, later)).result).toBe('applied');
    expect((await world.apply(as('slack: U0THREE'), later)).result).toBe('applied');
  });

  it('gives way to was:, and answers whatever else changes in the file meanwhile', async () => {
    await world.apply(as('slack: U0TWO'), later);
    expect((await world.apply(as('slack: U0TWO').replace('Dr Grey', 'Dr Gray'), later)).result).toBe('applied');
    await asked(as('slack: U0THREE'));
    const follows = as('slack: U0THREE', 'was: { until: 2011-11-15, slack: U0TWO }');
    expect((await world.apply(follows, later)).result).toBe('applied');
    expect((await directory()).people.filter(({ key }) => key === 'clg-chair')).toMatchObject([{ turn: 1 }, { turn: 2 }]);
  });

  it('answers nothing that came before it from the first file on, nor beside an address', async () => {
    await world.apply(as('email: a@example.org'), later);
    await asked(as('email: b@example.org'));
    await asked(as('email: b@example.org', 'same_person: c@example.org'));
    expect((await world.apply(as('email: b@example.org', 'same_person: A@example.org'), later)).result).toBe('applied');
    await asked(as('slack: U0NEW, email: c@example.org'));
  });
});

describe('another address beside the same Slack id', () => {
  const as = (address: string, answer = '') =>
    kent.replace(chair, `key: clg-chair, slack: U0CLGCHAIR, email: ${address}, ${answer}name: Dr Grey,`);
  beforeEach(async () => {
    expect((await world.apply(as('a@example.org'), later)).result).toBe('applied');
  });

  it('is asked about, and can be the same person', async () => {
    const planned = describePlan(await world.plan(as('b@example.org'), later));
    expect(planned).toContain(
      '(slack: U0CLGCHAIR, email: a@example.org); the file now has "Dr Grey" (slack: U0CLGCHAIR, email: b@example.org)',
    );
    expect((await world.apply(as('b@example.org'), later)).result).toBe('refused');
    const same = as('b@example.org', 'same_person: true, ');
    expect((await world.apply(same, later)).result).toBe('applied');
    expect((await directory()).people.filter(({ key }) => key === 'clg-chair')).toMatchObject([{ turn: 1, email: 'b@example.org' }]);
    await changesNothing(same, as('b@example.org'));
  });

  it('can be somebody who follows, and is no question in other letters or where it is only left out', async () => {
    const follows = as('b@example.org', 'was: { until: 2011-11-15, slack: U0CLGCHAIR, email: a@example.org }, ');
    expect((await world.apply(follows, later)).result).toBe('applied');
    expect((await directory()).people.filter(({ key }) => key === 'clg-chair')).toMatchObject([
      { turn: 1, email: 'a@example.org' },
      { turn: 2, email: 'b@example.org' },
    ]);
    await changesNothing(follows, as('b@example.org'));
    expect((await world.apply(as('B@example.org'), later)).result).toBe('applied');
    expect((await world.apply(kent, later)).result).toBe('applied');
  });
});

describe('a seat with holders in turn', () => {
  const inTurn = (until: string, since: string) =>
    kent.replace(
      '- { person: clg-chair, role: chair }',
      `- { key: chair-seat, person: clg-chair, role: chair, until: ${until} }\n      - { key: chair-seat, person: dph-medway, role: chair, since: ${since} }`,
    );

  it('is held without a gap, and is one place', async () => {
    expect((await world.apply(inTurn('2011-11-20', '2011-11-21'), later)).result).toBe('applied');
    expect(await holders('clg', '2011-11-20T23:00:00Z')).toContain('U0CLGCHAIR: chair');
    expect(await holders('clg', '2011-11-21T00:00:00Z')).toContain('U0DPHMEDWAY: chair');
    for (const at of [later, '2011-11-25T12:00:00Z']) expect(await vacancies('clg', at)).toEqual(['member']);
    await changesNothing(inTurn('2011-11-20', '2011-11-21'));
  });

  it('is vacant in between, once', async () => {
    await world.apply(inTurn('2011-11-20', '2011-12-01'), later);
    expect((await vacancies('clg', '2011-11-25T12:00:00Z')).toSorted()).toEqual(['chair', 'member']);
    expect(await vacancies('clg', '2011-12-01T12:00:00Z')).toEqual(['member']);
    await changesNothing(inTurn('2011-11-20', '2011-12-01'));
  });

  it('comes about from a seat with one holder, and goes back to one', async () => {
    const keyed = kent.replace('- { person: clg-chair, role: chair }', '- { key: chair-seat, person: clg-chair, role: chair }');
    await world.apply(keyed, first);
    expect((await world.apply(inTurn('2011-11-15', '2011-11-16'), later)).result).toBe('applied');
    expect(await holders('clg', '2011-11-15T12:00:00Z')).toContain('U0CLGCHAIR: chair');
    expect(await holders('clg', later)).toContain('U0DPHMEDWAY: chair');
    const after = keyed.replace('person: clg-chair, role: chair }', 'person: dph-medway, role: chair, since: 2011-11-16 }');
    expect((await world.apply(after, later)).plan.endings).toEqual([]);
    expect(await holders('clg', '2011-11-15T12:00:00Z')).toContain('U0CLGCHAIR: chair');
    await changesNothing(after);
  });

  test.each([
    ['the same day', inTurn('2011-11-20', '2011-11-20')],
    ['overlapping', inTurn('2011-11-30', '2011-11-21')],
    ['without dates', inTurn('2011-11-30', '2011-12-01').replace(', until: 2011-11-30', '')],
    ['another role', inTurn('2011-11-20', '2011-11-21').replace('role: chair, since', 'role: member, since')],
  ])('is refused where it has two holders at once: %s', (_, source) => {
    const reading = readGovernanceFile(source);
    expect(reading.ok ? [] : reading.problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('where one holder follows the other'),
    ]);
  });

  it('without a key is no vacancy either where another line goes on', async () => {
    const lines = inTurn('2011-11-20', '2011-11-21').replaceAll('key: chair-seat, ', '');
    await world.apply(lines, later);
    for (const at of [later, '2011-11-25T12:00:00Z']) expect(await vacancies('clg', at)).toEqual(['member']);
    await changesNothing(lines);
  });
});
