import type { Conversation, PersonOnScreen, Screen } from '../../web/contract.ts';

export type Suggestion = {
  readonly key: string;
  readonly label: string;
  /** How a command goes on */
  readonly hint: string;
  readonly detail: string;
  readonly insert: string;
};

/** What may be meant by what stands before the caret, from `from` on. */
export type Suggestions = {
  readonly about: 'Commands' | 'People' | 'Channels';
  readonly from: number;
  readonly list: readonly Suggestion[];
};

type Known = Pick<Screen, 'commands' | 'people' | 'conversations'>;

/** What to offer while somebody types; null where there is nothing to offer. */
export function suggest(text: string, caret: number, known: Known): Suggestions | null {
  const before = text.slice(0, caret);
  const found = suggestCommands(before, known.commands) ?? suggestNames(before, known);
  return found !== null && found.list.length > 0 ? found : null;
}

/** The text once a suggestion is taken, and where the caret stands then. */
export function take(text: string, caret: number, from: number, { insert }: Suggestion): { readonly text: string; readonly caret: number } {
  const after = text.slice(caret);
  const taken = `${text.slice(0, from)}${insert}${after.startsWith(' ') ? '' : ' '}`;
  return { text: taken + after, caret: taken.length + (after.startsWith(' ') ? 1 : 0) };
}

/** The command that stands at the beginning of a text in full. */
export function commandIn(text: string, commands: Known['commands']): Known['commands'][number] | null {
  const word = /^\S+/.exec(text)?.[0];
  return commands.find(({ command }) => command === word) ?? null;
}

function suggestCommands(before: string, commands: Known['commands']): Suggestions | null {
  if (!/^\/\S*$/.test(before)) return null;
  const list = commands
    .filter(({ command }) => command.startsWith(before.toLowerCase()) && command !== before)
    .map(({ command, hint, description }) => ({ key: command, label: command, hint, detail: description, insert: command }));
  return { about: 'Commands', from: 0, list };
}

/** The longest name there could be; it may hold spaces. */
const longest = 60;

function suggestNames(before: string, { people, conversations }: Known): Suggestions | null {
  const sign = /(?:^|[\s(])([@#])([^@#\n]*)$/.exec(before);
  const typed = sign?.[2];
  if (typed === undefined || typed.length > longest) return null;
  const from = before.length - typed.length - 1;
  return sign?.[1] === '@'
    ? { about: 'People', from, list: peopleLike(typed, people) }
    : { about: 'Channels', from, list: channelsLike(typed, conversations) };
}

function peopleLike(typed: string, people: readonly PersonOnScreen[]): Suggestion[] {
  return people
    .filter(({ name }) => hasWordFrom(name, typed))
    .map(({ id, name, posts }) => ({ key: id, label: name, hint: '', detail: posts, insert: `@${name}` }));
}

function channelsLike(typed: string, conversations: readonly Conversation[]): Suggestion[] {
  return conversations
    .filter(({ kind, name }) => kind !== 'direct' && hasWordFrom(name, typed))
    .map(({ id, name, kind }) => ({
      key: id,
      label: `#${name}`,
      hint: '',
      detail: kind === 'private' ? 'Private channel' : 'Channel',
      insert: `#${name}`,
    }));
}

/** Whether one of the name's words and all that follows begin as typed. */
function hasWordFrom(name: string, typed: string): boolean {
  const lower = name.toLowerCase();
  const starts = [0, ...[...lower.matchAll(/[\s(-]+/g)].map(({ 0: gap, index }) => index + gap.length)];
  return starts.some((start) => lower.startsWith(typed.toLowerCase(), start));
}
