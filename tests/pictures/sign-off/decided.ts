import { form, picture } from './picture.ts';
import { approve, businessPlan, groups, herts, places } from './west-herts.ts';

const { dacorum, dacorumManager, hertsmere, stAlbansNurse, watford } = groups;

/** SO-1: asked, answered and approved, with a condition. */
export const decided = [
  picture({
    file: 'request-form',
    as: herts.heart,
    in: places.heart,
    async after(people) {
      await people.begins(herts.heart, places.heart, 'Business plan', {
        ...businessPlan('Heart failure business plan', 'https://example.org/heart-failure/plan-v1.pdf'),
        'What is asked': 'Agree to two community clinics and three specialist nurses from January 2008.',
      });
    },
    height: 2_700,
    show: form('Request sign-off'),
  }),
  picture({
    file: 'open',
    as: herts.dacorumManager,
    in: places.dacorum,
    async after(people) {
      await people.sends(herts.heart);
      await approve(people, 1, [dacorum, hertsmere]);
    },
    show: 'SO-1, version 1',
  }),
  picture({
    file: 'before-its-step',
    as: herts.finance,
    in: places.committee,
    after: (people) => people.types(herts.finance, places.committee, 'show SO-1'),
    show: 'SO-1, version 1',
  }),
  picture({
    file: 'conditions-form',
    as: herts.stAlbans,
    in: places.stAlbans,
    async after(people) {
      await people.presses(herts.stAlbans, places.stAlbans, 1, 'Approve with conditions');
      people.fills(herts.stAlbans, {
        'Condition 1': 'Say how housebound patients reach the clinics.',
        'Who has to meet condition 1': herts.heart,
        'Condition 1 is due': '2007-10-31',
      });
    },
    show: form('Approve with conditions'),
  }),
  picture({
    file: 'conditions-outstanding',
    as: herts.stAlbans,
    in: places.stAlbans,
    async after(people) {
      await people.sends(herts.stAlbans);
      await approve(people, 1, [stAlbansNurse, dacorumManager, watford]);
      await approve(people, 1, [
        [herts.finance, places.committee],
        [herts.lay, places.committee],
      ]);
    },
    show: 'SO-1, version 1',
  }),
  picture({ file: 'certificate', as: herts.heart, in: places.heart, async after() {}, show: 'Certificate of SO-1' }),
  picture({
    file: 'approved',
    as: herts.finance,
    in: places.committee,
    async after(people) {
      await people.presses(herts.stAlbans, places.stAlbans, 1, 'Mark as met');
      await people.pressesOn(herts.stAlbans, places.stAlbans, /housebound/, 'Mark as met');
      await people.sends(herts.stAlbans, { 'How it was met': 'Home visits are in the plan now.' });
    },
    show: 'SO-1, version 1',
  }),
];
