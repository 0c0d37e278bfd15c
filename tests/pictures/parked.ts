import { kent, kentSteps } from '#tests/browser/support/kent.ts';
import { fault, faultySlack } from '#tests/support/faults/slack-faults.ts';
import { type Picture, tall } from './camera.ts';
import { peopleOf } from './sign-off/people.ts';

const heading = 'Messages that wait for your word';

/** What Slack lost, refused, and refused to change, as the secretariat is asked about it. */
export const parkedPictures: readonly Picture[] = [
  {
    ...tall,
    height: 860,
    scale: 1.5,
    file: 'home-parked',
    as: kent.secretary,
    in: 'home',
    async play({ playTo, inWorld }) {
      await playTo(kentSteps.asked);
      await inWorld(async (world) => {
        const slack = faultySlack(world.workspace);
        slack.on('chat.postMessage', fault.losesTheReply());
        slack.on('conversations.history', fault.refuses('missing_scope'));
        const log = (what: string) => world.workspace.as(kent.lead).command(kent.group, '/pathway', `log green ${what}`);
        await log('Clinics agreed');
        await world.settled();
        slack.on('chat.postMessage', fault.refuses('invalid_blocks'));
        await log('Referral form agreed');
        await world.settled();
        slack.on('chat.update', fault.refuses('cant_update_message'));
        await peopleOf(world).presses(kent.chair, kent.leadership, 1, 'Approve');
        await world.settled();
        world.workspace.setIntercept(null);
        const createdAt = world.clock.now().toJSDate();
        await world.conclave.foundation.database.prisma.outgoingMessage.updateMany({ where: { state: 'parked' }, data: { createdAt } });
      });
    },
    async show(tab) {
      await tab.conversation.getByRole('heading', { name: heading }).waitFor();
      return tab.conversation;
    },
  },
];
