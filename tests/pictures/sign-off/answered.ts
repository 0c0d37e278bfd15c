import { kent, kentSteps } from '#tests/browser/support/kent.ts';
import { kentWithThreeApprovers } from '#tests/support/governance.ts';
import type { Picture } from '../camera.ts';
import { message, tall } from '../camera.ts';
import { type People, peopleOf } from './people.ts';

const [kentsDirector, medway] = ['U0DPHKENT', 'U0DPHMEDWAY'];
const shot = { ...tall, scale: 1.5, as: kent.secretary, in: kent.leadership, show: message('SO-1, version 1') };

/** Those who answer decide for the leadership group, three of whom have to take part; the chair has a casting vote. */
const file = kentWithThreeApprovers.replace(
  'rule: majority, chairs_action: true',
  'rule: majority, of: answered, quorum: { at_least: 3 }, casting_vote: true',
);

function picture(name: string, act: (people: People) => Promise<void>): Picture {
  return { ...shot, file: `sign-off/answered-${name}`, play: ({ inWorld }) => inWorld((world) => act(peopleOf(world))) };
}

/** One request before a body that decides by those who have answered. */
export const answeredPictures: readonly Picture[] = [
  {
    ...shot,
    file: 'sign-off/answered-waiting',
    async play({ playTo, inWorld }) {
      await inWorld((world) => world.govern(file));
      await playTo(kentSteps.asked);
      await inWorld(async (world) => {
        const people = peopleOf(world);
        await people.presses(kent.chair, kent.leadership, 1, 'Approve');
        await people.presses(kentsDirector, kent.leadership, 1, 'Reject');
        await people.sends(kentsDirector, { Reason: 'Not before the budget is agreed' });
      });
    },
  },
  picture('inquorate', (people) => people.until('2011-11-21T08:00')),
  picture('casting-vote', async (people) => {
    await people.presses(medway, kent.leadership, 1, 'signoff_more', 'Abstain');
    await people.pressesOn(medway, kent.leadership, /[Aa]bstain/, 'Yes, abstain');
  }),
];
