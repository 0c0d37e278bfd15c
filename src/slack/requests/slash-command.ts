import type { CommandHelp } from '../views/replies.ts';
import type { Handler } from './handler.ts';

/** A slash command as it stands in the manifest, with what it can do. */
export type SlashCommand = {
  readonly name: `/${string}`;
  readonly description: string;
  readonly usageHint: string;
  /** What the command shows without arguments */
  readonly overview: Handler<void>;
  /** By the word after the command, or words ("digest preview") */
  readonly subcommands: Readonly<Record<string, Subcommand>>;
};

type Subcommand = {
  /** How it is typed after the command, e.g. "log [pathway] [status] text" */
  readonly usage: string;
  /** What it does, in a few words */
  readonly summary: string;
  /** Whether somebody is named in it by a mention, whose id is wanted */
  readonly takesMention?: boolean;
  /** Takes what was typed after its own words */
  readonly run: Handler<string>;
};

export type Chosen =
  | { readonly kind: 'overview' }
  | { readonly kind: 'help' }
  | { readonly kind: 'subcommand'; readonly subcommand: Subcommand; readonly rest: string }
  | { readonly kind: 'unknown'; readonly given: string };

/** Which of a command's subcommands a text asks for. Words are matched whatever their case; the rest stays as typed. */
export function chooseSubcommand(command: SlashCommand, text: string): Chosen {
  const typed = text.trim();
  if (typed === '') return { kind: 'overview' };
  const longestFirst = Object.entries(command.subcommands).sort(([a], [b]) => b.length - a.length);
  for (const [words, subcommand] of longestFirst) {
    const match = new RegExp(`^${words.replaceAll(' ', '\\s+')}(?=\\s|$)`, 'i').exec(typed);
    if (match) return { kind: 'subcommand', subcommand, rest: typed.slice(match[0].length).trim() };
  }
  const [given = ''] = typed.split(/\s+/);
  return given.toLowerCase() === 'help' ? { kind: 'help' } : { kind: 'unknown', given };
}

/** Slack sends `&`, `<` and `>` in a command's text escaped. */
export function asTyped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** What is said of a command by way of help. */
export function helpOf({ name, description, subcommands }: SlashCommand): CommandHelp {
  return { name, description, usages: Object.values(subcommands).map(({ usage, summary }) => ({ usage, summary })) };
}
