import type { Numbering } from './patient-numbers/find.ts';
import type { Status, StatusQuestion } from './status.ts';

/** Why something a person asked for is not done: a code, with the facts its sentence needs. Anything else that goes wrong is a bug. */
export type Refusal =
  | { readonly code: 'no_governance' }
  | { readonly code: 'unknown_person' }
  /** `groups`: where this person may log progress */
  | { readonly code: 'unknown_channel'; readonly groups: readonly Place[] }
  | { readonly code: 'which_pathway'; readonly choices: readonly Choice[] }
  | { readonly code: 'unknown_pathway'; readonly given: string; readonly pathways: readonly string[] }
  | { readonly code: 'no_pathways'; readonly body: string }
  | { readonly code: 'report_incomplete'; readonly missing: readonly ReportPart[]; readonly pathway: string }
  /** Nobody but the author can say which status the text means */
  | { readonly code: 'status_asked'; readonly question: StatusQuestion; readonly pathway: string }
  /** In a filled form: asked once, and stored where the author stays with what was chosen */
  | { readonly code: 'status_contradicted'; readonly chosen: Status; readonly said: readonly Status[] }
  | { readonly code: 'ask_without_kind' }
  | { readonly code: 'patient_identifier' }
  /** `numbers`: ten digits each, for which only their check digit speaks: for the form in which they are asked about, never stored or said */
  | {
      readonly code: 'perhaps_patient_identifier';
      readonly what: string;
      readonly numbering: Numbering;
      readonly numbers: readonly string[];
    }
  | { readonly code: 'text_missing'; readonly what: string }
  | { readonly code: 'text_too_long'; readonly what: string; readonly limit: number; readonly length: number }
  | { readonly code: 'may_not'; readonly action: string; readonly body: string; readonly who: readonly string[] }
  | { readonly code: 'not_an_approver'; readonly reference: string; readonly body: string; readonly approvers: readonly string[] }
  | { readonly code: 'own_request'; readonly reference: string; readonly body: string; readonly approvers: readonly string[] }
  | { readonly code: 'step_not_open'; readonly reference: string; readonly body: string; readonly waitingFor: readonly string[] }
  | { readonly code: 'already_given'; readonly reference: string; readonly body: string; readonly verdict: string }
  | { readonly code: 'request_has_ended'; readonly reference: string; readonly outcome: string }
  | { readonly code: 'version_not_current'; readonly reference: string; readonly shown: number; readonly current: number }
  | { readonly code: 'reason_needed'; readonly reference: string; readonly toDo: string }
  | SignOffRefusal
  | RequestRefusal
  | PeopleRefusal
  | { readonly code: 'link_not_a_link'; readonly given: string }
  | { readonly code: 'no_routes' }
  | { readonly code: 'route_cannot_run'; readonly route: string; readonly body: string; readonly problem: 'ended' | 'approves_nothing' }
  | { readonly code: 'not_found'; readonly what: string; readonly given: string; readonly known: readonly string[] }
  | { readonly code: 'message_without_text' }
  /** A word that fits several, or one by a part or a misspelling of its name: these are asked about by button */
  | { readonly code: 'fits_several'; readonly given: string; readonly choices: readonly Choice[] }
  | { readonly code: 'no_meeting'; readonly body: string | null }
  | { readonly code: 'no_channel_for_digest'; readonly body: string };

type Reference = { readonly reference: string };
type AtBody = Reference & { readonly body: string };
/** `rulers`: who rules on the interest */
type Ruled = AtBody & { readonly rulers: readonly string[] };
/** The last day of a delegation, an ISO date; null: without an end */
type Until = { readonly until: string | null };
/** How days were understood: ISO dates */
type DaysAsRead = { readonly from: string; readonly until: string };

/** Who may not do what with a request, a verdict, an interest or a delegation, beside the above. */
export type SignOffRefusal =
  | ({ readonly code: 'waits_for_version' } & Reference)
  | ({ readonly code: 'body_has_ended' } & AtBody)
  | ({ readonly code: 'body_has_decided'; readonly outcome: string } & AtBody)
  | ({ readonly code: 'closed_to_provider'; readonly approvers: readonly string[] } & AtBody)
  | ({ readonly code: 'conflicted'; readonly interests: readonly string[] } & Ruled)
  | ({ readonly code: 'recused' } & Ruled)
  /** Of a deputy who stands in for `person` and for nobody else. `approvers`: who can decide instead */
  | ({
      readonly code: 'no_voice_lent';
      readonly person: string;
      readonly because: 'stands_aside' | 'has_answered';
      readonly approvers: readonly string[];
    } & AtBody)
  | ({ readonly code: 'kept_from_papers' } & Reference)
  /** To whoever may not see it, for whatever cause */
  | ({ readonly code: 'request_closed' } & Reference)
  | ({ readonly code: 'conditions_needed' } & Reference)
  /** `number`: of the condition in its form, from 1 */
  | { readonly code: 'condition_unfit'; readonly number: number; readonly problem: Exclude<ConditionProblem, 'due_past'> }
  | { readonly code: 'condition_unfit'; readonly number: number; readonly problem: 'due_past'; readonly due: string }
  | ({ readonly code: 'no_chairs_action' } & AtBody)
  | ({ readonly code: 'not_the_chair'; readonly chairs: readonly string[] } & AtBody)
  | ({ readonly code: 'nothing_changed'; readonly version: number } & Reference)
  | ({ readonly code: 'not_minor'; readonly version: number; readonly changed: readonly VersionPart[] } & Reference)
  | ({ readonly code: 'not_contestable'; readonly version: number } & Reference)
  | ({ readonly code: 'no_say'; readonly approvers: readonly string[] } & Reference)
  | { readonly code: 'sections_missing'; readonly missing: readonly string[] }
  | ({ readonly code: 'not_your_verdict'; readonly person: string } & AtBody)
  | ({ readonly code: 'own_verdict' } & AtBody)
  | ({ readonly code: 'contested_already' } & AtBody)
  | ({ readonly code: 'own_record' } & AtBody)
  | ({ readonly code: 'record_on_own_request' } & AtBody)
  | ({ readonly code: 'nobody_owes' } & Reference)
  /** Nothing was recorded for `person`, for a reason told as to themselves */
  | { readonly code: 'not_recorded'; readonly person: string; readonly because: Refusal }
  | ({ readonly code: 'own_condition'; readonly approvers: readonly string[] } & AtBody)
  | ({ readonly code: 'condition_closed'; readonly because: 'discharged' | 'superseded' } & AtBody)
  | ({ readonly code: 'own_interest' } & Ruled)
  | ({ readonly code: 'not_the_ruler'; readonly person: string } & Ruled)
  | ({ readonly code: 'nothing_to_rule_on'; readonly person: string } & AtBody)
  /** `interests`: those of the person that touch the request and were not shown to who ruled, in their words */
  | ({ readonly code: 'interest_not_shown'; readonly person: string; readonly interests: readonly string[] } & AtBody)
  | ({ readonly code: 'not_of_the_body'; readonly person: string } & AtBody)
  | { readonly code: 'no_delegation'; readonly body: string }
  | { readonly code: 'nothing_to_delegate'; readonly body: string; readonly approvers: readonly string[] }
  | { readonly code: 'own_deputy'; readonly body: string }
  | { readonly code: 'not_a_deputy'; readonly body: string; readonly person: string; readonly deputies: readonly string[] }
  /** `first_past`: it is to begin on a day that is gone, and nobody can decide for that one */
  | { readonly code: 'delegation_dates'; readonly problem: 'reversed' | 'past' | 'first_past'; readonly read: DaysAsRead }
  | ({ readonly code: 'already_delegated'; readonly body: string; readonly deputy: string } & Until)
  | ({ readonly code: 'deputy_away'; readonly body: string; readonly person: string } & Until);

/** `owner_kept_out`: the request is closed to whom it is given. */
export type ConditionProblem = 'without_words' | 'owner_not_listed' | 'owner_kept_out' | 'due_past';

/** Who can't be reminded, what can't be handed on or declared as it was given. Days are ISO dates. */
export type PeopleRefusal =
  /** `post`: as what they held it, to the end of the ISO date `until`; `holder`: who has it now */
  | { readonly code: 'post_passed_on'; readonly post: string; readonly until: string; readonly holder: string }
  /** `next`: the first working day to come */
  | { readonly code: 'no_working_day'; readonly next: string }
  | ({ readonly code: 'nobody_to_remind' } & Reference)
  | ({ readonly code: 'sent_back'; readonly by: readonly string[] } & Reference)
  | { readonly code: 'no_voice_to_hand_on' }
  | { readonly code: 'nobody_to_stand_in'; readonly body: string }
  | { readonly code: 'no_deputy_chosen'; readonly body: string; readonly deputies: readonly string[] }
  | { readonly code: 'delegation_over' }
  | { readonly code: 'touches_nothing' }
  /** `from`: null where no first day was given */
  | { readonly code: 'interest_dates'; readonly problem: 'reversed' | 'past'; readonly from: string | null; readonly until: string }
  | { readonly code: 'interest_over' };

/** What is wrong with what a request for sign-off is to hold, or with the words that ask for one. */
export type RequestRefusal =
  /** `example`: what could have been typed */
  | { readonly code: 'which_sign_off'; readonly example: string }
  | { readonly code: 'no_such_sign_off'; readonly given: string }
  | { readonly code: 'gone'; readonly what: Gone }
  | { readonly code: 'unknown_list'; readonly given: string; readonly lists: readonly string[]; readonly pathways: readonly string[] }
  /** `because`: why it is closed to the side the person works on */
  | { readonly code: 'closed_to_you'; readonly because: string }
  | { readonly code: 'too_many'; readonly what: 'links' | 'files'; readonly limit: number; readonly given: number }
  | { readonly code: 'deadline_by_hand'; readonly problem: 'no_reason' | 'no_date' }
  | { readonly code: 'deadline_by_hand'; readonly problem: 'past'; readonly day: string }
  | { readonly code: 'meeting_not_ahead' }
  /** `deadline`: ISO instant; `timezone`: in which it is meant */
  | { readonly code: 'meeting_too_near'; readonly body: string; readonly deadline: string; readonly timezone: string }
  | { readonly code: 'file_not_read'; readonly name: string | null; readonly problem: FileProblem };

/** What was there to be chosen, or stood on a card, and is there no longer. */
export type Gone = 'pathway' | 'route' | 'request' | 'person' | 'body' | 'condition' | 'answer';

/** `too_large_together`: with the others given. `elsewhere`: Slack only refers to it. */
export type FileProblem = 'too_large' | 'too_large_together' | 'too_slow' | 'gone' | 'elsewhere' | 'unreadable';

export type VersionPart = 'links' | 'files' | 'sections';

/** `tells`: what tells it from others of its name */
export type Choice = { readonly id: string; readonly name: string; readonly tells: string };

export type Place = { readonly name: string; readonly channelId: string | null };
export type ReportPart = 'status' | 'text' | 'path_to_green' | 'ask';

/** What a use case hands back: done with its result, or refused. */
export type Outcome<T> = { readonly refused: false; readonly value: T } | { readonly refused: true; readonly refusal: Refusal };

export function done<T>(value: T): Outcome<T> {
  return { refused: false, value };
}

export function refuse(refusal: Refusal): Outcome<never> {
  return { refused: true, refusal };
}
