import type { InterestCategory, RulingAction } from '#src/domain/membership/interest.ts';
import type { BodyOutcome, ReceivedHow, VerdictKind } from '#src/domain/sign-off/sign-off.ts';
import type { NamedPerson } from './named-person.ts';
import type { SignOffCardFile, SignOffCardSeatEnded } from './sign-off.ts';

/**
 * A short message to somebody a request concerns, beside its card: what happened, and what they can do about it. What people wrote, and `by`, who did it,
 * is null where the content of the request is closed to who reads it.
 */
export type SignOffNote = {
  readonly kind: 'sign_off_note';
  /** SO-12 */
  readonly reference: string;
  readonly title: string;
} & (ForSecretariat | ForThoseAsked | ForOthers);

/** Why a body decides again. `step_opened`: its step had closed when an earlier one started again. */
export type DecidesAgain = 'new_version' | 'version_contested' | 'verdict_contested' | 'step_opened';

type AtBody = { readonly signOffBodyId: string; readonly body: string };

type ForSecretariat =
  | ({ readonly about: 'not_in_slack'; readonly person: string } & AtBody)
  /** Slack takes messages to an account that is switched off all the same. `deputies`: who could be given a voice there */
  | ({ readonly about: 'account_gone'; readonly person: string; readonly deputies: readonly string[] } & AtBody)
  /** Of whom a new version is wanted, with an account that is gone. `instead`: others who can send it */
  | { readonly about: 'keeper_gone'; readonly person: string; readonly instead: readonly string[] }
  /** Who has a condition to meet, with an account that is gone */
  | { readonly about: 'owner_gone'; readonly person: string }
  /** `deputies`: who could be given a voice there. `over`: somebody may decide again */
  | ({
      readonly about: 'inquorate';
      readonly deputies: readonly string[];
      readonly over: boolean;
      /** For, against and the quorum in words, where the body has one; and whether its deadline has passed */
      readonly count?: string;
      readonly passed?: boolean;
    } & AtBody)
  /** To whoever wrote the verdict down */
  | ({ readonly about: 'verdict_contested'; readonly person: string; readonly reason: string | null } & AtBody);

type ForThoseAsked =
  /** In the thread of a card whose buttons are back */
  | ({
      readonly about: 'asked_again';
      readonly version: number;
      readonly because: DecidesAgain;
      readonly owing: readonly NamedPerson[];
      /** Those of the version: a card that is changed shares no file, what is posted does */
      readonly files: readonly SignOffCardFile[];
    } & AtBody)
  /** In the thread of a card: who has come to owe an answer since it was put there */
  | ({
      readonly about: 'asked_too';
      readonly version: number;
      readonly owing: readonly NamedPerson[];
      /** Those of the version where the card was closed until now, and had shared none */
      readonly files: readonly SignOffCardFile[];
    } & AtBody)
  /** To who had decided. `open`: it is their body's turn now; `by` and `reason`: whose words started it, null where there are none */
  | ({
      readonly about: 'starts_again';
      readonly open: boolean;
      readonly version: number;
      readonly because: DecidesAgain;
      readonly by: string | null;
      readonly reason: string | null;
      readonly files: readonly SignOffCardFile[];
    } & AtBody)
  /** To who has decided, and whose answer stands beside a minor version. `mayContest`: they can still hold that it is not minor */
  | ({
      readonly about: 'minor_version';
      readonly version: number;
      readonly by: string | null;
      readonly reason: string | null;
      readonly mayContest: boolean;
    } & AtBody)
  /** To who is said to have given it */
  | ({
      readonly about: 'verdict_recorded';
      readonly verdictId: string;
      readonly version: number;
      readonly verdict: VerdictKind;
      readonly reason: string | null;
      readonly by: string;
      readonly how: ReceivedHow;
      readonly note: string | null;
    } & AtBody)
  /** To who stands in for somebody who has answered themselves. `instead`: in place of an answer of the deputy's */
  | ({ readonly about: 'answered_in_person'; readonly person: string; readonly instead: boolean } & AtBody)
  /** To who has decided with the reason, or the conditions, to follow */
  | ({ readonly about: 'words_wanted'; readonly version: number; readonly act: VerdictKind | 'chairs_action' } & AtBody)
  /** To who does not decide because of these interests of theirs. `rulers`: who may rule otherwise */
  | ({
      readonly about: 'stands_aside';
      readonly interests: readonly { readonly id: string; readonly text: string }[];
      readonly rulers: readonly string[];
    } & AtBody)
  | ({ readonly about: 'ruled'; readonly action: RulingAction; readonly reason: string; readonly by: string } & AtBody);

/** What rulers are asked of somebody who does not decide because of these interests, or stepped aside. */
export type RulingWanted = {
  readonly about: 'ruling_wanted';
  readonly personId: string;
  readonly person: string;
  readonly interests: readonly { readonly id: string; readonly category: InterestCategory; readonly text: string | null }[];
  /** When they stepped aside (ISO instant), and why where they said so; null where they did not */
  readonly steppedAside: { readonly at: string; readonly reason: string | null } | null;
  /** The last ruling; null where there is none, or it does not speak of all this */
  readonly ruling: { readonly action: RulingAction; readonly by: string; readonly reason: string | null } | null;
  /** Nothing is left for the reader to rule on: the body has decided, the interest has ended, or others rule now, who alone see what was said */
  readonly over: boolean;
} & AtBody;

/** An answer that counts no longer, as the seat it was given for has ended. `endedAt`: ISO instant */
export type LapsedAnswer = { readonly person: string; readonly body: string; readonly verdict: VerdictKind; readonly endedAt: string };

/** `reason`: null where it is still to follow */
type AnswerAgainst = { readonly person: string; readonly verdict: VerdictKind; readonly reason: string | null };

type ForOthers =
  | RulingWanted
  /** To the chair of the body, the secretariat and who asked: all that lapsed at once; none to who may not read them */
  | {
      readonly about: 'answers_lapsed';
      readonly lapsed: readonly LapsedAnswer[];
      readonly timezone: string;
      /** Each body has decided without these answers; left out where somebody is still to be asked */
      readonly decided?: true;
    }
  /** To the same, of a body that has decided because seats ended. `ended`: none to who may not read them */
  | ({
      readonly about: 'decided_as_seats_ended';
      readonly outcome: BodyOutcome;
      readonly ended: readonly SignOffCardSeatEnded[];
      readonly timezone: string;
    } & AtBody)
  /** To whoever wrote the version as a minor one */
  | { readonly about: 'version_contested'; readonly version: number; readonly by: string | null; readonly reason: string | null }
  /**
   * To who asked: an answer against, with which its body has not sent the version back. `verdict`: null to who may not read it. `signOffId`: for another
   * version; left out of one stored before it could be sent from here. `approved`: its body has approved all the same
   */
  | ({
      readonly about: 'answered_against';
      readonly version: number;
      readonly by: string | null;
      readonly verdict: 'request_changes' | 'reject' | null;
      readonly reason: string | null;
      readonly signOffId?: string;
      readonly approved?: true;
    } & AtBody)
  /** To who asked: a body has sent the version back, while others may still answer. `answers`: those against; none to who may not read them */
  | ({
      readonly about: 'sent_back';
      readonly signOffId: string;
      readonly version: number;
      readonly answers: readonly AnswerAgainst[];
    } & AtBody)
  /** To who has to meet it. `due`: ISO date */
  | ({ readonly about: 'condition_set'; readonly by: string | null; readonly text: string | null; readonly due: string | null } & AtBody)
  /** To who had to meet it, and to who asked for the sign-off. `outcome`: how the request stands now, in words */
  | ({
      readonly about: 'condition_met';
      readonly by: string | null;
      readonly text: string | null;
      readonly note: string | null;
      readonly left: number;
      readonly outcome: string;
    } & AtBody);
