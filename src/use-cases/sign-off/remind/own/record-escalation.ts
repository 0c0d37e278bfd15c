import type { DateTime } from 'luxon';
import { bodyById, personById } from '#src/domain/directory.ts';
import { signOffReference } from '#src/domain/reference.ts';
import { sentBackBy } from '#src/domain/sign-off/steps.ts';
import { inChronicle } from '../../../actor.ts';
import type { Stores } from '../../../ports/stores.ts';
import type { Escalation, Unscheduled } from './due-reminders.ts';

/** That an overdue request went on to somebody stands in the chronicle. */
export function recordEscalation(
  { chronicle }: Pick<Stores, 'chronicle'>,
  { picture, asked, personId, as }: Escalation,
  at: DateTime,
): void {
  const { directory, signOff } = picture;
  const body = bodyById(directory, asked.bodyId);
  chronicle.record(directory.workspace.id, {
    at,
    ...inChronicle({ directory, person: null }, body, at),
    action: as === 'chair' ? 'overdue sign-off put before the chair' : 'overdue sign-off put before the secretariat',
    subject: signOffReference(signOff),
    details: { body: body.key, to: personById(directory, personId).key },
  });
}

/** That a request that nobody is reminded of was put before somebody stands in the chronicle. */
export function recordUnscheduled({ chronicle }: Pick<Stores, 'chronicle'>, { picture, personId, as }: Unscheduled, at: DateTime): void {
  const { directory, signOff } = picture;
  const what = sentBackBy(signOff).length > 0 ? 'sent back' : 'without a deadline';
  chronicle.record(directory.workspace.id, {
    at,
    actor: 'the clock',
    role: 'clock',
    action: `sign-off ${what} put before ${as === 'requester' ? 'its requester' : 'the secretariat'}`,
    subject: signOffReference(signOff),
    details: { to: personById(directory, personId).key },
  });
}
