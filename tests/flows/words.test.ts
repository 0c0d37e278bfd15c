import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { allText } from '#src/playground/workspace/people/reading.ts';
import { lastSeen } from '#tests/support/seeing.ts';
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
});
