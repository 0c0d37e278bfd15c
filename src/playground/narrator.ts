import type { Clock } from '../clock.ts';
import { linesOfMessage, linesOfView } from './plain-text.ts';
import type { Message } from './workspace/model.ts';
import type { Workspace } from './workspace/workspace.ts';

export type Narrator = {
  /** Tells what somebody does, under the organisation's time where that has moved. */
  readonly tell: (what: string) => void;
  /** Shows everything that a channel or a person sees now and has not been shown before. */
  readonly look: () => void;
};

type NarratorOptions = {
  readonly workspace: Workspace;
  readonly clock: Clock;
  readonly zone: string;
  readonly print: (line: string) => void;
};

/** Tells in plain text what happens in a workspace. It knows only what people can see there. */
export function createNarrator({ workspace, clock, zone, print }: NarratorOptions): Narrator {
  const shown = new Map<string, readonly string[]>();
  let lastTime = '';

  function tell(what: string): void {
    const time = clock.now().setZone(zone).setLocale('en-GB').toFormat('cccc d MMMM yyyy, HH:mm');
    if (time !== lastTime) print(`\n${time}\n${'='.repeat(time.length)}`);
    lastTime = time;
    print(`\n> ${what}`);
  }

  /** What is new of something that has a key, or null where it stands as it was shown. */
  function show(key: string, heading: string, lines: readonly string[], indent: string): void {
    const before = shown.get(key);
    shown.set(key, lines);
    if (before === undefined) write(heading, lines, indent);
    else if (before.join('\n') !== lines.join('\n')) write(`${heading}, updated in place`, differences(before, lines), indent);
  }

  function write(heading: string, lines: readonly string[], indent: string): void {
    print(`\n${indent}${heading}:`);
    for (const line of lines) print(`${indent}    ${line}`);
  }

  function showMessage(place: string, message: Message): void {
    const reply = message.threadTs !== null;
    const heading = message.ephemeral === null ? place : `${place}, only visible to ${nameOf(workspace, message.ephemeral)}`;
    const channels = new Map(workspace.channels().map(({ id, name }) => [id, name]));
    const lines = linesOfMessage(message, channels);
    show(`${message.channel} ${message.ts}`, reply ? 'reply in the thread' : heading, lines, reply ? '      ' : '  ');
  }

  return {
    tell,
    look() {
      for (const { place, messages } of places(workspace)) for (const message of messages) showMessage(place, message);
      for (const { id, name } of people(workspace)) {
        const view = workspace.as(id).view();
        if (view) show(`${view.id} ${view.hash}`, `Modal before ${name}`, linesOfView(view), '  ');
      }
    },
  };
}

type Place = { readonly place: string; readonly messages: readonly Message[] };

/** Every channel and every conversation with the bot, each with all that anybody sees there. */
function places(workspace: Workspace): Place[] {
  const everybody = people(workspace);
  const channels = workspace.channels().filter(({ kind }) => kind !== 'direct');
  return [
    ...channels.map(({ id, name }) => ({
      place: `#${name}`,
      messages: withThreads(
        workspace,
        everybody.map((person) => [person.id, workspace.as(person.id).sees(id)]),
      ),
    })),
    ...everybody.map(({ id, name }) => ({
      place: `Direct message to ${name}`,
      messages: withThreads(workspace, [[id, workspace.as(id).directMessages()]]),
    })),
  ];
}

/** What these people see, each message once, in order, each followed by its thread. */
function withThreads(workspace: Workspace, seen: readonly (readonly [string, readonly Message[]])[]): Message[] {
  const all = seen.flatMap(([person, messages]) => messages.flatMap((message) => workspace.as(person).thread(message)));
  const once = new Map(all.map((message) => [message.ts, message]));
  return [...once.values()].sort((a, b) => compare(a.threadTs ?? a.ts, b.threadTs ?? b.ts) || compare(a.ts, b.ts));
}

function differences(before: readonly string[], after: readonly string[]): string[] {
  return [
    ...before.filter((line) => !after.includes(line)).map((line) => `was  ${line}`),
    ...after.filter((line) => !before.includes(line)).map((line) => `now  ${line}`),
  ];
}

function people(workspace: Workspace) {
  return workspace.users().filter(({ isBot }) => !isBot);
}

function nameOf(workspace: Workspace, userId: string): string {
  return workspace.users().find(({ id }) => id === userId)?.name ?? userId;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
