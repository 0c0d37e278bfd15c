import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { allText, findControl } from '#src/playground/workspace/people/reading.ts';
import { kentWithThreeApprovers } from '#tests/support/governance.ts';
import { lastSeen, only } from '#tests/support/seeing.ts';
import { kentFile, startTestWorld, type TestWorld } from '#tests/support/world.ts';

let world: TestWorld;
beforeEach(async () => {
  world = await startTestWorld();
});
afterEach(() => world.stop());
const clg = 'C0CLG';

describe('a word that fits several is asked about', () => {
  test('a pathway of two groups, in /signoff list: the button goes on with the list that was asked for', async () => {
    const second = `  - { key: other-group, name: Medway dementia group, kind: review_group }\n\nrelations:`;
    const pathway = `pathways:\n  - { key: dementia-medway, name: Dementia, group: other-group, tier: local, phase: developing }\n`;
    await world.govern((await kentFile()).replace('\nrelations:', second).replace(/\npathways:.*\n/, `\n${pathway}`));
    const chair = world.workspace.as('U0CLGCHAIR');
    await chair.command(clg, '/signoff', 'list ended dementia');
    const asked = lastSeen(chair, clg);
    expect(allText(asked)).toContain('\u201cdementia\u201d fits 2 of those there are');
    expect(allText(asked)).toContain('Medway dementia group');
    expect(allText(asked)).toContain('/signoff list ended dementia');
    await chair.press(asked, 'Medway dementia group');
    await world.workspace.until(() => allText(lastSeen(chair, clg)).includes('Requests that have ended: Dementia'));
  });

  test('an alias that two bodies had before that was refused, in /board next and the preview', async () => {
    await world.govern(await kentFile());
    const { prisma } = world.conclave.foundation.database;
    await prisma.body.updateMany({ where: { kind: 'board' }, data: { aliases: ['HWB'] } });
    await prisma.workspace.updateMany({ data: { directoryVersion: { increment: 1 } } });
    const chair = world.workspace.as('U0CLGCHAIR');
    await chair.command(clg, '/board', 'next hwb');
    const asked = lastSeen(chair, clg);
    expect(allText(asked)).toContain('\u201chwb\u201d fits 2 of those there are');
    await chair.press(asked, 'Kent shadow Health and Wellbeing Board');
    await world.workspace.until(() => allText(lastSeen(chair, clg)).includes('Next meetings of'));
    await chair.command(clg, '/board', 'digest preview hwb');
    await chair.press(lastSeen(chair, clg), 'Kent shadow Health and Wellbeing Board');
    await world.workspace.until(() => !allText(lastSeen(chair, clg)).includes('fits 2'));
  });

  test('a part of a pathway’s name, in /pathway log: the button logs the report of the one that is meant', async () => {
    const second = '  - { key: acute, name: Dementia in hospital, group: dementia-group, tier: local, phase: developing }';
    const first = 'key: dementia, name: Dementia';
    await world.govern((await kentFile()).replace(`${first},`, `${first} at home,`).replace('\nroutes:', `${second}\n\nroutes:`));
    const lead = world.workspace.as('U0DEMENTIA');
    const entries = () => world.conclave.foundation.database.prisma.entry.findMany();
    await lead.command('C0DEMENTIA', '/pathway', 'log dementias green All well. Next: audit');
    const asked = lastSeen(lead, 'C0DEMENTIA');
    expect(allText(asked)).toContain('\u201cdementias\u201d fits 2 of those there are. Choose the one you mean.');
    expect(allText(asked)).toContain('log dementias green All well');
    expect(await entries()).toEqual([]);
    await lead.press(asked, 'Dementia in hospital');
    // The card and the private answer come each in their own time.
    const seen = (words: string) => lead.sees('C0DEMENTIA').find((message) => allText(message).includes(words));
    await world.workspace.until(() => seen('Dementia in hospital, Green') !== undefined && seen('Saved') !== undefined);
    expect(await entries()).toMatchObject([{ status: 'green', done: 'All well.', next: 'audit' }]);

    await lead.command('C0DEMENTIA', '/pathway', 'log red Lists cancelled');
    await lead.press(only(seen('log red Lists cancelled'), 'Nothing was asked'), 'Dementia at home');
    const needed = 'the report on Dementia at home needs a path to green';
    await world.workspace.until(() => seen(needed) !== undefined);
    expect(await entries()).toHaveLength(1);
    await lead.press(only(seen(needed), 'Nothing is needed'), 'Complete');
    expect(lead.view()).not.toBeNull();
  });

  test('a body in /signoff delegate: the button goes on for the one that is meant, with what was typed', async () => {
    await world.govern(kentWithThreeApprovers);
    const { prisma } = world.conclave.foundation.database;
    await prisma.body.updateMany({ where: { kind: { in: ['board', 'leadership_group'] } }, data: { aliases: ['HWB'] } });
    await prisma.workspace.updateMany({ data: { directoryVersion: { increment: 1 } } });
    const dph = world.workspace.as('U0DPHKENT');
    await dph.command(clg, '/signoff', 'delegate <@U0NOBODY> until Friday for the HWB');
    const asked = lastSeen(dph, clg);
    expect(allText(asked)).toContain('\u201cthe HWB\u201d fits');
    expect(allText(asked)).not.toContain('U0NOBODY');
    await dph.press(asked, 'Clinical Leadership Group');
    const form = only(dph.view(), 'No form is open');
    expect(allText(form)).toContain('Whom you mention is not named in the governance file: expected a person');
    expect(findControl(form, 'Last day').element['initial_date']).toBe('2011-11-11');
    await dph.close();
    await dph.command(clg, '/signoff', 'delegate @cabinet-member tomorrow until Friday 11 November for the HWB');
    await dph.press(lastSeen(dph, clg), 'Clinical Leadership Group');
    await world.workspace.until(() => allText(lastSeen(dph, clg)).includes('*Delegated:* Cabinet Member for Health Reform'));
  });
});
