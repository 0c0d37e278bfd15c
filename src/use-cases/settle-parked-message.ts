import type { DateTime } from 'luxon';
import { isSecretariat } from '#src/domain/directory.ts';
import { done, type Outcome, refuse } from '#src/domain/refusal.ts';
import type { Actor } from './actor.ts';
import { titleOfMessage } from './messages.ts';
import type { Stores } from './ports/stores.ts';

export type ParkedWord = 'arrived' | 'send_again';

/** The secretariat says whether a parked message arrived. What another of them has said already stands. */
export async function settleParkedMessage(
  need: Pick<Stores, 'outgoing' | 'chronicle'>,
  { directory, person }: Actor,
  { messageId, word }: { readonly messageId: string; readonly word: ParkedWord },
  now: DateTime,
): Promise<Outcome<{ readonly what: string; readonly word: ParkedWord; readonly already: boolean }>> {
  if (!isSecretariat(directory, person.id, now)) {
    return refuse({ code: 'may_not', action: 'say whether a message arrived', body: 'the workspace', who: ['the secretariat'] });
  }
  const message = await need.outgoing.unpark(directory.workspace.id, messageId, word);
  if (!message) return done({ what: 'the message', word, already: true });
  const what = titleOfMessage(message.content);
  need.chronicle.record(directory.workspace.id, {
    at: now,
    actor: person.name,
    role: 'secretariat',
    action: word === 'arrived' ? 'message confirmed' : 'message sent again',
    subject: what,
    details: { messageId },
  });
  return done({ what, word, already: false });
}
