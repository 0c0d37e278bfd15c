import type { People } from './people.ts';
import { form, picture } from './picture.ts';
import { approve, businessPlan, groups, herts, places } from './west-herts.ts';

const { dacorum, dacorumManager, hertsmere, stAlbans, stAlbansNurse, watford } = groups;
const diabetes = 'https://example.org/diabetes';

/** SO-2: changed twice, then rejected. SO-3: withdrawn. SO-4: approved by chair's action. */
export const ended = [
  picture({
    file: 'reason-form',
    as: herts.watford,
    in: places.direct,
    async after(people) {
      await people.begins(
        herts.diabetes,
        places.diabetes,
        'Business plan',
        businessPlan('Diabetes business plan', `${diabetes}/plan-v1.pdf`),
      );
      await people.sends(herts.diabetes);
      await approve(people, 2, [dacorum, dacorumManager]);
      await people.presses(herts.watford, places.direct, 2, 'Request changes');
      people.fills(herts.watford, { Reason: 'The title says nothing of foot care, which is half of the plan.' });
    },
    show: form('Request changes'),
  }),
  picture({
    file: 'changes-requested-by-one',
    as: herts.hertsmere,
    in: places.hertsmere,
    after: (people) => people.sends(herts.watford),
    show: 'SO-2, version 1',
  }),
  picture({
    file: 'sent-back',
    as: herts.diabetes,
    in: places.direct,
    async after() {},
    show: 'has sent back version 1 of SO-2',
  }),
  picture({
    file: 'changes-requested',
    as: herts.hertsmere,
    in: places.hertsmere,
    after: (people) => approve(people, 2, [hertsmere, stAlbans, stAlbansNurse]),
    show: 'SO-2, version 1',
  }),
  picture({
    file: 'outcome',
    as: herts.diabetes,
    in: places.direct,
    async after() {},
    show: 'SO-2, version 1: changes requested',
  }),
  picture({
    file: 'amend-form',
    as: herts.diabetes,
    in: places.diabetes,
    async after(people) {
      await people.types(herts.diabetes, places.diabetes, 'amend SO-2');
      people.fills(herts.diabetes, {
        Title: 'Diabetes and foot care business plan',
        'Kind of change': 'Minor',
        'What has changed, and why': 'Only the title names foot care now; the plan is the same.',
      });
    },
    show: form('New version'),
  }),
  picture({
    file: 'amended-minor',
    as: herts.watford,
    in: places.direct,
    after: (people) => people.sends(herts.diabetes),
    show: 'SO-2, version 2',
  }),
  picture({ file: 'amended-major', as: herts.dacorum, in: places.dacorum, after: sendMajorVersion, show: 'SO-2, version 3' }),
  picture({
    file: 'rejected',
    as: herts.dacorum,
    in: places.dacorum,
    async after(people) {
      await people.presses(herts.watford, places.direct, 2, 'Reject');
      await people.sends(herts.watford, { Reason: "Podiatry can't be paid for from this budget." });
    },
    show: 'SO-2, version 3',
  }),
  picture({ file: 'withdrawn', as: herts.hertsmere, in: places.hertsmere, after: withdraw, show: 'SO-3, version 1' }),
  picture({ file: 'chairs-action', as: herts.finance, in: places.committee, after: actAsChair, show: 'SO-4, version 1' }),
];

async function sendMajorVersion(people: People): Promise<void> {
  await people.types(herts.diabetes, places.diabetes, 'amend SO-2');
  await people.sends(herts.diabetes, {
    Links: `${diabetes}/plan-v2.pdf`,
    'Kind of change': 'Major',
    'What has changed, and why': 'The foot clinics have costs of their own now.',
  });
}

async function withdraw(people: People): Promise<void> {
  const plan = businessPlan('Intermediate care business plan', 'https://example.org/intermediate-care/plan.pdf');
  await people.begins(herts.intermediate, places.intermediate, 'Business plan', plan);
  await people.sends(herts.intermediate);
  await approve(people, 3, [dacorum]);
  await people.types(herts.intermediate, places.intermediate, 'withdraw SO-3');
  await people.sends(herts.intermediate, { Reason: 'The county pays for two of the beds now: the sums have to be done again.' });
}

async function actAsChair(people: People): Promise<void> {
  const plan = businessPlan('Urgent care business plan', 'https://example.org/urgent-care/plan.pdf');
  await people.begins(herts.urgent, places.urgent, 'Business plan', plan);
  await people.sends(herts.urgent);
  await approve(people, 4, [dacorum, dacorumManager, hertsmere, stAlbans, stAlbansNurse, watford]);
  await people.presses(herts.committeeChair, places.committee, 4, 'signoff_more', 'Approve alone as chair');
  await people.sends(herts.committeeChair, { Reason: 'The lease has to be signed this week.' });
}
