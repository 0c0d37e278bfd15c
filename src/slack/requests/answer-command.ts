import { commandHelp, unknownSubcommand } from '../views/replies.ts';
import { type Answer, refusal, reply } from './answer.ts';
import { namesIn, withNames } from './as-read.ts';
import type { Context } from './handler.ts';
import { chooseSubcommand, helpOf, type SlashCommand } from './slash-command.ts';
import { Stale } from './stale.ts';

/** Runs what a slash command's text asks for; help and unknown input are answered with how the command is used. */
export async function answerCommand(commands: readonly SlashCommand[], name: string, text: string, context: Context): Promise<Answer> {
  const command = commands.find((one) => one.name === name);
  if (!command) throw new Stale();
  const named = namesIn(context.actor.directory, context.now);
  const chosen = chooseSubcommand(command, text);
  switch (chosen.kind) {
    case 'overview':
      return command.overview(context);
    case 'help':
      return reply(commandHelp(helpOf(command)));
    case 'unknown':
      return refusal(unknownSubcommand(helpOf(command), withNames(chosen.given, named), context.typed ?? ''));
    case 'subcommand':
      return chosen.subcommand.run(context, chosen.subcommand.takesMention ? chosen.rest : withNames(chosen.rest, named));
  }
}
