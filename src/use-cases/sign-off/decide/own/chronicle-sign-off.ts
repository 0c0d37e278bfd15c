import type { DateTime } from 'luxon';
import { type Body, bodyById, type Directory, pathwayById } from '#src/domain/directory.ts';
import { signOffReference } from '#src/domain/reference.ts';
import type { Refusal } from '#src/domain/refusal.ts';
import type { Decided } from '#src/domain/sign-off/decide.ts';
import { electorateHash } from '#src/domain/sign-off/kept-electorate.ts';
import type { KeptElectorate, SignOff, SignOffChange, SignOffEvent } from '#src/domain/sign-off/sign-off.ts';
import { askedBody } from '#src/domain/sign-off/steps.ts';
import { type Agent, inChronicle } from '../../../actor.ts';
import type { Stores } from '../../../ports/stores.ts';
import { type ChronicledChange, chronicled, stepAndBody } from '../sign-off-events.ts';

type Need = Pick<Stores, 'chronicle'>;

/** Who decided, or would have, of each body that an event has settled, by the id of the body asked. */
export type KeptElectorates = ReadonlyMap<string, KeptElectorate>;

/** Records each change that an event has brought about. */
export function chronicleChanges(
  need: Need,
  agent: Agent,
  event: SignOffEvent,
  { signOff, changes }: Decided,
  kept: KeptElectorates,
  now: DateTime,
): void {
  for (const change of changes) {
    const { action, details } = chronicled(agent.directory, signOff, change);
    const what = { action, details: { ...details, ...hashesOfElectorates(agent.directory, signOff, change, kept) } };
    record(need, agent, signOff, event, what, now);
  }
}

function hashesOfElectorates(directory: Directory, { bodies }: SignOff, change: SignOffChange, kept: KeptElectorates) {
  if (change.kind !== 'body_decided' && change.kind !== 'settled') return {};
  const settled = bodies.flatMap((asked) => {
    const electorate = kept.get(asked.id);
    const isMeant = change.kind === 'settled' ? asked.outcome === null : asked.id === change.askedBodyId;
    return electorate && isMeant ? [[stepAndBody(directory, asked), electorateHash(electorate)] as const] : [];
  });
  return settled.length === 0 ? {} : { electorates: Object.fromEntries(settled) };
}

/** Records that somebody tried what is not theirs to do; what else an event is refused for is no affair of the chronicle. */
export function chronicleRefusal(need: Need, agent: Agent, signOff: SignOff, event: SignOffEvent, refusal: Refusal, now: DateTime): void {
  if (event.kind === 'reconsider' || !aboutThePerson.includes(refusal.code)) return;
  const { key: body } = bodyOf(agent, signOff, event);
  const details = { body, ...attempted(event), because: refusal.code };
  record(need, agent, signOff, event, { action: refusedAction[event.kind], details }, now);
}

/** Refusals for want of the right, or against somebody's interest. */
const aboutThePerson: readonly Refusal['code'][] = [
  'may_not',
  'not_an_approver',
  'own_request',
  'body_has_ended',
  'closed_to_provider',
  'conflicted',
  'recused',
  'no_voice_lent',
  'closed_to_you',
  'kept_from_papers',
  'no_chairs_action',
  'not_the_chair',
  'no_say',
  'not_your_verdict',
  'own_record',
  'record_on_own_request',
  'not_recorded',
  'own_condition',
  'own_interest',
  'not_the_ruler',
];

const refusedAction: Readonly<Record<Exclude<SignOffEvent['kind'], 'reconsider'>, string>> = {
  verdict: 'verdict refused',
  recorded_verdict: 'recording of a verdict refused',
  chairs_action: "chair's action refused",
  amend: 'new version refused',
  contest_version: 'contest of a version refused',
  contest_verdict: 'contest of a verdict refused',
  withdraw: 'withdrawal refused',
  discharge: 'discharge of a condition refused',
  rule: 'ruling on an interest refused',
};

function attempted(event: SignOffEvent) {
  const attempt = event.kind === 'recorded_verdict' ? event.attempt : event;
  return attempt.kind === 'verdict' ? { version: attempt.version, verdict: attempt.verdict } : {};
}

/** The body an event is about: the one that decides, else the group of the pathway. */
function bodyOf({ directory }: Agent, signOff: SignOff, event: SignOffEvent): Body {
  const about = event.kind === 'recorded_verdict' ? event.attempt : event;
  const asked = 'askedBodyId' in about ? askedBody(signOff, about.askedBodyId) : null;
  return bodyById(directory, asked?.bodyId ?? pathwayById(directory, signOff.pathwayId).groupId);
}

function record(need: Need, agent: Agent, signOff: SignOff, event: SignOffEvent, what: ChronicledChange, at: DateTime): void {
  const by = inChronicle(agent, bodyOf(agent, signOff, event), at);
  need.chronicle.record(agent.directory.workspace.id, { at, ...by, subject: signOffReference(signOff), ...what });
}
