import type { DateTime } from 'luxon';
import type { Directory } from '#src/domain/directory.ts';
import { type Outcome, type Refusal, refuse } from '#src/domain/refusal.ts';
import { signOffDeadline } from '#src/domain/sign-off/deadline.ts';
import { type Decided, decide } from '#src/domain/sign-off/decide.ts';
import { toKeep } from '#src/domain/sign-off/decision.ts';
import type { KeptElectorate, SignOff, SignOffEvent } from '#src/domain/sign-off/sign-off.ts';
import { type Agent, actorIn, whyNoActor } from '../../../actor.ts';
import type { Stores } from '../../../ports/stores.ts';
import { tellOfSignOff } from '../../tell/tell-of-sign-off.ts';
import { chronicleChanges, chronicleRefusal, type KeptElectorates } from './chronicle-sign-off.ts';

/** What it takes to carry an event out. */
export type NeedToCarryOut = Pick<Stores, 'directories' | 'meetings' | 'signOffs' | 'outbox' | 'chronicle'>;

/**
 * The one way in which an event takes effect: decided by the domain, saved, recorded, shown on every card, and told to whom it concerns. Whoever has no
 * right to it changes nothing but the chronicle.
 *
 * @param acting by whichever directory: it is read again here, and held, so that nobody decides by a seat, an interest or a delegation of before
 * @param signOff its row held until the transaction ends, so that of two events at the same instant one comes after the other
 */
export async function carryOut(
  need: NeedToCarryOut,
  acting: Agent,
  signOff: SignOff,
  event: SignOffEvent,
  now: DateTime,
): Promise<Outcome<Decided>> {
  const steady = await need.directories.steady(acting.directory.workspace.team);
  const agent = steady && agentIn(steady, acting, now);
  if (!agent) return refuse(whyNoActor(steady, acting.person, now));
  const sittings = await need.meetings.since(agent.directory.workspace.id, signOff.requestedAt);
  const deadline = signOffDeadline(signOff, agent.directory, sittings, now)?.at ?? null;
  const decided = decide(signOff, event, agent.directory, now, deadline);
  if (decided.refused) {
    chronicleRefusal(need, agent, signOff, event, decided.refusal, now);
    return decided;
  }
  await need.signOffs.save(signOff.id, decided.value.changes, now);
  const kept = await keepElectorates(need, agent, decided.value, now);
  chronicleChanges(need, agent, event, decided.value, kept, now);
  await tellOfSignOff(need, agent, decided.value, now);
  return decided;
}

/** Of each body that has decided, and, where the request has ended, of each that has not. */
async function keepElectorates(
  { signOffs }: NeedToCarryOut,
  { directory }: Agent,
  { signOff, changes }: Decided,
  now: DateTime,
): Promise<KeptElectorates> {
  const kept = new Map<string, KeptElectorate>();
  const decided = changes.flatMap((change) => (change.kind === 'body_decided' ? [change.askedBodyId] : []));
  const ended = changes.some((change) => change.kind === 'settled' && change.outcome !== 'changes_requested');
  for (const asked of signOff.bodies) {
    const isSettled = decided.includes(asked.id) || (ended && asked.outcome === null);
    if (!isSettled) continue;
    const electorate = toKeep(signOff, asked, directory, now);
    await signOffs.keepElectorate(asked.id, electorate);
    kept.set(asked.id, electorate);
  }
  return kept;
}

function agentIn(directory: Directory, { person }: Agent, now: DateTime): Agent | null {
  return person === null ? { directory, person } : actorIn(directory, person, now);
}

/** Why an event would be refused to somebody, on record as when they had tried; null where it would not, but for what a form is to ask for. */
export function objectionTo(
  need: Pick<Stores, 'chronicle'>,
  agent: Agent,
  signOff: SignOff,
  event: SignOffEvent,
  now: DateTime,
): Refusal | null {
  const decided = decide(signOff, event, agent.directory, now);
  if (!decided.refused || askedFor.includes(decided.refusal.code)) return null;
  chronicleRefusal(need, agent, signOff, event, decided.refusal, now);
  return decided.refusal;
}

const askedFor: readonly Refusal['code'][] = ['reason_needed', 'conditions_needed', 'nothing_changed', 'sections_missing'];
