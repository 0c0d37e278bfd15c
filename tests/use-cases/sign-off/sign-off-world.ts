import type { DateTime } from 'luxon';
import { contentOf } from '#src/database/stores/messages/message-rows.ts';
import type { Directory } from '#src/domain/directory.ts';
import type { Outcome, Refusal } from '#src/domain/refusal.ts';
import { type Actor, findActor } from '#src/use-cases/actor.ts';
import type { MessageContent } from '#src/use-cases/messages/messages.ts';
import type { Stores } from '#src/use-cases/ports/stores.ts';
import { type GiveVerdict, giveVerdict } from '#src/use-cases/sign-off/decide/give-verdict.ts';
import type { GivenContent } from '#src/use-cases/sign-off/decide/version-content.ts';
import { type RequestSignOff, requestSignOff } from '#src/use-cases/sign-off/request/request-sign-off.ts';
import { type GovernanceWorld, governedWorld, kent } from '#tests/support/governance.ts';
import { london } from '#tests/support/kent.ts';

export type CaseWorld = GovernanceWorld & {
  /** Runs a use case as the person with this Slack id, in a transaction of its own. */
  as<T>(slackUserId: string, work: (stores: Stores, actor: Actor) => Promise<T>): Promise<T>;
  directory(): Promise<Directory>;
  /** Every message in the order in which it was stored: where it goes and what it says now. */
  messages(): Promise<{ to: string; kind: string; content: MessageContent }[]>;
  /** "action, actor" of every link of the chain after the governance file. */
  chronicle(): Promise<string[]>;
  request(
    slackUserId: string,
    more?: Partial<Omit<RequestSignOff, 'content'>> & { content?: Partial<GivenContent> | undefined },
  ): ReturnType<typeof requestSignOff>;
  decide(slackUserId: string, body: string, more?: Partial<GiveVerdict>, at?: DateTime): ReturnType<typeof giveVerdict>;
};

export const sampleContent: GivenContent = {
  title: 'Dementia redesign',
  ask: null,
  links: 'https://docs.example/d.pdf',
  files: [],
  sections: [],
  note: null,
};

const applied = london('2011-11-09T09:00');
export const now = london('2011-11-10T10:30');

/** The Kent case (or another file), applied on a database of its own. */
export async function caseWorld(source = kent): Promise<CaseWorld> {
  const world = await governedWorld(source, applied);
  const directory = () => world.transact((stores) => loaded(stores));
  const as: CaseWorld['as'] = (slackUserId, work) =>
    world.transact(async (stores) => {
      const actor = findActor(await loaded(stores), slackUserId, now);
      if (!actor) throw new Error(`${slackUserId} is not in the governance file`);
      return work(stores, actor);
    });
  return {
    ...world,
    as,
    directory,
    async messages() {
      const rows = await world.prisma.outgoingMessage.findMany({ orderBy: { id: 'asc' } });
      return rows.map(({ channelId, slackUserId, kind, content }) => ({
        to: channelId ?? slackUserId ?? '',
        kind,
        content: contentOf({ content }),
      }));
    },
    async chronicle() {
      const rows = await world.prisma.chronicleEntry.findMany({ orderBy: { position: 'asc' }, skip: 1 });
      return rows.map(({ action, actor }) => `${action}, ${actor}`);
    },
    async request(slackUserId, more = {}) {
      const { pathways, routes } = await directory();
      const input: RequestSignOff = {
        pathwayId: pathways[0]?.id ?? '',
        routeId: routes[0]?.id ?? '',
        meetingId: null,
        deadline: { day: null, reason: null },
        privateReason: null,
        publicTitle: null,
        privateNote: null,
        ...more,
        content: { ...sampleContent, ...more.content },
      };
      return as(slackUserId, (stores, actor) => requestSignOff(stores, actor, input, now));
    },
    async decide(slackUserId, bodyKey, more = {}, at = now) {
      const asked = await world.prisma.signOffBody.findFirstOrThrow({ where: { body: { key: bodyKey } }, orderBy: { id: 'desc' } });
      const input: GiveVerdict = { signOffBodyId: asked.id, version: 1, verdict: 'approve', reason: null, ...more };
      return as(slackUserId, (stores, actor) => giveVerdict(stores, actor, input, at));
    },
  };
}

/** The result of an outcome that must not be refused. */
export function resultOf<T>(outcome: Outcome<T>): T {
  if (outcome.refused) throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`);
  return outcome.value;
}

/** The refusal of an outcome that must be refused. */
export function refusalOf(outcome: Outcome<unknown>): Refusal {
  if (!outcome.refused) throw new Error('it was not refused');
  return outcome.refusal;
}

async function loaded(stores: Stores): Promise<Directory> {
  const directory = await stores.directories.ofTeam('T0KENT');
  if (!directory) throw new Error('No governance file is applied');
  return directory;
}
