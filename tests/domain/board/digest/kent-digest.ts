import type { DateTime } from 'luxon';
import { clockOf } from '#src/domain/board/board-clock.ts';
import { compileDigest } from '#src/domain/board/digest/compile.ts';
import type { DigestMaterial, LastDigest } from '#src/domain/board/digest/material.ts';
import type { Entry } from '#src/domain/progress/entry.ts';
import type { SignOff } from '#src/domain/sign-off/sign-off.ts';
import { workingCalendar } from '#src/domain/working-calendar.ts';
import { kent, london, november } from '../../../support/kent.ts';
import { anAskedBody, aSignOff, aVersion } from '../../sign-off/sign-offs.ts';

export const at = (wallClock: string) => london(`2011-11-${wallClock}`);

export const entry = (wallClock: string, status: Entry['status'], done: string, pathwayId = 'pathway-dementia'): Entry => ({
  id: `entry-${wallClock}`,
  pathwayId,
  authorId: 'person-dementia-lead',
  status,
  statusGiven: true,
  done,
  next: null,
  pathToGreen: status === 'amber' ? 'Locum from 1 May' : null,
  ask: null,
  at: at(wallClock),
});

export const asked = (step: number, key: string, rule: 'any' | 'all' | 'majority', decidedAt: DateTime | null = null) =>
  anAskedBody({
    id: `asked-${key}`,
    step,
    bodyId: `body-${key}`,
    rule: { rule, n: null, including: [] },
    outcome: decidedAt && 'approved',
    outcomeAt: decidedAt,
  });

export const signOff = (more: Partial<SignOff> = {}): SignOff =>
  aSignOff({
    number: 1,
    requesterId: 'person-dementia-lead',
    formallyResponsibleId: 'body-kent-hwb',
    requestedAt: at('10T10:00'),
    versions: [aVersion({ title: 'Dementia pathway redesign', at: at('10T10:00'), byId: 'person-dementia-lead' })],
    bodies: [asked(1, 'clg', 'majority'), asked(2, 'kent-hwb', 'any'), asked(2, 'medway-hwb', 'all')],
    ...more,
  });

export const approvedByGroup = {
  bodies: [asked(1, 'clg', 'majority', at('16T10:00')), asked(2, 'kent-hwb', 'any'), asked(2, 'medway-hwb', 'all')],
};

export type Given = Partial<Omit<DigestMaterial, 'cut'>> & { readonly cut?: Partial<DigestMaterial['cut']> };

export function material({ directory = kent, cut = {}, ...given }: Given = {}): DigestMaterial {
  const entries = given.entries ?? [];
  return {
    directory,
    clock: clockOf(directory, november, workingCalendar(directory.workspace), at('09T09:00')),
    cut: {
      kind: 'scheduled',
      number: 1,
      dueAt: at('14T09:00'),
      late: false,
      cutAt: at('14T09:00'),
      coversFrom: null,
      coversUntil: at('11T09:00'),
      to: ['clg'],
      readerId: null,
      ...cut,
    },
    entries,
    latest: entries.slice(-1),
    signOffs: [],
    meetings: [november],
    chronicle: { position: 7, hash: 'ab' },
    ...given,
  };
}

export const second = { number: 2, dueAt: at('22T09:00'), cutAt: at('22T09:00'), coversUntil: at('22T09:00'), to: ['clg', 'kent-hwb'] };
export const lastOf = (of: DigestMaterial): LastDigest => ({
  cutAt: of.cut.cutAt,
  coversUntil: of.cut.coversUntil,
  snapshot: compileDigest(of, null),
});
