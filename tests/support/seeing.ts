import type { Message } from '#src/playground/workspace/model.ts';
import type { Person } from '#src/playground/workspace/people/person.ts';
import { allText, buttons } from '#src/playground/workspace/people/reading.ts';

/** The last message a person sees in a place, with what it says in its blocks. */
export function lastSeen(person: Person, channel: string): Message {
  return only(person.sees(channel).at(-1), `${person.id} sees nothing in ${channel}`);
}

/** The only message in a place whose words match. */
export function theMessage(messages: readonly Message[], words: RegExp): Message {
  const found = messages.filter((message) => words.test(message.text) || words.test(allText(message)));
  if (found.length !== 1) throw new Error(`${found.length} messages match ${words}: ${messages.map(({ text }) => text).join('\n---\n')}`);
  return only(found[0], '');
}

/** The labels of a message's buttons. */
export function labels(message: Message): string[] {
  return buttons(message).map(({ label }) => label);
}

/** The buttons of a card that has something to decide. */
export const decisionButtons = ['Approve', 'Request changes', 'Reject', 'Approve with conditions'];

export function only<T>(value: T | null | undefined, otherwise: string): T {
  if (value === null || value === undefined) throw new Error(otherwise);
  return value;
}

/** Where the only link whose label matches leads. */
export function linkIn(message: Message, label: string): string {
  const [, link] = new RegExp(`<(http[^|>]+)\\|${label}>`).exec(JSON.stringify(message.blocks)) ?? [];
  return only(link, `No link is called ${label} in: ${message.text}`);
}
