import { DateTime } from 'luxon';
import type { Narrator } from './narrator.ts';
import type { Message } from './workspace/model.ts';
import { buttons } from './workspace/people/reading.ts';
import type { World } from './world.ts';

/** The wall clock of the Kent case. */
export const kentZone = 'Europe/London';

export function kentTime(wallClock: string): DateTime {
  return DateTime.fromISO(wallClock, { zone: kentZone });
}

const people = {
  secretary: 'U0SECRETARY',
  chair: 'U0CLGCHAIR',
  publicHealthKent: 'U0DPHKENT',
  publicHealthMedway: 'U0DPHMEDWAY',
  cabinetMember: 'U0CABINET',
  lead: 'U0DEMENTIA',
} as const;
const channels = { group: 'C0DEMENTIA', leadership: 'C0CLG', board: 'C0KENTHWB' } as const;

/** November 2011 in Kent: from the first report of the dementia group to the second digest before the board's meeting. */
export async function playKentCase(world: World, narrator: Narrator): Promise<void> {
  const actors = actorsOf(world, narrator);
  await firstDay(actors);
  await world.advanceTo(kentTime('2011-11-10T11:15'));
  await actors.press(people.chair, channels.leadership, 'Approve');
  await world.advanceTo(kentTime('2011-11-11T16:00'));
  await actors.type(people.secretary, channels.board, '/board', 'next');
  await world.advanceTo(kentTime('2011-11-14T09:00'));
  actors.happens('The instant of the first digest before the meeting of Wednesday 23 November');
  await world.advanceTo(kentTime('2011-11-15T10:00'));
  await actors.press(people.publicHealthMedway, 'direct', 'Approve');
  await actors.press(people.cabinetMember, channels.board, 'Approve');
  await world.advanceTo(kentTime('2011-11-17T14:30'));
  await actors.type(
    people.lead,
    channels.group,
    '/pathway',
    'log green Locum starts on 1 December; audit back in March. Next: first memory clinic in Thanet',
  );
  await world.advanceTo(kentTime('2011-11-21T17:00'));
  await actors.type(people.secretary, channels.leadership, '/board', 'digest preview');
  await world.advanceTo(kentTime('2011-11-22T09:00'));
  actors.happens('The instant of the second digest, the day before the meeting');
}

async function firstDay({ happens, type, submit, press }: Actors): Promise<void> {
  happens('The governance file docs/examples/kent.yaml has been applied');
  await type(people.lead, channels.group, '/pathway', 'log red Memory clinic closed until further notice. Path to green: a second site');
  await type(
    people.lead,
    channels.group,
    '/pathway',
    'log amber Memory clinic referral form agreed; audit slips to May. Path to green: locum from 1 May',
  );
  await type(people.lead, channels.group, '/signoff', 'request');
  await submit(people.lead, {
    Title: 'Dementia pathway, redesigned',
    Links: 'https://example.org/dementia-pathway.pdf',
    Note: 'The audit follows in May.',
  });
  await press(people.publicHealthKent, channels.leadership, 'Approve');
}

type Actors = ReturnType<typeof actorsOf>;

/** What people can do in Slack, each told before and looked at after. */
function actorsOf(world: World, { tell, look }: Narrator) {
  const { workspace } = world;
  const called = (user: string) => workspace.users().find(({ id }) => id === user)?.name ?? user;
  const channelCalled = (channel: string) => `#${workspace.channels().find(({ id }) => id === channel)?.name ?? channel}`;

  async function done(): Promise<void> {
    await world.settled();
    look();
  }

  return {
    happens: (what: string): void => {
      tell(what);
      look();
    },
    type: async (user: string, channel: string, command: string, text: string): Promise<void> => {
      tell(`${called(user)} types in ${channelCalled(channel)}: ${command} ${text}`);
      await workspace.as(user).command(channel, command, text);
      await done();
    },
    submit: async (user: string, values: Readonly<Record<string, string>>): Promise<void> => {
      const filled = Object.entries(values).map(([label, value]) => `${label} "${value}"`);
      tell(`${called(user)} fills in ${filled.join(', ')} and submits`);
      await workspace.as(user).submit(values);
      await done();
      await workspace.as(user).close();
    },
    press: async (user: string, place: string, button: string): Promise<void> => {
      const person = workspace.as(user);
      const target = lastWith(button, place === 'direct' ? person.directMessages() : person.sees(place));
      tell(`${called(user)} presses "${button}" in ${place === 'direct' ? 'the direct message' : channelCalled(place)}`);
      const answers = workspace.calls('response_url').length;
      await person.press(target, button);
      await workspace.until(() => workspace.calls('response_url').length > answers);
      await done();
    },
  };
}

function lastWith(button: string, messages: readonly Message[]): Message {
  const found = messages.findLast((message) => buttons(message).some(({ label }) => label === button));
  if (!found) throw new Error(`No message has the button "${button}"`);
  return found;
}
