import { personMay } from '../membership/interests.ts';
import { signOffReference } from '../reference.ts';
import { done, type Outcome, type Refusal, refuse } from '../refusal.ts';
import { type Electorate, electorateFor, electoratesOf, voicesOf } from './electorate.ts';
import { restart } from './restart.ts';
import type { SignOffChange, SignOffEvent } from './sign-off.ts';
import { type Situation, speakersNames } from './situation.ts';
import { currentVersion } from './steps.ts';
import { staleVersion, tooLate } from './timing.ts';
import { whyNoSay } from './why-no-say.ts';

type Contest = Extract<SignOffEvent, { kind: 'contest_version' }>;

/** Somebody who may decide for a body asked, whether or not it is its turn, holds that a minor version is not: that makes it major. */
export function contestVersion(situation: Situation, { personId, version, reason }: Contest): Outcome<readonly SignOffChange[]> {
  const { signOff, directory, now } = situation;
  const reference = signOffReference(signOff);
  const current = currentVersion(signOff);
  const objection = tooLate(signOff, 'contest_version') ?? noSay(situation, personId) ?? staleVersion(signOff, version);
  if (objection) return refuse(objection);
  if (current.change !== 'minor') return refuse({ code: 'not_contestable', reference, version });
  if (!reason) return refuse({ code: 'reason_needed', reference, toDo: `contest version ${version}` });
  return done([
    { kind: 'version_contested', version: { ...current, change: 'major', contested: { byId: personId, reason, at: now } } },
    ...restart(directory, signOff, 'version_contested'),
  ]);
}

function noSay(situation: Situation, personId: string): Refusal | null {
  const { signOff, directory, now } = situation;
  const electorates = electoratesOf(directory, signOff, now);
  const speaker = electorates.some((electorate) => voicesOf(electorate, personId) !== null);
  if (personMay('contest_version', directory, signOff, personId, [], now, speaker)) return null;
  const approvers = [...new Set(electorates.flatMap(speakersNames))];
  return whyNowhere(situation, electorates, personId) ?? { code: 'no_say', reference: signOffReference(signOff), approvers };
}

/** Why somebody who would have a say in one of the bodies asked has none; null where it is for want of a seat. */
function whyNowhere(situation: Situation, electorates: readonly Electorate[], personId: string): Refusal | null {
  const refusals = situation.signOff.bodies.map((asked) => whyNoSay(situation, asked, electorateFor(electorates, asked), personId));
  return refusals.find((refusal) => refusal !== null && refusal.code !== 'not_an_approver' && refusal.code !== 'body_has_ended') ?? null;
}
