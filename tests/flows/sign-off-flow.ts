import type { Directory } from '#src/domain/directory.ts';
import type { Outcome } from '#src/domain/refusal.ts';
import type { Message } from '#src/playground/workspace/model.ts';
import type { Person, PressOptions, PressResult } from '#src/playground/workspace/people/person.ts';
import { type Actor, findActor } from '#src/use-cases/actor.ts';
import type { Stores } from '#src/use-cases/ports/stores.ts';
import { type AmendSignOff, amendSignOff } from '#src/use-cases/sign-off/decide/amend-sign-off.ts';
import { requestSignOff } from '#src/use-cases/sign-off/request/request-sign-off.ts';
import { lastSeen, only, theMessage } from '#tests/support/seeing.ts';
import { startGovernedWorld, type TestWorld } from '#tests/support/world.ts';

/** Who is who in the Kent case, by their ids in Slack. */
export const kentPeople = {
  lead: 'U0DEMENTIA',
  doctor: 'U0DOCTOR',
  chair: 'U0CLGCHAIR',
  kent: 'U0DPHKENT',
  medway: 'U0DPHMEDWAY',
  cabinet: 'U0CABINET',
  secretary: 'U0SECRETARY',
} as const;

export type SignOffFlow = TestWorld & {
  as(user: string): Person;
  /** The card of SO-1 in a channel, or before somebody, as they see it. */
  cardIn(user: string, channel: string): Message;
  cardTo(user: string): Message;
  /** Presses a button, or chooses in a menu, and waits for what comes of it: a private answer or a form. */
  press(user: string, target: Message, name: string, options?: PressOptions): Promise<PressResult>;
  /** The last thing the app said to somebody privately in a channel. */
  told(user: string, channel: string): Message;
  /** Every direct message to somebody, its words only. */
  directly(user: string): string[];
  request(user?: string): Promise<void>;
  amend(more: Partial<Omit<AmendSignOff, 'signOffId'>> & { readonly title?: string }, user?: string): Promise<void>;
  /** Runs a use case as somebody. */
  run<T>(user: string, work: (stores: Stores, actor: Actor) => Promise<T>): Promise<T>;
};

/** A workspace governed by this file, with what people do and see with one request, SO-1. */
export async function startSignOffFlow(source: string, options: Parameters<typeof startGovernedWorld>[1] = {}): Promise<SignOffFlow> {
  const world = await startGovernedWorld(source, options);
  const { transact } = world.conclave.foundation;
  const as = (user: string) => world.workspace.as(user);
  const card = /^SO-1, version \d+: /;
  const run: SignOffFlow['run'] = async (user, work) => {
    const result = await transact(async (stores) => {
      const directory = await directoryOf(stores);
      return work(stores, only(findActor(directory, user, world.clock.now()), `${user} is not in the governance file`));
    });
    await world.settled();
    return result;
  };
  return {
    ...world,
    as,
    run,
    cardIn: (user, channel) => theMessage(as(user).sees(channel), card),
    cardTo: (user) => theMessage(as(user).directMessages(), card),
    async press(user, target, name, options) {
      const answers = world.workspace.calls('response_url').length;
      const open = as(user).view()?.id;
      const result = await as(user).press(target, name, options);
      await world.workspace.until(() => as(user).view()?.id !== open || world.workspace.calls('response_url').length > answers);
      await world.settled();
      return result;
    },
    told(user, channel) {
      const said = lastSeen(as(user), channel);
      if (said.ephemeral !== user) throw new Error(`The last message in ${channel} is not for ${user} alone: ${said.text}`);
      return said;
    },
    directly: (user) =>
      as(user)
        .directMessages()
        .map(({ text }) => text),
    async request(user = 'U0DEMENTIA') {
      await run(user, async (stores, actor) => done(await requestSignOff(stores, actor, requestOf(actor.directory), world.clock.now())));
    },
    async amend({ title = 'Dementia pathway, redesigned again', ...more }, user = 'U0DEMENTIA') {
      const { id: signOffId } = await world.conclave.foundation.database.prisma.signOff.findFirstOrThrow();
      const amended = { signOffId, version: 1, content: { ...content, title }, keptFiles: [], minor: false, reason: null, ...more };
      await run(user, async (stores, actor) => done(await amendSignOff(stores, actor, amended, world.clock.now())));
    },
  };
}

const content = {
  title: 'Dementia pathway, redesigned',
  ask: null,
  links: 'https://example.org/d.pdf',
  files: [],
  sections: [],
  note: null,
};

function requestOf({ pathways, routes }: Directory) {
  return {
    pathwayId: pathways[0]?.id ?? '',
    routeId: routes[0]?.id ?? '',
    content,
    meetingId: null,
    deadline: { day: null, reason: null },
    privateReason: null,
    publicTitle: null,
    privateNote: null,
  };
}

async function directoryOf({ directories }: Stores): Promise<Directory> {
  return only(await directories.ofTeam('T0KENT'), 'No governance file is applied');
}

function done<T>(outcome: Outcome<T>): T {
  if (outcome.refused) throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`);
  return outcome.value;
}
