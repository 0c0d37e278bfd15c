import type { DateTime } from 'luxon';
import { nameAt } from '../called-then.ts';
import { bodyById, type Directory } from '../directory.ts';
import { wholeRuleInWords } from '../membership/approval-rule.ts';
import { isoInstant } from '../wall-clock.ts';
import { type Arithmetic, arithmeticOf } from './arithmetic.ts';
import { type VerdictStanding, verdictStanding } from './decision.ts';
import { settledAt } from './kept-electorate.ts';
import { bodyOutcomeInWords } from './outstanding-conditions.ts';
import { reasonOfChairsAction } from './ratifications.ts';
import { type Recusal, recusalsOf } from './recusals.ts';
import type { AskedBody, SignOff, Verdict } from './sign-off.ts';
import { versionById } from './steps.ts';
import { wordsOf } from './verdicts.ts';
import { receivedWords, rulingWords, verdictWords } from './words.ts';

export type CertifiedBody = {
  readonly step: number;
  readonly body: string;
  readonly rule: string;
  /** "approved", "open" */
  readonly outcome: string;
  readonly outcomeAt: string | null;
  /** As of when it was settled at its deadline; only of one that was */
  readonly settledAtDeadline?: string;
  readonly arithmetic: Arithmetic;
  /** Who did not decide because of an interest, when it decided */
  readonly recusals: readonly Recusal[];
  readonly chairsAction: Told | null;
  /** Every verdict, in order */
  readonly verdicts: readonly CertifiedVerdict[];
  readonly rulings: readonly (Told & { readonly person: string; readonly ruling: string })[];
};

type CertifiedVerdict = {
  readonly person: string;
  /** The role held in the body that day */
  readonly role: string;
  /** Whose voices they spoke for beside their own */
  readonly for: readonly string[];
  readonly verdict: string;
  /** The number of the version it was given on */
  readonly version: number;
  readonly reason: string | null;
  readonly at: string;
  /** Whether it is one of those the outcome follows from, or why not */
  readonly counts: string;
  /** "by telephone", where the secretariat recorded it */
  readonly received: { readonly how: string; readonly by: string; readonly note: string | null } | null;
  readonly contested: { readonly at: string; readonly reason: string } | null;
  /** When the seat it was given for had ended, before the body decided; null where it did not lapse */
  readonly seatEnded: string | null;
  /** The number of the minor version that came in reply to it; left out where none did */
  readonly repliedWith?: number;
  readonly conditions: readonly CertifiedCondition[];
};

type CertifiedCondition = {
  /** Null where its words are still to follow */
  readonly text: string | null;
  readonly owner: string;
  readonly due: string | null;
  readonly discharged: { readonly by: string; readonly at: string; readonly note: string | null } | null;
};

/** Who said something, why and when. */
export type Told = { readonly by: string; readonly reason: string | null; readonly at: string };

/** What somebody was called at an instant. */
export type Name = (personId: string, at: DateTime) => string;

/** What a certificate says of one body asked. */
export function certifiedBody(signOff: SignOff, asked: AskedBody, directory: Directory, name: Name, now: DateTime): CertifiedBody {
  const { step, bodyId, rule, outcomeAt, closedAt, chairsAction } = asked;
  return {
    step,
    body: nameAt(directory, bodyById(directory, bodyId), settledAt(signOff, asked) ?? now),
    rule: wholeRuleInWords(rule),
    outcome: bodyOutcomeInWords(signOff, asked, directory, now),
    outcomeAt: outcomeAt && isoInstant(outcomeAt),
    ...(closedAt ? { settledAtDeadline: isoInstant(closedAt) } : {}),
    arithmetic: arithmeticOf(signOff, asked, directory, now),
    recusals: recusalsOf(signOff, asked, directory, now),
    chairsAction: chairsAction && told({ ...chairsAction, reason: reasonOfChairsAction(asked) }, name),
    verdicts: asked.verdicts.map((verdict) => ({
      ...certifiedVerdict(signOff, asked, verdict, name),
      counts: countsWords[verdictStanding(signOff, asked, verdict, directory, now)],
    })),
    rulings: asked.rulings.map(({ personId, action, reason, ruledById: byId, at }) => ({
      person: name(personId, at),
      ruling: rulingWords[action],
      ...told({ byId, reason, at }, name),
    })),
  };
}

function certifiedVerdict(signOff: SignOff, asked: AskedBody, verdict: Verdict, name: Name): Omit<CertifiedVerdict, 'counts'> {
  const { personId, recorded, contested, lapsed, replied, at } = verdict;
  const { reason, conditions } = wordsOf(asked, verdict);
  return {
    person: name(personId, at),
    role: verdict.role,
    for: verdict.forIds.filter((id) => id !== personId).map((id) => name(id, at)),
    verdict: verdictWords[verdict.kind].done,
    version: versionById(signOff, verdict.versionId).number,
    reason,
    at: isoInstant(at),
    received: recorded && { how: receivedWords[recorded.how], by: name(recorded.byId, at), note: recorded.note },
    contested: contested && { at: isoInstant(contested.at), reason: contested.reason },
    seatEnded: lapsed ? isoInstant(lapsed.endedAt) : null,
    ...(replied && { repliedWith: versionById(signOff, replied.versionId).number }),
    conditions: conditions.map(({ text, ownerId, due, discharged }) => ({
      text,
      owner: name(ownerId, at),
      due,
      discharged: discharged && { by: name(discharged.byId, discharged.at), at: isoInstant(discharged.at), note: discharged.note },
    })),
  };
}

const countsWords: Readonly<Record<VerdictStanding, string>> = {
  counts: 'yes',
  changed: 'replaced',
  started_again: 'earlier round',
  replied: 'asked again, as a new version came in reply',
  after_outcome: 'after the outcome',
  contested: 'contested',
  stands_aside: 'stands aside',
  speaks_no_longer: 'no longer speaks for the body',
};

export function told(
  { byId, reason, at }: { readonly byId: string; readonly reason: string | null; readonly at: DateTime },
  name: Name,
): Told {
  return { by: name(byId, at), reason, at: isoInstant(at) };
}
