import { CannotBeDone } from '../workspace/cannot-be-done.ts';
import type { Person } from '../workspace/people/person.ts';
import type { Act, ActAnswer } from './contract.ts';
import type { Manifest } from './manifest.ts';

type Writing = Extract<Act, { kind: 'write' }>;

/** Sends a slash command to the app, or puts a person's own message into the channel. */
export async function write(person: Person, manifest: Manifest, { channel, thread, text }: Writing): Promise<ActAnswer> {
  if (manifest.readOnly && channel === person.direct().id) throw new CannotBeDone('Sending messages to this app has been turned off.');
  const [, name, rest = ''] = /^(\/\S+)\s*(.*)$/s.exec(text) ?? [];
  if (name === undefined) person.says(channel, escaped(text, true), thread);
  else await command(person, manifest, { channel, thread, name, text: rest });
  return { errors: {}, notice: null };
}

type Typed = Pick<Writing, 'channel' | 'thread' | 'text'> & { readonly name: string };

/** Where the app does not answer as it should, Slackbot says so in the channel. */
async function command(person: Person, { botName, commands }: Manifest, { channel, thread, name, text }: Typed): Promise<void> {
  const known = commands.find((one) => one.command === name);
  if (!known) {
    const valid = new Intl.ListFormat('en-GB').format(commands.map((one) => one.command));
    throw new CannotBeDone(`${name} is not a valid command. The commands of ${botName} are ${valid}.`);
  }
  if (thread !== null) throw new CannotBeDone(`${name} is not supported in threads. Sorry!`);
  await person.command(channel, name, escaped(text, known.escaped));
}

/** As Slack sends what people type: three characters escaped; mentions of people and channels stay what they are where Slack resolves them. */
function escaped(text: string, mentions: boolean): string {
  const whole = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return mentions ? whole.replaceAll(/&lt;([@#][A-Z0-9]+)&gt;/g, '<$1>') : whole;
}
