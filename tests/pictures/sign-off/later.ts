import { picture } from './picture.ts';
import { herts, places } from './west-herts.ts';

/** What time does, and what people find when they look. */
export const later = [
  picture({
    file: 'reminder',
    as: herts.dacorum,
    in: places.direct,
    after: (people) => people.until('2007-10-09T10:00'),
    show: async (tab) => tab.conversation.getByRole('article').last(),
  }),
  picture({
    file: 'overdue',
    as: herts.dacorum,
    in: places.direct,
    after: (people) => people.until('2007-10-11T10:00'),
    show: 'SO-5, version 1',
  }),
  picture({
    file: 'escalation',
    as: herts.secretary,
    in: places.direct,
    after: (people) => people.until('2007-10-15T10:00'),
    show: async (tab) => tab.conversation.getByRole('article').last(),
  }),
  picture({
    file: 'list',
    as: herts.dacorum,
    in: places.dacorum,
    after: (people) => people.types(herts.dacorum, places.dacorum, 'list'),
    show: async (tab) => tab.conversation.getByRole('article').last(),
  }),
  picture({
    file: 'show',
    as: herts.heart,
    in: places.heart,
    after: (people) => people.types(herts.heart, places.heart, 'show SO-1'),
    scale: 1.2,
    show: 'SO-1, version 1',
  }),
  picture({
    file: 'home',
    as: herts.dacorum,
    in: places.home,
    height: 760,
    after: (people) => people.opensHome(herts.dacorum),
    async show(tab) {
      await tab.conversation.getByRole('heading', { name: 'Next meetings' }).waitFor();
      return tab.conversation;
    },
  }),
  picture({
    file: 'home-requests',
    as: herts.respiratory,
    in: places.home,
    height: 760,
    after: (people) => people.opensHome(herts.respiratory),
    async show(tab) {
      await tab.conversation.getByRole('heading', { name: 'Next meetings' }).waitFor();
      return tab.conversation;
    },
  }),
];
