import { form, picture } from './picture.ts';
import { herts, places } from './west-herts.ts';

const lastMessage: Parameters<typeof picture>[0]['show'] = async (tab) => tab.conversation.getByRole('article').last();

/** SO-6 once more: answered by a deputy, by telephone, below the card and where Slack opens no form. */
export const otherwise = [
  picture({
    file: 'delegation-form',
    as: herts.hertsmere,
    in: places.hertsmere,
    async after(people) {
      await people.closes(herts.respiratory);
      await people.types(herts.hertsmere, places.hertsmere, 'delegate');
      await people.pressesOn(herts.hertsmere, places.hertsmere, /Decisions handed on/, 'Delegate');
      await people.chooses(herts.hertsmere, 'For which body', 'Hertsmere PBC Group');
      people.fills(herts.hertsmere, {
        'Who decides in your place': 'Practice manager for Hertsmere',
        'Last day': '2007-09-28',
      });
    },
    show: form('Delegate'),
  }),
  picture({
    file: 'delegations',
    as: herts.hertsmere,
    in: places.hertsmere,
    async after(people) {
      await people.sends(herts.hertsmere);
      await people.types(herts.hertsmere, places.hertsmere, 'delegate');
    },
    show: lastMessage,
  }),
  picture({
    file: 'delegated',
    as: herts.hertsmereDeputy,
    in: places.hertsmere,
    after: (people) => people.presses(herts.hertsmereDeputy, places.hertsmere, 6, 'Approve'),
    show: 'SO-6, version 1',
  }),
  picture({
    file: 'record-form',
    as: herts.secretary,
    in: places.conclave,
    async after(people) {
      await people.types(herts.secretary, places.conclave, 'show SO-6');
      await people.pressesOn(herts.secretary, places.conclave, /^SO-6, version/, 'Record a verdict');
      people.fills(herts.secretary, {
        'Whose answer': 'GP lead for Dacorum',
        'What they said': 'Approve',
        'How it was received': 'By telephone',
      });
    },
    show: form('Record a verdict'),
  }),
  picture({
    file: 'recorded',
    as: herts.dacorum,
    in: places.dacorum,
    after: (people) => people.sends(herts.secretary),
    show: 'SO-6, version 1',
  }),
  picture({
    file: 'without-form',
    as: herts.stAlbans,
    in: places.stAlbans,
    after: (people) => people.withoutForms(() => people.presses(herts.stAlbans, places.stAlbans, 6, 'Request changes')),
    show: lastMessage,
  }),
  picture({
    file: 'reason-to-follow',
    as: herts.stAlbans,
    in: places.stAlbans,
    after: (people) => people.pressesOn(herts.stAlbans, places.stAlbans, /without it/, 'Request changes, reason to follow'),
    show: 'SO-6, version 1',
  }),
  picture({
    file: 'thread-offer',
    as: herts.dacorumManager,
    in: places.dacorum,
    after: (people) => people.writesBelow(herts.dacorumManager, places.dacorum, 6, 'Approved'),
    async show(tab) {
      await tab.message('SO-6, version 1').getByRole('link', { name: /repl/ }).click();
      const offer = tab.thread.getByRole('article').last();
      await offer.getByText('What is written here').waitFor();
      return offer;
    },
  }),
];
