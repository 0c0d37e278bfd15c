import { statusWords } from '#src/domain/status.ts';
import type { EntryCard, EntryClosedCard } from '#src/use-cases/messages/messages.ts';
import { instant } from '../instants.ts';
import { message, type Piece, type SlackMessage } from '../layout.ts';
import { privateHere } from '../sign-off/read/words.ts';
import { statusWithMeaning } from '../status.ts';
import { name, theBody, type Words, words } from '../words.ts';

/** A progress report as it stands in its group's channel. */
export function drawEntryCard(card: EntryCard): SlackMessage {
  return message([
    { kind: 'heading', text: `${card.pathway}: ${statusWords[card.status].name}` },
    { kind: 'paragraph', words: words`${statusWithMeaning(card.status)}. ${history(card)}` },
    { kind: 'labelled', label: 'What was done', text: card.done },
    ...optional('Next', card.next),
    ...optional('Path to green', card.pathToGreen),
    ...optional(card.ask ? askLabel[card.ask.kind] : '', card.ask?.text ?? null),
    {
      kind: 'small',
      words: words`Logged by ${name(card.author.name)} for ${theBody(card.group)} on ${instant(card.at, card.timezone)}`,
    },
  ]);
}

/** What stands where a report may not any more: of its pathway what everybody may read. */
export function drawEntryClosedCard({ face, group, at, timezone }: EntryClosedCard): SlackMessage {
  return message([
    { kind: 'heading', text: face.title },
    { kind: 'paragraph', words: privateHere(face.reason) },
    { kind: 'small', words: words`A report for ${theBody(group)} on ${instant(at, timezone)}` },
  ]);
}

export const askLabel = { decision: 'Decision wanted', assurance: 'Assurance wanted', help: 'Help wanted' } as const;

function history({ status, statusBefore, statusKept }: EntryCard): Words {
  if (statusKept) return words`No status was given, so the last one, ${statusWords[status].name}, is kept.`;
  if (statusBefore === null) return words`The first report on this pathway.`;
  if (statusBefore === status) return words`Unchanged since the last report.`;
  return words`It was ${statusWords[statusBefore].name} in the last report.`;
}

function optional(label: string, text: string | null): Piece[] {
  return text === null ? [] : [{ kind: 'labelled', label, text }];
}
