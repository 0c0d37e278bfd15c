import { readFileSync } from 'node:fs';
import { message, type Picture, phone, tall } from './camera.ts';
import { peopleOf } from './sign-off/people.ts';
import { approve, businessPlan, groups, herts, places } from './sign-off/west-herts.ts';

/** Its digests go to the Committee alone, to which no group answers, before another meeting. */
const uncovered = readFileSync(new URL('../../docs/examples/west-herts.yaml', import.meta.url), 'utf8')
  .replaceAll(/to: \[conclave-group(, pbc-governance)?\]/g, 'to: [pbc-governance]')
  .concat('  - { key: pbc-governance-2007-11, body: pbc-governance, at: 2007-11-15T14:00, place: Board room, public: true }\n');

const reports = [
  [herts.diabetes, places.diabetes, 'log amber Foot clinic delayed. Path to green: room found by 1 November'],
  [herts.intermediate, places.intermediate, 'log green Two homes agreed'],
  [herts.urgent, places.urgent, 'log green Front door agreed with the trust'],
  [
    herts.respiratory,
    places.respiratory,
    'log red Spirometry stopped. Path to green: second nurse from January. Ask decision: release £40,000 for a second nurse',
  ],
  [herts.heart, places.heart, 'log green Business plan drafted with all four localities'],
] as const;

const play: Picture['play'] = async () => {};

/** What is said of five reports, what one group's changes mean for the others, and what the Committee reads before it meets. */
export const westHertsDigestPictures: readonly Picture[] = [
  {
    ...tall,
    file: 'west-herts/saved',
    as: herts.heart,
    in: places.heart,
    play: ({ inWorld }) =>
      inWorld(async (world) => {
        for (const [user, channel, text] of reports) await world.workspace.as(user).command(channel, '/pathway', text);
        await world.settled();
      }),
    show: message('In the next digest'),
  },
  {
    ...tall,
    file: 'west-herts/sent-back',
    as: herts.stAlbansNurse,
    in: places.stAlbans,
    play: ({ inWorld }) =>
      inWorld(async (world) => {
        const people = peopleOf(world);
        const plan = businessPlan('Heart failure business plan', 'https://example.org/heart-failure/plan-v1.pdf');
        await people.begins(herts.heart, places.heart, 'Business plan', plan);
        await people.sends(herts.heart);
        await approve(people, 1, [groups.dacorum]);
        await people.presses(herts.hertsmere, places.hertsmere, 1, 'Request changes');
        await people.sends(herts.hertsmere, { Reason: 'Add the cost of the second clinic.' });
      }),
    show: message('SO-1, version 1'),
  },
  {
    ...tall,
    file: 'west-herts/digest',
    as: herts.finance,
    in: places.committee,
    play: ({ inWorld }) => inWorld((world) => peopleOf(world).until('2007-10-17T09:00')),
    show: message('Digest 2'),
  },
  { ...phone, height: 2_400, file: 'west-herts/digest-390', as: herts.finance, in: places.committee, play, show: message('Digest 2') },
  {
    ...tall,
    file: 'west-herts/digest-private',
    as: herts.finance,
    in: places.committee,
    play: ({ inWorld }) =>
      inWorld(async (world) => {
        const people = peopleOf(world);
        await people.types(herts.secretary, places.conclave, 'privacy SO-1');
        await people.chooses(
          herts.secretary,
          'Who may see it',
          'Private: only its group, the bodies asked and the secretariat; no provider',
        );
        await people.sends(herts.secretary, { 'Private because': 'Commercial', 'Public title': 'A plan for two clinics' });
      }),
    show: message('Digest 2'),
  },
  {
    ...tall,
    file: 'west-herts/in-no-digest',
    as: herts.diabetes,
    in: places.diabetes,
    play: ({ inWorld }) =>
      inWorld(async (world) => {
        const people = peopleOf(world);
        await people.types(herts.heart, places.heart, 'withdraw SO-1');
        await people.sends(herts.heart, { Reason: 'The second clinic has no room yet.' });
        await people.until('2007-10-19T09:00');
        await world.govern(uncovered);
        await world.workspace.as(herts.diabetes).command(places.diabetes, '/pathway', 'log green Foot clinic has its room');
        await world.settled();
      }),
    show: message('In no digest'),
  },
  {
    ...tall,
    file: 'west-herts/digest-without-progress',
    as: herts.finance,
    in: places.committee,
    play: ({ inWorld }) => inWorld((world) => peopleOf(world).until('2007-11-06T09:00')),
    show: message('It holds no progress'),
  },
];
