import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Refusal } from '#src/domain/refusal.ts';
import { problemsInMessage } from '#src/slack/check-blocks.ts';
import { draftValue, progressDraft } from '#src/slack/views/progress-draft.ts';
import { refusalReply, refusalWords } from '#src/slack/views/refusals.ts';
import { controlSequences, nasty, nastyName, seen } from './nasty.ts';

/** Every refusal there is, with these facts. A code that is added has to be added here. */
function everyRefusal(text: string, list: readonly string[]): { readonly [Code in Refusal['code']]: Extract<Refusal, { code: Code }> } {
  const asked = { reference: 'SO-12', body: text };
  return {
    no_governance: { code: 'no_governance' },
    unknown_person: { code: 'unknown_person' },
    unknown_channel: { code: 'unknown_channel', groups: list.map((name) => ({ name, channelId: null })) },
    which_pathway: { code: 'which_pathway', pathways: list },
    unknown_pathway: { code: 'unknown_pathway', given: text, pathways: list },
    no_pathways: { code: 'no_pathways', body: text },
    report_incomplete: { code: 'report_incomplete', missing: ['status', 'text', 'path_to_green', 'ask'], pathway: text },
    patient_identifier: { code: 'patient_identifier' },
    text_missing: { code: 'text_missing', what: 'title' },
    text_too_long: { code: 'text_too_long', what: 'note', limit: 2000, length: 2345 },
    may_not: { code: 'may_not', action: 'log progress', body: text, who: list },
    not_an_approver: { code: 'not_an_approver', ...asked, approvers: list },
    own_request: { code: 'own_request', ...asked, approvers: list },
    step_not_open: { code: 'step_not_open', ...asked, waitingFor: list },
    already_given: { code: 'already_given', ...asked, verdict: 'approve' },
    request_has_ended: { code: 'request_has_ended', reference: 'SO-12', outcome: 'rejected' },
    version_not_current: { code: 'version_not_current', reference: 'SO-12', shown: 1, current: 2 },
    reason_needed: { code: 'reason_needed', reference: 'SO-12', toDo: 'reject' },
    waits_for_version: { code: 'waits_for_version', reference: 'SO-12' },
    body_has_ended: { code: 'body_has_ended', ...asked },
    body_has_decided: { code: 'body_has_decided', ...asked, outcome: 'approved' },
    closed_to_provider: { code: 'closed_to_provider', ...asked, approvers: list },
    conflicted: { code: 'conflicted', ...asked, interests: [text], rulers: list },
    recused: { code: 'recused', ...asked, rulers: list },
    handed_on: { code: 'handed_on', ...asked, deputy: text, until: '2011-12-12' },
    kept_from_papers: { code: 'kept_from_papers', reference: 'SO-12' },
    conditions_needed: { code: 'conditions_needed', reference: 'SO-12' },
    condition_unfit: { code: 'condition_unfit', number: 2, problem: 'owner_not_listed' },
    nobody_owes: { code: 'nobody_owes', reference: 'SO-12' },
    no_chairs_action: { code: 'no_chairs_action', ...asked },
    not_the_chair: { code: 'not_the_chair', ...asked, chairs: list },
    nothing_changed: { code: 'nothing_changed', reference: 'SO-12', version: 1 },
    not_minor: { code: 'not_minor', reference: 'SO-12', version: 2, changed: ['links', 'files', 'sections'] },
    not_contestable: { code: 'not_contestable', reference: 'SO-12', version: 2 },
    no_say: { code: 'no_say', reference: 'SO-12', approvers: list },
    sections_missing: { code: 'sections_missing', missing: ['estates', 'workforce'] },
    not_your_verdict: { code: 'not_your_verdict', ...asked, person: text },
    own_verdict: { code: 'own_verdict', ...asked },
    contested_already: { code: 'contested_already', ...asked },
    own_record: { code: 'own_record', ...asked },
    record_on_own_request: { code: 'record_on_own_request', ...asked },
    not_recorded: { code: 'not_recorded', person: text, because: { code: 'not_an_approver', ...asked, approvers: list } },
    own_condition: { code: 'own_condition', ...asked, approvers: list },
    condition_closed: { code: 'condition_closed', ...asked, because: 'discharged' },
    own_interest: { code: 'own_interest', ...asked, rulers: list },
    not_the_ruler: { code: 'not_the_ruler', ...asked, person: text, rulers: list },
    nothing_to_rule_on: { code: 'nothing_to_rule_on', ...asked, person: text },
    not_of_the_body: { code: 'not_of_the_body', ...asked, person: text },
    no_delegation: { code: 'no_delegation', body: text },
    nothing_to_delegate: { code: 'nothing_to_delegate', body: text, approvers: list },
    own_deputy: { code: 'own_deputy', body: text },
    not_a_deputy: { code: 'not_a_deputy', body: text, person: text, deputies: list },
    delegation_dates: { code: 'delegation_dates', problem: 'past' },
    already_delegated: { code: 'already_delegated', body: text, deputy: text, until: null },
    deputy_away: { code: 'deputy_away', body: text, person: text, until: '2011-12-12' },
    which_sign_off: { code: 'which_sign_off', example: '/signoff show SO-12' },
    no_such_sign_off: { code: 'no_such_sign_off', given: text },
    unknown_list: { code: 'unknown_list', given: text, lists: ['mine', 'requested'], pathways: list },
    closed_to_you: { code: 'closed_to_you', because: text },
    too_many: { code: 'too_many', what: 'links', limit: 10, given: 12 },
    deadline_by_hand: { code: 'deadline_by_hand', problem: 'no_reason' },
    meeting_not_ahead: { code: 'meeting_not_ahead' },
    meeting_too_near: { code: 'meeting_too_near', body: text, deadline: '2011-11-15T23:59:59.999Z', timezone: 'Europe/London' },
    file_not_read: { code: 'file_not_read', name: text, problem: 'too_large' },
    link_not_a_link: { code: 'link_not_a_link', given: text },
    no_routes: { code: 'no_routes' },
    route_cannot_run: { code: 'route_cannot_run', route: text, body: text, problem: 'ended' },
    not_found: { code: 'not_found', what: 'body', given: text, known: list },
    no_meeting: { code: 'no_meeting', body: text },
    no_channel_for_digest: { code: 'no_channel_for_digest', body: text },
  };
}

const actions =
  /\b(ask|give|send|press|write|use|go|read|paste|choose|shorten|applies|take|fill|wait|change|end|add|tick|you will be asked|can\.$)/i;

describe('what a refusal says', () => {
  it('names who may decide instead', () => {
    const refusal: Refusal = {
      code: 'not_an_approver',
      reference: 'SO-12',
      body: 'Kent Health and Wellbeing Board',
      approvers: ['Director of Public Health (Kent)', 'Cabinet Member'],
    };
    expect(refusalWords(refusal)).toBe(
      "You can't decide on SO-12 for the Kent Health and Wellbeing Board: its approvers are Director of Public Health (Kent) and Cabinet Member. Ask one of them, or ask the secretariat to add you.",
    );
  });

  it('says who may do what the person may not', () => {
    expect(refusalWords({ code: 'may_not', action: 'log progress', body: 'Dementia group', who: ['the chair', 'a member'] })).toBe(
      "You can't log progress for the Dementia group: that is for the chair or a member. Ask one of them, or ask the secretariat to add you.",
    );
  });

  it.each<[Refusal, string]>([
    [
      { code: 'conflicted', reference: 'SO-12', body: 'Kent Board', interests: ['shares in a trust'], rulers: ['Anna'] },
      'You declared an interest that touches SO-12 (shares in a trust), so you do not decide on it for the Kent Board. If you should decide all the same, ask Anna to rule on it.',
    ],
    [
      { code: 'handed_on', reference: 'SO-12', body: 'Kent Board', deputy: 'Ben', until: '2011-12-12' },
      'Ben decides in your place for the Kent Board until 12 December 2011, and only one of you can. To decide on SO-12 yourself, end that first: use /signoff delegate.',
    ],
    [
      { code: 'sections_missing', missing: ['estates'] },
      'A business plan is not sent without activity, finance, estates and workforce: estates is missing. Add what is missing, tick it and send it again.',
    ],
    [
      { code: 'not_minor', reference: 'SO-12', version: 2, changed: ['links'] },
      'A version with other links is a major one: every body starts again, as it approves what it was shown. Send version 2 of SO-12 as major, or change nothing but title, question and note.',
    ],
    [
      { code: 'not_recorded', person: 'Anna', because: { code: 'recused', reference: 'SO-12', body: 'Kent Board', rulers: [] } },
      'Nothing was recorded for Anna. Where they gave this answer themselves, they would be told: “You stepped aside on SO-12 for the Kent Board, and that stands unless it is ruled that you may decide. Nobody can rule otherwise at present. Ask the secretariat to fill the chair’s seat.”',
    ],
    [
      { code: 'condition_closed', reference: 'SO-12', body: 'Kent Board', because: 'superseded' },
      'This condition of the Kent Board on SO-12 no longer stands: the answer it came with was replaced. Use /signoff show SO-12 to see those that do.',
    ],
    [{ code: 'delegation_dates', problem: 'reversed' }, 'The first day comes after the last one. Choose them the other way round.'],
    [
      { code: 'already_delegated', body: 'Kent Board', deputy: 'Ben', until: null },
      'Ben already decides in your place for the Kent Board, and at any time only one person can. End that first: use /signoff delegate, or choose other days.',
    ],
    [
      { code: 'unknown_list', given: 'requestd', lists: ['mine', 'requested'], pathways: ['Dementia'] },
      '“requestd” is neither a list nor a pathway. The lists are mine and requested; the pathways Dementia. Use one of each, or none.',
    ],
    [
      { code: 'meeting_too_near', body: 'Kent Board', deadline: '2011-11-15T23:59:59.999Z', timezone: 'Europe/London' },
      'The sign-off deadline for this meeting of the Kent Board was Tuesday 15 November 2011, and it has passed. Choose a later meeting, or set another deadline with the reason.',
    ],
    [
      { code: 'deadline_by_hand', problem: 'past' },
      'This day has passed. Choose a day to come, or leave it empty: then the deadline is derived from the meeting.',
    ],
    [
      { code: 'file_not_read', name: null, problem: 'elsewhere' },
      'The file is kept outside Slack, so what is approved could not be held to its content. Take it out and give a link to it instead.',
    ],
    [
      { code: 'reason_needed', reference: 'SO-12', toDo: 'withdraw SO-12' },
      'To withdraw SO-12, say why: the reason is kept, and those it concerns have to know it. Write a reason and send it again.',
    ],
  ])('is a sentence on the rule and one on what to do: %j', (refusal, said) => {
    expect(refusalWords(refusal)).toBe(said);
  });

  it.each(Object.values(everyRefusal('the Board', ['Anna', 'Ben'])))('$code ends with what the person can do', (refusal) => {
    const said = refusalWords(refusal);
    expect(said).toMatch(actions);
    expect(said).not.toMatch(/undefined|null| {2}/);
  });

  it.each(Object.values(everyRefusal('the Board', [])).filter(({ code }) => code !== 'which_pathway' && code !== 'step_not_open'))(
    '$code has an answer where nobody or nothing can be named',
    (refusal) => {
      expect(refusalWords(refusal)).not.toMatch(/undefined|null| {2}|: \. /);
    },
  );

  it('fits Slack and pings nobody, whatever it names and gives back', () => {
    const refusals = fc
      .tuple(nastyName, fc.array(nastyName, { maxLength: 30 }))
      .chain(([text, list]) => fc.constantFrom(...Object.values(everyRefusal(text, list))));
    fc.assert(
      fc.property(refusals, nasty(15_000), (refusal, typed) => {
        const drawn = refusalReply(refusal, typed);
        expect(problemsInMessage(drawn)).toEqual([]);
        expect(controlSequences(drawn)).toEqual([]);
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });
});

describe('the reply to a refused text', () => {
  const incomplete: Refusal = { code: 'report_incomplete', missing: ['ask'], pathway: 'Dementia' };

  it('gives the text back as it was typed', () => {
    const typed = '/pathway log red *No* staff & <nobody>';
    expect(seen(refusalReply(incomplete, typed).blocks)).toContain(typed);
  });

  it('never gives back what may hold a patient number', () => {
    const reply = refusalReply({ code: 'patient_identifier' }, '/pathway log green Seen 999 000 0018');
    expect(JSON.stringify(reply)).not.toMatch(/999|Seen/);
  });

  it('offers to complete a report, with what there is of it', () => {
    const draft = { pathwayKey: 'dementia', status: 'red', done: 'No staff', next: null, pathToGreen: 'Locum', ask: null } as const;
    const drawn = refusalReply(incomplete, null, draft).blocks.at(-1);
    expect(drawn).toMatchObject({ elements: [{ action_id: 'complete_report', value: JSON.stringify(draft) }] });
    expect(progressDraft.parse(JSON.parse(draftValue(draft)))).toEqual(draft);
  });

  it('carries no draft that a button has no room for', () => {
    const draft = { pathwayKey: null, status: null, done: 'x'.repeat(2_000), next: null, pathToGreen: null, ask: null };
    const reply = refusalReply(incomplete, draft.done, draft);
    expect(problemsInMessage(reply)).toEqual([]);
    expect(reply.blocks.at(-1)).toMatchObject({ elements: [{ value: 'null' }] });
    expect(reply.text).toContain(draft.done);
  });

  it('links the channels where progress can be logged', () => {
    const reply = refusalReply({ code: 'unknown_channel', groups: [{ name: 'Dementia group', channelId: 'C0DEMENTIA' }] });
    expect(seen(reply.blocks)).toContain('Dementia group in <#C0DEMENTIA>');
  });
});
