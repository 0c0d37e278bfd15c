import { conditionsCallback } from '#src/slack/views/sign-off/decide/conditions-form.ts';
import { signOffRequestCallback } from '#src/slack/views/sign-off/request/request-form.ts';
import type { Fields, Step } from './case.ts';
import { approve, command } from './deeds.ts';

const [lead, finance, lay, primaryCare] = ['U0HEART', 'U0FINANCE', 'U0LAYGOV', 'U0PRIMARY'];
const [gpDacorum, managerDacorum, gpHertsmere] = ['U0GPDACORUM', 'U0MDACORUM', 'U0GPHERTS'];
const [gpStAlbans, nurseStAlbans, gpWatford] = ['U0GPALBANS', 'U0NALBANS', 'U0GPWATFORD'];
const [group, committee] = ['C0HEART', 'C0PBCGOV'];
const [dacorum, hertsmere, stAlbans] = ['C0DACORUM', 'C0HERTSMERE', 'C0STALBANS'];

const withoutEstates: Fields = {
  Route: 'Business plan',
  Title: 'Heart failure business plan',
  Links: 'https://example.org/heart-failure/plan.pdf',
  'Sections it holds': ['Activity', 'Finance', 'Workforce'],
};
const whole: Fields = { 'Sections it holds': ['Activity', 'Finance', 'Estates', 'Workforce'] };

/** September 2007 in West Hertfordshire: a business plan on its way past four groups side by side and a committee. */
export const westHerts = {
  title: 'West Hertfordshire, September 2007',
  about:
    'A redesign group has its business plan signed off by four practice based commissioning (PBC) groups side by side, and by their Governance Committee after them.',
  startsAt: '2007-09-17T09:00',
  steps: [
    {
      what: 'Ask for sign-off of a business plan. This opens a form, and below is what to fill in there. Choose the route first: the form then shows who will be asked.',
      does: command(lead, group, '/signoff', 'request', ''),
      copy: withoutEstates,
    },
    {
      what: 'Send it without estates. A business plan needs all four sections: Conclave names the missing one under its boxes, and the form keeps what you filled in.',
      does: {
        kind: 'submit',
        as: lead,
        in: group,
        form: signOffRequestCallback,
        opens: '/signoff request',
        values: withoutEstates,
        refused: true,
      },
    },
    {
      what: 'Tick Estates too, and send it again. All four PBC groups are asked at once.',
      does: { kind: 'submit', as: lead, in: group, form: signOffRequestCallback, opens: '/signoff request', values: whole },
      look: { words: 'See the card', as: gpDacorum, in: dacorum },
    },
    approve(gpDacorum, dacorum, 'Press "Approve" on the card. Here all approvers have to, so it waits for the practice manager.'),
    approve(managerDacorum, dacorum, 'Press "Approve" on the card. The first of the four groups has approved.'),
    {
      what: 'Press "Approve with conditions" on the card. It counts as an approval, and opens a form for what has to be done.',
      does: { kind: 'press', as: gpHertsmere, in: hertsmere, button: 'Approve with conditions' },
      copy: { 'Condition 1': 'Agree transport to the clinics for housebound patients' },
    },
    {
      what: 'Say what has to be done, and send the form. One approver is enough here: the second group has approved.',
      does: {
        kind: 'submit',
        as: gpHertsmere,
        in: hertsmere,
        form: conditionsCallback,
        opens: null,
        values: { 'Condition 1': 'Agree transport to the clinics for housebound patients' },
      },
    },
    approve(gpStAlbans, stAlbans, 'Press "Approve" on the card. Here it takes more than half, and of two that is both.'),
    approve(nurseStAlbans, stAlbans, 'Press "Approve" on the card. Three of the four groups have approved.'),
    {
      what: "Look at the request as a member of the Governance Committee. It can't decide yet: the card has no buttons, and says what it waits for.",
      does: command(finance, committee, '/signoff', 'show', 'SO-1'),
    },
    approve(
      gpWatford,
      'app',
      `Press "Approve" in Conclave's messages: this group has no channel, and its chair decides alone. It is the fourth, and the Committee is asked.`,
    ),
    approve(primaryCare, committee, 'Press "Approve" on the card. The Committee needs two approvers, and finance has to be among them.'),
    approve(lay, committee, 'Press "Approve" on the card. That makes two, but finance has not answered: the request stays open.'),
    {
      ...approve(
        finance,
        committee,
        'Press "Approve" on the card. The plan is approved, its condition is still to be met, and the certificate says who decided by which rule.',
      ),
      look: { words: 'See the certificate', as: lead, in: group },
    },
  ] satisfies readonly Step[],
};
