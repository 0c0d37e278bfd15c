import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '#src/domain/progress/read-report.ts';
import { prepareReport } from '#src/use-cases/progress/prepare-report.ts';
import { kent } from '#tests/support/governance.ts';
import { type CaseWorld, caseWorld, now, refusalOf, resultOf } from '../sign-off/sign-off-world.ts';

/** The Kent case with a second group of the dementia lead's, whose pathways are open and private, and a third that owns none. */
const threeGroups = kent
  .replace(
    '\nrelations:',
    `
  - { key: stroke-group, name: Stroke group, kind: review_group, channel: C0STROKE, seats: [{ person: dementia-lead, role: member }, { person: dementia-doctor, role: member }] }
  - { key: empty-group, name: Empty group, kind: review_group, channel: C0EMPTY, seats: [{ person: dph-medway, role: chair }] }

relations:`,
  )
  .replace(
    '\nroutes:',
    `  - { key: stroke, name: Stroke, group: stroke-group, tier: local, phase: developing, organisations: [nhs-km] }
  - { key: stroke-beds, name: Stroke beds, group: stroke-group, tier: local, phase: developing, organisations: [nhs-km], private: Staff named }

routes:`,
  );

const message: Report = { pathwayKey: null, status: null, done: 'Clinic opened', next: null, pathToGreen: null, ask: null };

describe('what the form for a report needs', () => {
  let world: CaseWorld;
  beforeAll(async () => {
    world = await caseWorld(threeGroups);
  });
  afterAll(() => world.close());
  const prepare = (slackUserId: string, channelId: string | null, report: string | Report | null = null) =>
    world.as(slackUserId, async (_, actor) => prepareReport(actor, { channelId, report }, now));
  const offered = async (slackUserId: string, channelId: string | null) => {
    const form = resultOf(await prepare(slackUserId, channelId));
    return [form.channelId, form.pathways.map(({ name, group }) => `${name}, ${group}`)];
  };
  const dementia = 'Dementia, Dementia pathway review group';

  test('is the pathways of the channel’s group', async () => {
    expect(await offered('U0DEMENTIA', 'C0DEMENTIA')).toEqual(['C0DEMENTIA', [dementia]]);
    expect(await offered('U0DEMENTIA', 'C0STROKE')).toEqual(['C0STROKE', ['Stroke, Stroke group', 'Stroke beds, Stroke group']]);
  });

  test.each([null, 'C0CLG', 'C0NOWHERE', 'C0EMPTY'])(
    'is all the pathways the person may report on where %s gives none',
    async (channelId) => {
      expect(await offered('U0DEMENTIA', channelId)).toEqual([null, [dementia, 'Stroke, Stroke group', 'Stroke beds, Stroke group']]);
    },
  );

  test('leaves out what is closed to the provider side', async () => {
    expect(await offered('U0DOCTOR', null)).toEqual([null, [dementia, 'Stroke, Stroke group']]);
  });

  test('begins with what was typed or said, and the pathway where it is clear', async () => {
    expect(resultOf(await prepare('U0DEMENTIA', 'C0DEMENTIA', 'red Closed')).draft).toMatchObject({
      pathwayKey: 'dementia',
      status: 'red',
      done: 'Closed',
    });
    expect(resultOf(await prepare('U0DEMENTIA', 'C0DEMENTIA', message)).draft).toEqual({ ...message, pathwayKey: 'dementia' });
    expect(resultOf(await prepare('U0DEMENTIA', null, message)).draft).toEqual(message);
    expect(resultOf(await prepare('U0DEMENTIA', null)).draft).toBeNull();
  });

  test('is refused where the text holds a patient’s number', async () => {
    expect(refusalOf(await prepare('U0DEMENTIA', 'C0DEMENTIA', { ...message, done: 'Seen, patient 943 476 5919' }))).toEqual({
      code: 'patient_identifier',
    });
  });

  test('is refused whoever may report on nothing, with what they can do', async () => {
    expect(refusalOf(await prepare('U0CLGCHAIR', 'C0DEMENTIA'))).toMatchObject({ code: 'may_not', body: 'Dementia pathway review group' });
    expect(refusalOf(await prepare('U0CLGCHAIR', 'C0CLG'))).toMatchObject({ code: 'may_not', body: 'any review group' });
    expect(refusalOf(await prepare('U0CLGCHAIR', null))).toMatchObject({ code: 'may_not', body: 'any review group' });
    expect(refusalOf(await prepare('U0DPHMEDWAY', null))).toEqual({ code: 'no_pathways', body: 'Empty group' });
  });
});
