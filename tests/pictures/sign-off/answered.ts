import { kent, kentSteps } from '#tests/browser/support/kent.ts';
import { kentWithThreeApprovers } from '#tests/support/governance.ts';
import type { Picture } from '../camera.ts';
import { message, tall } from '../camera.ts';
import { type People, peopleOf } from './people.ts';
import { form } from './picture.ts';

const [kentsDirector, medway, deputy] = ['U0DPHKENT', 'U0DPHMEDWAY', 'U0CABINET'];
const shot = { ...tall, scale: 1.5, as: kent.secretary, in: kent.leadership, show: message('SO-1, version 1') };

/** Those who answer decide for the leadership group, three of whom have to take part; the chair has a casting vote. */
const file = kentWithThreeApprovers.replace(
  'rule: majority, chairs_action: true',
  'rule: majority, of: answered, quorum: { at_least: 3 }, casting_vote: true',
);

/** Somebody by an address that is the chair's in Slack. */
const twice = file.replace(
  '\nbodies:',
  '  - { key: deputy-director, email: chair@example.org, name: Deputy Medical Director, organisation: nhs-km, profession: doctor }\n\nbodies:',
);

function picture(name: string, act: (people: People) => Promise<void>): Picture {
  return { ...shot, file: `sign-off/${name}`, play: ({ inWorld }) => inWorld((world) => act(peopleOf(world))) };
}

/** One request before a body that decides by those who have answered, one of whom has a deputy. */
export const answeredPictures: readonly Picture[] = [
  {
    ...shot,
    file: 'sign-off/delegation-half-read',
    as: kentsDirector,
    async play({ playTo, inWorld }) {
      await inWorld((world) => world.govern(file));
      await playTo(kentSteps.asked);
      await inWorld((world) => delegate(peopleOf(world), '5 days from Monday'));
    },
    show: form('Delegate'),
  },
  picture('answered-waiting', async (people) => {
    await people.closes(kentsDirector);
    await delegate(people, 'Friday');
    await people.presses(kent.chair, kent.leadership, 1, 'Approve');
    await people.presses(kentsDirector, kent.leadership, 1, 'Reject');
    await people.sends(kentsDirector, { Reason: 'Not before the budget is agreed' });
  }),
  { ...picture('answered-themselves', async () => {}), as: deputy, in: 'app', show: message('for whom you stand in') },
  picture('answered-inquorate', (people) => people.until('2011-11-21T08:00')),
  picture('answered-casting-vote', async (people) => {
    await people.presses(medway, kent.leadership, 1, 'signoff_more', 'Abstain');
    await people.pressesOn(medway, kent.leadership, /[Aa]bstain/, 'Yes, abstain');
  }),
  {
    ...shot,
    file: 'sign-off/one-account',
    in: 'app',
    play: ({ inWorld }) =>
      inWorld(async (world) => {
        await world.govern(twice);
        world.workspace.addUser({ id: kent.chair, name: 'Co-Medical Director', email: 'chair@example.org' });
        await peopleOf(world).until('2011-11-21T09:05');
      }),
    show: message('are one account in Slack'),
  },
];

async function delegate(people: People, until: string): Promise<void> {
  await people.types(kentsDirector, kent.leadership, `delegate @cabinet-member today until ${until} for CLG`);
}
