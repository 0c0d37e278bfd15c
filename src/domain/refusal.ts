/** Why something a person asked for is not done: a code, with the facts its sentence needs. Anything else that goes wrong is a bug. */
export type Refusal =
  | { readonly code: 'no_governance' }
  | { readonly code: 'unknown_person' }
  /** `groups`: where this person may log progress */
  | { readonly code: 'unknown_channel'; readonly groups: readonly Place[] }
  | { readonly code: 'which_pathway'; readonly pathways: readonly string[] }
  | { readonly code: 'unknown_pathway'; readonly given: string; readonly pathways: readonly string[] }
  | { readonly code: 'no_pathways'; readonly body: string }
  | { readonly code: 'report_incomplete'; readonly missing: readonly ReportPart[]; readonly pathway: string }
  | { readonly code: 'patient_identifier' }
  | { readonly code: 'text_missing'; readonly what: string }
  | { readonly code: 'text_too_long'; readonly what: string; readonly limit: number; readonly length: number }
  | { readonly code: 'may_not'; readonly action: string; readonly body: string; readonly who: readonly string[] }
  | { readonly code: 'not_an_approver'; readonly reference: string; readonly body: string; readonly approvers: readonly string[] }
  | { readonly code: 'own_request'; readonly reference: string; readonly body: string; readonly approvers: readonly string[] }
  | { readonly code: 'step_not_open'; readonly reference: string; readonly body: string; readonly waitingFor: readonly string[] }
  | { readonly code: 'already_given'; readonly reference: string; readonly body: string; readonly verdict: string }
  | { readonly code: 'request_has_ended'; readonly reference: string; readonly outcome: string }
  | { readonly code: 'version_not_current'; readonly reference: string; readonly shown: number; readonly current: number }
  | { readonly code: 'reason_needed'; readonly reference: string; readonly verdict: string }
  | { readonly code: 'link_not_a_link'; readonly given: string }
  | { readonly code: 'no_routes' }
  | { readonly code: 'route_cannot_run'; readonly route: string; readonly body: string; readonly problem: 'ended' | 'approves_nothing' }
  | { readonly code: 'not_found'; readonly what: string; readonly given: string; readonly known: readonly string[] }
  | { readonly code: 'no_meeting'; readonly body: string | null }
  | { readonly code: 'no_channel_for_digest'; readonly body: string };

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
