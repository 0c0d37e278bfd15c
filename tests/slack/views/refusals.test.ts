import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commands } from '#commands/index.ts';
import type { Refusal } from '#src/domain/refusal.ts';
import { problemsInMessage } from '#src/playground/blocks/check-blocks.ts';
import { withNames } from '#src/slack/requests/as-read.ts';
import { draftValue, progressDraft } from '#src/slack/views/progress/progress-draft.ts';
import { refusalReply, refusalWords } from '#src/slack/views/refusals.ts';
import { everyRefusal } from './every-refusal.ts';
import { controlSequences, nasty, nastyName, seen } from './nasty.ts';

/**
 * How what the person can do begins, in the last sentence: with an imperative at the beginning of a clause. Or it names who can do it instead, or says that the person is
 * asked in time.
 */
const remedy = new RegExp(
  [
    '(?:^|[.:,;”] |\\bor |\\band |\\bnow )(?:ask|say|give|send|press|write|use|go|read|paste|choose|shorten|take|fill|wait|change|add|open|put|end)\\b',
    '\\bcan\\.$',
    'You will be asked then\\.$',
    'applies one with: npm run',
  ].join('|'),
  'i',
);

const commandsThereAre = commands.flatMap(({ name, subcommands }) => [
  name,
  ...Object.keys(subcommands).map((words) => `${name} ${words}`),
]);

describe('an id in what somebody typed', () => {
  const ids = fc.constantFrom(
    '<@U0CLGCHAIR>',
    '<@U0NOBODY>',
    '<@W0NOBODY|sam>',
    '<#C0CLG>',
    '<#C0SECRET|>',
    '<#C0SECRET|leads>',
    '<!subteam^S0NURSES>',
  );
  const name = (id: string) => ({ U0CLGCHAIR: 'Co-Medical Director', C0CLG: 'Clinical Leadership Group' })[id] ?? null;

  it('is never shown: a name stands there, or words where none is known', () => {
    const refusals = fc
      .tuple(fc.array(fc.oneof(ids, fc.constantFrom('for', 'Kent HWB', 'until Friday')), { minLength: 1, maxLength: 5 }))
      .map(([words]) => withNames(words.join(' '), name))
      .chain((typed) => fc.tuple(fc.constantFrom(...everyRefusal(typed, [typed])), fc.constant(typed)));
    fc.assert(
      fc.property(refusals, ([refusal, typed]) => {
        const shown = seen(refusalReply(refusal, typed).blocks)
          .join(' ')
          .replaceAll(/"value":"[^"]*"/g, '');
        expect(shown).not.toMatch(/[UWCS]0[A-Z]{3,}/);
      }),
    );
  });
});

describe('what a refusal says', () => {
  it('tells a deputy whose answer took their voice', () => {
    const [person, body] = ['Ann', 'Board'];
    expect(refusalWords({ code: 'no_voice_lent', reference: 'SO-1', body, person, because: 'has_answered', approvers: ['Ben'] })).toBe(
      'Ann, in whose place you decide for the Board, has answered in person on SO-1, so there is nothing for you to answer. Ask those who decide: Ben.',
    );
  });

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
      { code: 'sections_missing', missing: ['estates'] },
      'A business plan is not sent without activity, finance, estates and workforce: estates is missing. Add what is missing, tick it and send it again.',
    ],
    [
      { code: 'not_minor', reference: 'SO-12', version: 2, changed: ['links'] },
      'A version with other links is a major one: every body starts again, because an approval holds only for what was shown. Send version 2 of SO-12 as major, or change nothing but title, question and note.',
    ],
    [
      { code: 'not_recorded', person: 'Anna', because: { code: 'recused', reference: 'SO-12', body: 'Kent Board', rulers: [] } },
      "Nothing was recorded for Anna. Where they gave this answer themselves, they would be told: “You stepped aside on SO-12 for the Kent Board, and that stands unless it is ruled that you may decide. Nobody can rule otherwise at present. Ask the secretariat to fill the chair's seat.”",
    ],
    [
      { code: 'condition_closed', reference: 'SO-12', body: 'Kent Board', because: 'superseded' },
      'This condition of the Kent Board on SO-12 no longer stands: the answer it came with was replaced, or counts no longer. Use /signoff show SO-12 to see those that do.',
    ],
    [
      { code: 'delegation_dates', problem: 'reversed', read: { from: '2011-12-02', until: '2011-12-01' } },
      'From Friday 2 December 2011 until Thursday 1 December 2011: The first day comes after the last one. Choose them the other way round.',
    ],
    [
      { code: 'interest_dates', problem: 'past', from: null, until: '2011-11-09' },
      'The last day, Wednesday 9 November 2011, is past already. Choose a day to come, or leave it empty if it has no end.',
    ],
    [
      { code: 'condition_unfit', number: 2, problem: 'due_past', due: '2011-11-09' },
      'Condition 2 is due on Wednesday 9 November 2011, which has passed. Choose today or a later day.',
    ],
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
      { code: 'deadline_by_hand', problem: 'past', day: '2011-11-07' },
      'Monday 7 November 2011 has passed. Choose a day to come, or leave it empty: then the deadline is the one from the meeting.',
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

  const inEveryCase = [
    ...everyRefusal('the Board', ['Anna', 'Ben']),
    ...everyRefusal('the Board', ['Anna']),
    ...everyRefusal('the Board', []),
  ];
  // These are only given where there is something to name.
  const possible = inEveryCase.filter(
    ({ code, ...facts }) => (code !== 'which_pathway' && code !== 'step_not_open') || JSON.stringify(facts).includes('Anna'),
  );

  it.each(possible)('%j names the rule and what the person can do instead', (refusal) => {
    const said = refusalWords(refusal);
    const sentences = said.split(/(?<=[.”]) /);
    const last = sentences.at(-1) ?? '';
    expect(last).toMatch(remedy);
    // The rule comes first: in sentences of its own, or as the clause on which the remedy follows.
    const rule = [...sentences.slice(0, -1), last.slice(0, remedy.exec(last)?.index)].join(' ');
    expect(rule.split(' ').length).toBeGreaterThan(3);
    expect(rule).not.toMatch(/^(?:ask|use|choose|send|give|write|fill) /i);
    expect(said).not.toMatch(/undefined|null| {2}|: \. |[0-9a-f]{8}-|\b[UCDGWS][0-9][A-Z0-9]{2,}/);
    for (const [typed = ''] of said.matchAll(/(?<![\w“])\/[a-z]+(?: [a-z]+)?/g)) expect(commandsThereAre).toContain(typed);
  });

  it('fits Slack and pings nobody, whatever it names and gives back', () => {
    const refusals = fc
      .tuple(nastyName, fc.array(nastyName, { maxLength: 30 }))
      .chain(([text, list]) => fc.constantFrom(...everyRefusal(text, list)));
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
