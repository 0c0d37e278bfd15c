import { kent, kentSteps } from '#tests/browser/support/kent.ts';
import { kentWithThreeApprovers } from '#tests/support/governance.ts';
import { london } from '#tests/support/kent.ts';
import type { Picture } from '../camera.ts';
import { message, tall } from '../camera.ts';
import { type People, peopleOf } from './people.ts';

const secretary = 'U0SECRETARY';
const medway = 'U0DPHMEDWAY';
const size = { ...tall, scale: 1.5 };
const before = { as: secretary, in: 'app', ...size };

/** Three approve for the leadership group, and nobody meets: a request has no deadline. */
const file = kentWithThreeApprovers.replace(/\nmeetings:[\s\S]*$/, '\n').replace('rule: majority', 'rule: all');
const passed = file.replace(
  'slack: U0CLGCHAIR, name: Co-Medical Director,',
  'slack: U0NEW, name: Dr Nora New, was: { until: 2011-11-10, slack: U0CLGCHAIR },',
);

type Act = (people: People, world: Parameters<typeof peopleOf>[0]) => Promise<void>;

function picture(name: string, act: Act, more: Pick<Picture, 'as' | 'in' | 'show'> & Partial<Picture>): Picture {
  return { ...size, ...more, file: `sign-off/${name}`, play: ({ inWorld }) => inWorld((world) => act(peopleOf(world), world)) };
}

/** What nobody would have noticed: seats that ended, an account and a channel that are gone, a request that waits for no day. */
export const unwatchedPictures: readonly Picture[] = [
  {
    ...size,
    file: 'sign-off/unwatched-lapsed',
    as: 'U0DPHKENT',
    in: kent.leadership,
    async play({ playTo, inWorld }) {
      await inWorld((world) => world.govern(file));
      await playTo(kentSteps.asked);
      await inWorld(async (world) => {
        await peopleOf(world).presses(kent.chair, kent.leadership, 1, 'Approve');
        await world.advanceTo(london('2011-11-11T08:00'));
        await world.govern(passed);
        await world.advanceTo(london('2011-11-11T08:05'));
      });
    },
    show: message('SO-1, version 1'),
  },
  picture(
    'former-holder',
    async (people, { workspace }) => {
      workspace.addMember(kent.leadership, kent.chair);
      await people.types(kent.chair, kent.leadership, 'list');
    },
    { as: kent.chair, in: kent.leadership, show: message('You held a post here') },
  ),
  picture(
    'unwatched-account-gone',
    async (_, world) => {
      world.workspace.deactivate(medway);
      await world.advanceTo(london('2011-11-14T09:00'));
    },
    { ...before, show: message('switched off or gone') },
  ),
  picture(
    'unwatched-channel-archived',
    async (_, world) => {
      world.workspace.archive(kent.leadership);
      await world.advanceTo(london('2011-11-15T09:00'));
    },
    { ...before, show: message('is archived') },
  ),
  picture('unwatched-no-deadline', (people) => people.until('2011-11-23T12:00'), {
    as: kent.lead,
    in: 'app',
    show: message('without a deadline'),
  }),
  picture(
    'unwatched-sent-back',
    async (people, world) => {
      await people.presses('U0DPHKENT', 'app', 1, 'Request changes');
      await people.sends('U0DPHKENT', { Reason: 'Add the cost of the second clinic' });
      await world.advanceTo(london('2011-12-08T12:00'));
    },
    { as: kent.lead, in: 'app', show: message('Yours, sent back') },
  ),
  picture(
    'seat-ended',
    async (people, world) => {
      await people.types(kent.lead, kent.group, 'amend SO-1');
      await people.sends(kent.lead, {
        Links: 'https://example.org/dementia-pathway-2.pdf',
        'Kind of change': 'Major',
        'What has changed, and why': 'The cost of the second clinic is in it now.',
      });
      for (const user of ['U0DPHKENT', 'U0NEW']) await people.presses(user, 'app', 1, 'Approve');
      await world.govern(passed.replace('      - { person: dph-medway, role: approver }\n      - { person: cab', '      - { person: cab'));
      await people.until('2011-12-08T12:05');
    },
    { as: 'U0DPHKENT', in: 'app', show: message('SO-1, version 2') },
  ),
];
