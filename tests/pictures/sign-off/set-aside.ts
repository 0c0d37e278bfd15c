import type { People } from './people.ts';
import { form, picture } from './picture.ts';
import { businessPlan, herts, places } from './west-herts.ts';

/** SO-5: procurement, closed. SO-6: before somebody with an interest. */
export const setAside = [
  picture({ file: 'closed-channel', as: herts.medicine, in: places.conclave, after: tender, show: 'SO-5, version 1' }),
  picture({ file: 'closed-direct-message', as: herts.dacorum, in: places.direct, async after() {}, show: 'SO-5, version 1' }),
  picture({
    file: 'interest-form',
    as: herts.stAlbansNurse,
    in: places.stAlbans,
    async after(people) {
      const plan = businessPlan('Breathlessness clinics', 'https://example.org/respiratory/clinics.pdf');
      await people.begins(herts.respiratory, places.respiratory, 'Business plan', plan);
      await people.sends(herts.respiratory);
      await people.presses(herts.stAlbansNurse, places.stAlbans, 6, 'signoff_more', 'Declare an interest');
      people.fills(herts.stAlbansNurse, {
        Kind: 'Indirect',
        'What it is': 'My husband works for the company that would run the clinics.',
        'What it touches': ['This request, SO-6'],
      });
    },
    show: form('Declare an interest'),
  }),
  picture({
    file: 'recused',
    as: herts.stAlbans,
    in: places.stAlbans,
    after: (people) => people.sends(herts.stAlbansNurse),
    show: 'SO-6, version 1',
  }),
  picture({
    file: 'ruling-message',
    as: herts.stAlbans,
    in: places.direct,
    async after() {},
    show: 'has declared an interest',
  }),
  picture({
    file: 'ruling-form',
    as: herts.stAlbans,
    in: places.direct,
    async after(people) {
      await people.pressesOn(herts.stAlbans, places.direct, /has declared an interest/, 'Rule on it');
      people.fills(herts.stAlbans, {
        Ruling: 'Speak, not decide',
        Reason: 'She knows the clinics, and her husband would gain by them.',
      });
    },
    show: form('Rule on an interest'),
  }),
  picture({
    file: 'inquorate',
    as: herts.dacorum,
    in: places.dacorum,
    async after(people) {
      await people.sends(herts.stAlbans);
      await people.presses(herts.watford, places.direct, 6, 'signoff_more', 'Declare an interest');
      await people.sends(herts.watford, {
        Kind: 'Financial',
        'What it is': 'I hold shares in the company that would run the clinics.',
        'What it touches': ['This request, SO-6', 'The pathway COPD and respiratory'],
      });
    },
    show: 'SO-6, version 1',
  }),
  picture({
    file: 'preview-inquorate',
    as: herts.respiratory,
    in: places.respiratory,
    height: 2_700,
    async after(people) {
      const plan = businessPlan('Pulmonary rehabilitation', 'https://example.org/respiratory/rehabilitation.pdf');
      await people.begins(herts.respiratory, places.respiratory, 'Business plan', plan);
    },
    show: form('Request sign-off'),
  }),
  picture({
    file: 'privacy-form',
    as: herts.secretary,
    in: places.conclave,
    async after(people) {
      await people.types(herts.secretary, places.conclave, 'privacy SO-6');
      await people.chooses(herts.secretary, 'Who may see it', 'Private: only its group, the bodies asked and the secretariat; no provider');
      people.fills(herts.secretary, { 'Private because': 'Commercial', 'Public title': 'Clinics in two towns' });
    },
    show: form('Who may see it'),
  }),
  picture({
    file: 'preview-private',
    as: herts.respiratory,
    in: places.respiratory,
    height: 2_700,
    async after(people) {
      await people.closes(herts.secretary);
      await people.closes(herts.respiratory);
      await people.begins(herts.respiratory, places.respiratory, 'Procurement', {
        Title: 'Portable oxygen',
        Links: 'https://example.org/respiratory/portable.pdf',
        'Public title': 'A service at home',
      });
    },
    show: form('Request sign-off'),
  }),
];

async function tender(people: People): Promise<void> {
  await people.begins(herts.respiratory, places.respiratory, 'Procurement', {
    Title: 'Home oxygen service',
    'Public title': 'A community respiratory service',
    'More on why it is private': 'Three bids are open until 28 September.',
    'What is asked': 'Approve the tender, at most 1.2 million a year.',
    Links: 'https://example.org/respiratory/tender.pdf',
  });
  await people.sends(herts.respiratory);
}
