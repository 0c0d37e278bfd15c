import { kent, kentSteps } from '#tests/browser/support/kent.ts';
import type { Tab } from '#tests/browser/support/tab.ts';
import { kent as governance } from '#tests/support/governance.ts';
import { message, type Picture, tall } from './camera.ts';
import { form } from './sign-off/picture.ts';

const size = { ...tall, scale: 1.5 };
const asLead = { ...size, as: kent.lead, in: kent.group };
const asChair = { ...size, as: kent.chair, in: kent.leadership };
const play: Picture['play'] = async () => {};

/** Two names that are the same as far as a menu shows them. */
const pathway = 'Referral of people with suspected dementia from general practice to the memory clinics';
const twins = ['east', 'west']
  .map((side) => `  - { key: ${side}, name: "${pathway}, ${side} Kent", group: dementia-group, tier: local, phase: developing }\n`)
  .join('');

/** What people type and choose, read as it was meant or asked about: at the end of the Kent case. */
export const wordPictures: readonly Picture[] = [
  {
    ...asLead,
    file: 'number-announced',
    play: ({ playTo }) => playTo(kentSteps.approvedByAll),
    show: typed('/pathway log green Seen today, NHS number 999 000 0018', "a patient's NHS number"),
  },
  { ...asLead, file: 'pathway-unknown', play, show: typed('/pathway log stroke green All well', 'there is no pathway called') },
  {
    ...asLead,
    file: 'status-contradicted',
    play: ({ inWorld }) =>
      inWorld(async ({ workspace }) => {
        const said = workspace.as(kent.psychiatrist).says(kent.group, 'RAG: Red. Theatre lists cancelled');
        await workspace.as(kent.lead).messageShortcut(said, 'log_as_progress');
        await workspace.as(kent.lead).submit({ Status: 'green', Next: 'Find a locum' });
      }),
    show: form('Log progress'),
  },
  {
    ...asLead,
    file: 'message-unreadable',
    play: ({ inWorld }) =>
      inWorld(async ({ workspace }) => {
        await workspace.as(kent.lead).close();
        await workspace.as(kent.lead).messageShortcut(workspace.as(kent.psychiatrist).says(kent.group, ' '), 'log_as_progress');
      }),
    show: message('no text that can be read'),
  },
  { ...asChair, file: 'board-next', play, show: typed('/board next', 'Next meetings') },
  {
    ...asChair,
    file: 'body-asked',
    // As a file could say it before one alias on two bodies was refused
    play: ({ inWorld }) =>
      inWorld(async ({ conclave }) => {
        const { prisma } = conclave.foundation.database;
        await prisma.body.updateMany({ where: { kind: 'board' }, data: { aliases: ['HWB'] } });
        await prisma.workspace.updateMany({ data: { directoryVersion: { increment: 1 } } });
      }),
    show: typed('/board next hwb', 'fits 2 of those there are'),
  },
  {
    ...asLead,
    file: 'names-apart',
    play: ({ inWorld }) =>
      inWorld(async (world) => {
        await world.govern(governance.replace('\nroutes:', `${twins}\nroutes:`));
        await world.workspace.as(kent.lead).globalShortcut('log_pathway_progress');
      }),
    async show(tab) {
      const dialog = tab.dialog('Log progress');
      // A browser draws an open menu outside the page.
      await dialog.getByLabel('Pathway').focus();
      await tab.page.evaluate("document.activeElement.setAttribute('size', '4')");
      await tab.page.addStyleTag({ content: '.modal select { font-size: 13px !important; }' });
      return dialog;
    },
  },
];

function typed(text: string, words: string): Picture['show'] {
  return async (tab: Tab) => {
    await tab.writes(text);
    return tab.message(words);
  };
}
