import { peopleIn, type RunningCase } from '../running-case.ts';
import type { Channel, OpenView } from '../workspace/model.ts';
import type { Person } from '../workspace/people/person.ts';
import { textOf } from '../workspace/people/reading.ts';
import { caseOnScreen, clockOnScreen } from './case-on-screen.ts';
import type { Conversation, Screen, ViewOnScreen } from './contract.ts';
import type { Manifest } from './manifest.ts';
import { messagesIn } from './messages-on-screen.ts';
import { postsIn } from './posts.ts';

/** What is the same for whoever looks. */
export type Looking = {
  readonly running: RunningCase;
  readonly cases: readonly { readonly key: string; readonly title: string }[];
  readonly manifest: Manifest;
};

/** What one person sees of the running case. */
export function screenOf({ running, cases, manifest }: Looking, as: string | null): Screen {
  const { workspace, clock } = running.world;
  const person = workspace.as(viewerOf(running, as));
  const posts = postsIn(running.known().directory, clock.now());
  const people = peopleIn(running).map(({ id, name }) => ({ id, name, posts: posts.get(id) ?? 'Not in the governance file' }));
  const channels = channelsOf(running, person);
  const home = person.home();
  return {
    world: running.id,
    case: caseOnScreen(running),
    cases: cases.map(({ key, title }) => ({ key, title })),
    clock: clockOnScreen(running),
    people,
    you: person.id,
    bot: { id: workspace.bot.userId, name: manifest.botName },
    conversations: channels.map((channel) => conversation(channel, workspace.bot.userId, manifest.botName)),
    channels: publicChannels(running),
    messages: messagesIn(running, person, channels, manifest.botName),
    modals: person.views().map((view) => viewOnScreen(person, view)),
    home: home && viewOnScreen(person, home),
    commands: manifest.commands.map(({ command, hint, description }) => ({ command, hint, description })),
    shortcuts: manifest.shortcuts,
  };
}

/** Whoever is not in this case, as after another was started, begins as the first in its walk-through, else in its file. */
function viewerOf(running: RunningCase, as: string | null): string {
  const people = peopleIn(running).map(({ id }) => id);
  if (as !== null && people.includes(as)) return as;
  const [begins] = running.case.steps.flatMap(({ does }) => (does.kind === 'wait' ? [] : [does.as]));
  const [first] = begins === undefined ? people : [begins];
  if (first === undefined) throw new Error('Nobody is in this case');
  return first;
}

/** The channels a person is in, by name, then the direct messages with the app. */
function channelsOf({ world }: RunningCase, person: Person): Channel[] {
  const mine = world.workspace.channels().filter(({ kind, members }) => kind !== 'direct' && members.has(person.id));
  return [...mine.sort((a, b) => a.name.localeCompare(b.name, 'en-GB')), person.direct()];
}

function publicChannels({ world }: RunningCase): Screen['channels'] {
  return world.workspace.channels().flatMap(({ id, name, kind }) => (kind === 'public' ? { id, name } : []));
}

function conversation({ id, name, kind, members }: Channel, bot: string, botName: string): Conversation {
  const others = [...members].filter((member) => member !== bot);
  return { id, name: kind === 'direct' ? botName : name, kind, appIn: members.has(bot), members: others };
}

function viewOnScreen(person: Person, view: OpenView): ViewOnScreen {
  const { id, hash, kind, title, content, blocks } = view;
  const [submit, close] = [textOf(content['submit']), textOf(content['close']) ?? 'Cancel'];
  return { id, hash, kind, title, submit, close, blocks, values: person.values(view) };
}
