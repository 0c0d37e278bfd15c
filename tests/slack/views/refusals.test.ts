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
    reason_needed: { code: 'reason_needed', reference: 'SO-12', verdict: 'reject' },
    link_not_a_link: { code: 'link_not_a_link', given: text },
    no_routes: { code: 'no_routes' },
    route_cannot_run: { code: 'route_cannot_run', route: text, body: text, problem: 'ended' },
    not_found: { code: 'not_found', what: 'body', given: text, known: list },
    no_meeting: { code: 'no_meeting', body: text },
    no_channel_for_digest: { code: 'no_channel_for_digest', body: text },
  };
}

const actions = /\b(ask|give|send|press|write|use|go|read|paste|choose|shorten|applies|take|fill|you will be asked|can\.$)/i;

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

  it('sends nobody to a group whose progress they may not log', () => {
    expect(refusalWords({ code: 'unknown_channel', groups: [] })).toBe(
      "Progress is logged by members of a review group, in that group's channel. If you should log progress too, ask the secretariat to add you to the group.",
    );
  });
});
