import { type DeliverOptions, deliver } from './deliver.ts';
import { Dispatcher } from './dispatch/dispatcher.ts';
import { eventPayload } from './dispatch/payloads.ts';
import type { ApiCall, Change, Delivery, DispatchKind, Json, StoredFile } from './model.ts';
import { Person } from './people/person.ts';
import { type Intercept, listen } from './server.ts';
import { type WorkspaceOptions, WorkspaceState } from './state.ts';

export type Workspace = Awaited<ReturnType<typeof startWorkspace>>;

/** Starts a Slack workspace on the loopback interface, with the bot installed and nobody else in it. */
export async function startWorkspace(options: WorkspaceOptions) {
  const state = new WorkspaceState(options);
  const dispatcher = new Dispatcher(state);
  const hooks: { intercept: Intercept | null } = { intercept: null };
  const server = await listen(state, options.port ?? 0, () => hooks.intercept);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The workspace has no port');
  const root = `http://127.0.0.1:${address.port}`;
  state.address = root;
  const people = new Map<string, Person>();

  return {
    /** The base of the Web API, for `slackApiUrl` */
    url: `${root}/api/`,
    team: state.team,
    bot: state.bot,
    botToken: options.botToken,
    appToken: options.appToken ?? null,
    /** The app's connections of Socket Mode, to be counted, warned and broken */
    sockets: state.sockets,
    /** Every file announced, with its bytes once they came */
    files: (): StoredFile[] => state.files.list(),
    signingSecret: options.signingSecret,
    setRequestUrl: (url: string) => dispatcher.setRequestUrl(url),
    ...managing(state),
    as: (user: string) => remembered(people, user, () => new Person(state, dispatcher, root, user)),
    /** Every call of the Web API and of response URLs, the oldest first */
    calls: (method?: string): ApiCall[] => state.calls.filter((call) => method === undefined || call.method === method),
    deliveries: (): Delivery[] => [...state.deliveries],
    /** What tests may answer in Slack's place; null for nothing */
    setIntercept: (intercept: Intercept | null) => {
      hooks.intercept = intercept;
    },
    /** Sends an event; the delivery carries the payload for `sendAgain`. */
    event: async (event: Json): Promise<Delivery> => dispatcher.send('event', eventPayload(state, event)),
    /** Sends an event again as Slack does where it is not sure that it arrived: at once, after 1 and after 5 minutes (number 1 to 3). */
    sendAgain: async (delivery: Delivery, number: 1 | 2 | 3, reason = 'http_timeout'): Promise<Delivery> =>
      dispatcher.send(delivery.kind, delivery.payload, { retry: { number, reason } }),
    deliver: async (kind: DispatchKind, payload: Json, how: DeliverOptions = {}): Promise<Delivery[]> =>
      deliver(dispatcher, state.now(), kind, payload, how),
    onChange: (listener: (change: Change) => void) => state.onChange(listener),
    until: async <T>(read: () => T | null | undefined | false, milliseconds = 5000): Promise<T> => until(state, read, milliseconds),
    close: async (): Promise<void> => {
      state.sockets.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** Who and what is in the workspace, and the bot's place in it. */
function managing(state: WorkspaceState) {
  const changed = (channel: string) => state.changed({ kind: 'channel', channel });
  return {
    addUser: (user: { id: string; name: string; email?: string }) => {
      state.users.set(user.id, { id: user.id, name: user.name, email: user.email ?? null, isBot: false, deleted: false });
    },
    /** Switches somebody's account off. */
    deactivate: (user: string) => {
      state.user(user).deleted = true;
    },
    /** A channel the bot is not in, until it is invited. */
    addChannel: (channel: { id: string; name: string; members: readonly string[]; private?: boolean }) => {
      const members = new Set(channel.members.map((member) => state.user(member).id));
      const kind = channel.private ? 'private' : 'public';
      state.channels.set(channel.id, { id: channel.id, name: channel.name, kind, members, archived: false });
      changed(channel.id);
    },
    /** A person joins a channel. */
    addMember: (channel: string, user: string) => {
      state.channel(channel).members.add(state.user(user).id);
      changed(channel);
    },
    users: () => [...state.users.values()],
    channels: () => [...state.channels.values()],
    invite: (channel: string) => {
      state.channel(channel).members.add(state.bot.userId);
      changed(channel);
    },
    remove: (channel: string) => {
      state.channel(channel).members.delete(state.bot.userId);
      changed(channel);
    },
    archive: (channel: string) => {
      state.channel(channel).archived = true;
      changed(channel);
    },
    unarchive: (channel: string) => {
      state.channel(channel).archived = false;
      changed(channel);
    },
  };
}

/** Waits until something can be seen in the workspace: looks now and after each change. */
async function until<T>(state: WorkspaceState, read: () => T | null | undefined | false, milliseconds: number): Promise<T> {
  const now = read();
  if (now) return now;
  return new Promise<T>((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      forget();
    };
    const timer = setTimeout(() => {
      stop();
      reject(new Error(`Not seen in the workspace within ${milliseconds} ms: ${read.toString()}`));
    }, milliseconds);
    const forget = state.onChange(() => {
      try {
        const seen = read();
        if (!seen) return;
        stop();
        resolve(seen);
      } catch (error) {
        stop();
        reject(error);
      }
    });
  });
}

function remembered<T>(known: Map<string, T>, key: string, make: () => T): T {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}
