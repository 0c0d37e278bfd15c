import type { DateTime } from 'luxon';
import { v7 as uuid } from 'uuid';
import { bodyById, personById, secretariat } from '#src/domain/directory.ts';
import { done, type Outcome, refuse } from '#src/domain/refusal.ts';
import { electorateOf, unanswered } from '#src/domain/sign-off/electorate.ts';
import type { AskedBody, SignOff, SignOffEvent } from '#src/domain/sign-off/sign-off.ts';
import { currentVersion, stepIsOpen } from '#src/domain/sign-off/steps.ts';
import type { Actor } from '../../actor.ts';
import type { Stores } from '../../ports/stores.ts';
import { askingSignOff } from '../read/held-sign-off.ts';
import { objectionTo } from './own/carry-out-sign-off-event.ts';

export type PreparedRecord = {
  /** SO-12 */
  readonly reference: string;
  readonly title: string;
  readonly version: number;
  /** Who owes an answer now, for which body */
  readonly owing: readonly { readonly signOffBodyId: string; readonly body: string; readonly personId: string; readonly person: string }[];
  /** Names of the others of the secretariat, who may record it as well */
  readonly others: readonly string[];
};

/** What the form for a verdict that reached the secretariat needs: everybody who owes one on the request that asks this body. */
export async function prepareRecordVerdict(
  need: Pick<Stores, 'signOffs' | 'chronicle'>,
  actor: Actor,
  signOffBodyId: string,
  now: DateTime,
): Promise<Outcome<PreparedRecord>> {
  const asking = await askingSignOff(need, actor, signOffBodyId);
  if (asking.refused) return asking;
  const { signOff, reference } = asking.value;
  const { title, number: version } = currentVersion(signOff);
  const owing = signOff.bodies.filter(({ step }) => stepIsOpen(signOff, step)).flatMap((asked) => owingIn(actor, signOff, asked, now));
  const [first] = owing;
  if (!first) return refuse({ code: 'nobody_owes', reference });
  const refusal = objectionTo(need, actor, signOff, approvalOf(actor, first, version), now);
  return refusal ? refuse(refusal) : done({ reference, title, version, owing, others: othersOf(actor, now) });
}

function othersOf({ directory, person }: Actor, now: DateTime): string[] {
  const ids = secretariat(directory, now);
  return ids.filter((id) => id !== person.id).map((id) => personById(directory, id).name);
}

function owingIn({ directory, person: self }: Actor, signOff: SignOff, asked: AskedBody, now: DateTime): PreparedRecord['owing'] {
  const { name: body } = bodyById(directory, asked.bodyId);
  return unanswered(signOff, asked, electorateOf(directory, signOff, asked, now))
    .filter(({ personId }) => personId !== self.id)
    .map(({ personId, name: person }) => ({ signOffBodyId: asked.id, body, personId, person }));
}

function approvalOf({ person }: Actor, { signOffBodyId, personId }: PreparedRecord['owing'][number], version: number): SignOffEvent {
  const given = { verdictId: uuid(), askedBodyId: signOffBodyId, personId, version, reason: null, conditions: [] };
  const attempt = { ...given, kind: 'verdict', verdict: 'approve', reasonToFollow: false } as const;
  return { kind: 'recorded_verdict', attempt, byId: person.id, how: 'telephone', note: null };
}
