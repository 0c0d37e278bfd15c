import type { DateTime } from 'luxon';
import type { Json } from '#src/domain/chronicle.ts';
import type { Body } from '#src/domain/directory.ts';
import { type Actor, inChronicle } from '../actor.ts';
import type { Stores } from '../ports/stores.ts';

/** What somebody did about themselves. `body`: the one in which they did it; null where it is for all. */
export type PersonalAct = {
  readonly action: string;
  readonly subject: string;
  readonly body: Body | null;
  readonly details: Readonly<Record<string, Json>>;
};

/** Records what somebody did about themselves: what they declared, or handed on. */
export function chroniclePersonalAct(
  { chronicle }: Pick<Stores, 'chronicle'>,
  actor: Actor,
  { action, subject, body, details }: PersonalAct,
  at: DateTime,
): void {
  const by = body ? inChronicle(actor, body, at) : { actor: actor.person.name, role: 'for themselves' };
  chronicle.record(actor.directory.workspace.id, { at, ...by, action, subject, details });
}
