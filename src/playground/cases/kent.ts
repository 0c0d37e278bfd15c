import { signOffRequestCallback } from '#src/slack/views/sign-off/request/request-form.ts';
import type { Step } from './case.ts';
import { approve, command } from './deeds.ts';

const [secretary, chair, lead] = ['U0SECRETARY', 'U0CLGCHAIR', 'U0DEMENTIA'];
const [publicHealthKent, publicHealthMedway, cabinetMember] = ['U0DPHKENT', 'U0DPHMEDWAY', 'U0CABINET'];
const [group, leadership, board] = ['C0DEMENTIA', 'C0CLG', 'C0KENTHWB'];

const request = {
  Title: 'Dementia pathway, redesigned',
  Links: 'https://example.org/dementia-pathway.pdf',
  Note: 'The audit follows in May.',
};

/** November 2011 in Kent: from the first report of the dementia group to the second digest before the board's meeting. */
export const kent = {
  title: 'Kent, November 2011',
  about:
    'A pathway review group, the Clinical Leadership Group above it and two health and wellbeing boards, in the two weeks before one of them meets.',
  startsAt: '2011-11-09T09:00',
  steps: [
    type(
      lead,
      group,
      'Log a red report. Red needs an ask, and this report has none: Conclave stores nothing, tells you privately what is missing and returns your text.',
      'log red',
      'Memory clinic closed until further notice. Path to green: a second site',
    ),
    type(
      lead,
      group,
      'Log an amber report. It has all it needs, so it is stored, and its card is in the channel for the whole group.',
      'log amber',
      'Memory clinic referral form agreed; audit slips to May. Path to green: locum from 1 May',
    ),
    {
      what: 'Ask for sign-off of the redesigned pathway. This opens a form, and below is what to fill in there.',
      does: command(lead, group, '/signoff', 'request', ''),
      copy: request,
    },
    {
      what: 'Fill in the form and send it. The request goes to the Clinical Leadership Group first.',
      does: { kind: 'submit', as: lead, in: group, form: signOffRequestCallback, opens: '/signoff request', values: request },
    },
    approve(
      publicHealthKent,
      leadership,
      'Press "Approve" on the card, as somebody who is a member of the group and not its approver: Conclave refuses, and nobody else sees that.',
    ),
    approve(chair, leadership, 'Press "Approve" on the card, as the approver. The group has approved, and both boards are asked.'),
    {
      what: "Look at the board's timetable: its meeting, and the deadlines and digests that follow from the date.",
      does: command(secretary, board, '/board', 'next', ''),
    },
    {
      what: 'Move the clock to the first digest before the meeting. It arrives in #clg, with the details of each group in its thread.',
      does: { kind: 'wait', until: '2011-11-14T09:00Z' },
      look: { words: 'See the digest', as: chair, in: leadership, thread: 'Digest 1' },
    },
    approve(
      publicHealthMedway,
      'app',
      `Press "Approve" in Conclave's messages: the Medway board has no channel, so its approver was asked there.`,
    ),
    {
      ...approve(
        cabinetMember,
        board,
        'Press "Approve" on the card. That was the last answer: the sign-off is complete, and the Dementia pathway lead is told.',
      ),
      look: { words: 'See what the requester is told', as: lead, in: 'app' },
    },
    { what: 'Let three days go by.', does: { kind: 'wait', until: '2011-11-17T14:30Z' } },
    type(
      lead,
      group,
      'Log a green report. The card shows the change from amber to green.',
      'log green',
      'Locum starts on 1 December; audit back in March. Next: first memory clinic in Thanet',
    ),
    {
      what: 'Preview the next digest: only you see it, and nothing is sent.',
      does: command(secretary, leadership, '/board', 'digest preview', ''),
    },
    {
      what: 'Move the clock to the day before the meeting. The second digest goes to #clg and #kent-hwb; what has come since the first is marked as new.',
      does: { kind: 'wait', until: '2011-11-22T09:00Z' },
      look: { words: 'See the second digest', as: chair, in: leadership, thread: 'Digest 2' },
    },
  ] satisfies readonly Step[],
};

function type(as: string, channel: string, what: string, words: string, text: string): Step {
  return { what, does: command(as, channel, '/pathway', words, text) };
}
