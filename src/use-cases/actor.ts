import type { DateTime } from 'luxon';
import { current, type Dated, type Directory, isSecretariat, type Person, personBySlackId, rolesIn } from '#src/domain/directory.ts';
import { whyStranger } from '#src/domain/membership/posts.ts';
import { numberingOf } from '#src/domain/patient-numbers/find.ts';
import { type Action, type ContentState, mayDo, sideOf } from '#src/domain/permissions.ts';
import type { Refusal } from '#src/domain/refusal.ts';
import type { Gate } from '#src/domain/text-gate.ts';

/**
 * Who asks, and everything the governance file says about who may. `confirmed`: numbers, ten digits each, that they have said are no patient's, with
 * what they ask
 */
export type Actor = { readonly directory: Directory; readonly person: Dated<Person>; readonly confirmed?: ReadonlySet<string> };

/** Who brings about a change: somebody, or the organisation's clock, which sweeps (`person` null). */
export type Agent = { readonly directory: Directory; readonly person: Dated<Person> | null };

/** The person behind a Slack id; null where the governance file does not, or no longer, name one. */
export function findActor(directory: Directory, slackUserId: string, now: DateTime): Actor | null {
  const person = personBySlackId(directory, slackUserId, now);
  return person && { directory, person };
}

/** Somebody by a directory that was read later; null where it names them no longer. */
export function actorIn(directory: Directory, { id: personId }: Actor['person'], now: DateTime): Actor | null {
  const person = current(directory.people, now).find(({ id }) => id === personId);
  return person ? { directory, person } : null;
}

/** Why a directory that was read later names somebody no longer. */
export function whyNoActor(directory: Directory | null, person: Person | null, now: DateTime): Refusal {
  if (!directory) return { code: 'no_governance' };
  const slackUserId = person?.slackUserId ?? null;
  return slackUserId === null ? { code: 'unknown_person' } : whyStranger(directory, slackUserId, now);
}

/** What the gate for their texts goes by. */
export function gateOf({ directory, confirmed = new Set() }: Pick<Actor, 'directory' | 'confirmed'>): Gate {
  return { numbering: numberingOf(directory.workspace.holidays), confirmed };
}

/** Whether the actor may do this in, or for, this body today. */
export function actorMay({ directory, person }: Actor, action: Action, bodyId: string, state: ContentState, now: DateTime): boolean {
  return mayDo({
    action,
    roles: rolesIn(directory, bodyId, person.id, now),
    secretariat: isSecretariat(directory, person.id, now),
    side: sideOf(directory, person),
    state,
    stage: null,
  });
}

/** As what the actor acts in this body, for the chronicle: "chair and approver of Kent HWB", "secretariat", "no role in Kent HWB". */
export function roleOf({ directory, person }: Actor, body: { readonly id: string; readonly name: string }, now: DateTime): string {
  const roles = [...new Set(rolesIn(directory, body.id, person.id, now))];
  if (roles.length > 0) return `${roles.join(' and ')} of ${body.name}`;
  return isSecretariat(directory, person.id, now) ? 'secretariat' : `no role in ${body.name}`;
}

/** Who acted, and as what in this body, as the chronicle has it. */
export function inChronicle(
  { directory, person }: Agent,
  body: { readonly id: string; readonly name: string },
  now: DateTime,
): { readonly actor: string; readonly role: string } {
  return person ? { actor: person.name, role: roleOf({ directory, person }, body, now) } : { actor: 'the clock', role: 'clock' };
}
