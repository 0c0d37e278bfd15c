import type { SlashCommand } from '#src/slack/requests/slash-command.ts';
import { board } from './board.ts';
import { pathway } from './pathway.ts';
import { signoff } from './signoff.ts';

/** Every slash command, as it stands in manifest.yml. */
export const commands: readonly SlashCommand[] = [pathway, signoff, board];
