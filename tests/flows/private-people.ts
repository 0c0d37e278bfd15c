import type { RequestSignOff } from '#src/use-cases/sign-off/request/request-sign-off.ts';
import { requestSignOff } from '#src/use-cases/sign-off/request/request-sign-off.ts';
import { kentWithThreeApprovers } from '#tests/support/governance.ts';
import { only } from '#tests/support/seeing.ts';
import type { SignOffFlow } from './sign-off-flow.ts';

/** Stands in every title, text and name of what is private, and nowhere else. */
export const secret = 'Quetzal';
export const outsider = 'U0OUTSIDER';
/** An approver of the leadership group, who works for a provider. */
export const trustApprover = 'U0TRUST';
/** Of the secretariat, and works for a provider. */
export const trustSecretary = 'U0TRUSTSEC';

/**
 * The Kent case with somebody who sits nowhere, an approver and a secretary who work for a provider, a route for procurements, and a private pathway
 * whose name and reason are secret.
 */
export const kentWithSecrets = kentWithThreeApprovers
  .replace('secretariat: [secretary]', 'secretariat: [secretary, trust-secretary]')
  .replace(
    '  - { key: dementia-doctor,',
    `  - { key: outsider, slack: ${outsider}, name: Somebody else, organisation: kcc, profession: other }
  - { key: trust-director, slack: ${trustApprover}, name: Trust director, organisation: acute, profession: doctor }
  - { key: trust-secretary, slack: ${trustSecretary}, name: Trust officer, organisation: acute, profession: management }
  - { key: dementia-doctor,`,
  )
  .replace(
    '      - { person: cabinet-member, role: deputy }',
    '      - { person: cabinet-member, role: deputy }\n      - { person: trust-director, role: approver }',
  )
  .replace(
    '\nroutes:',
    `
  - { key: community, name: ${secret} service, group: dementia-group, tier: local, phase: developing, private: ${secret} talks, public_title: Community services }

routes:
  - { key: tender, name: Procurement, subject: procurement, steps: [ { bodies: [clg] }, { bodies: [kent-hwb] } ] }`,
  );

/** As the file says it, with the pathway open. */
export const kentWithSecretOpen = kentWithSecrets.replace(`private: ${secret} talks, `, '');

export const secretContent = {
  title: `${secret} tender`,
  ask: `Agree the ${secret} tender`,
  links: 'https://example.org/quetzal.pdf',
  files: [],
  sections: [],
  note: `Not beyond the ${secret} sum`,
};

/** Asks for a sign-off of a pathway on a route, by their keys, and gives its number. */
export async function ask(
  flow: SignOffFlow,
  [pathway, route]: readonly [string, string],
  more: Partial<RequestSignOff> = {},
  user = 'U0DEMENTIA',
): Promise<number> {
  const { reference } = await flow.run(user, async (stores, actor) => {
    const { pathways, routes } = actor.directory;
    const outcome = await requestSignOff(
      stores,
      actor,
      {
        pathwayId: only(
          pathways.find(({ key }) => key === pathway),
          pathway,
        ).id,
        routeId: only(
          routes.find(({ key }) => key === route),
          route,
        ).id,
        content: secretContent,
        meetingId: null,
        deadline: { day: null, reason: null },
        privateReason: null,
        publicTitle: null,
        privateNote: null,
        ...more,
      },
      flow.clock.now(),
    );
    if (outcome.refused) throw new Error(JSON.stringify(outcome.refusal));
    return outcome.value;
  });
  return Number(reference.slice(3));
}
