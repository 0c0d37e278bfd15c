import type { DateTime } from 'luxon';
import { isSecretariat } from '#src/domain/directory.ts';
import { done, type Outcome, refuse } from '#src/domain/refusal.ts';
import type { Actor } from '../actor.ts';
import type { Destination } from '../ports/outbox.ts';
import type { Stores } from '../ports/stores.ts';
import { titleOfMessage } from './messages.ts';
import { privacyGate } from './privacy-gate.ts';
import { type Seen, seenAs } from './review-posted.ts';

export type ParkedWord = 'arrived' | 'send_again';

/** `gone`: it was to take away what may not be read any more */
export type ParkedSettled = { readonly what: string; readonly word: ParkedWord; readonly gone: boolean; readonly already: boolean };

/** The secretariat says whether a parked message arrived. What another of them has said already stands. */
export async function settleParkedMessage(
  need: Pick<Stores, 'outgoing' | 'chronicle' | 'signOffs'>,
  { directory, person }: Actor,
  { messageId, word }: { readonly messageId: string; readonly word: ParkedWord },
  now: DateTime,
): Promise<Outcome<ParkedSettled>> {
  if (!isSecretariat(directory, person.id, now)) {
    return refuse({ code: 'may_not', action: 'say whether a message arrived', body: 'the workspace', who: ['the secretariat'] });
  }
  const message = await need.outgoing.unpark(directory.workspace.id, messageId, word);
  if (!message) return done({ what: 'the message', word, gone: false, already: true });
  const gone = word === 'arrived' && message.kind === 'update';
  const gate = privacyGate(need, directory, now);
  if (word === 'arrived' && message.kind === 'post') await changeWhatIsStale(need, directory.workspace.id, await seenAs(gate, message));
  const titleFor = async (to: Destination) => titleOfMessage(await gate.pass(message.content, to));
  const what = await titleFor({ slackUserId: person.slackUserId ?? '' });
  need.chronicle.record(directory.workspace.id, {
    at: now,
    actor: person.name,
    role: 'secretariat',
    action: gone ? 'message confirmed gone' : said[word],
    subject: await titleFor({ channelId: '' }),
    details: { messageId },
  });
  return done({ what, word, gone, already: false });
}

/** While it was parked nothing changed it: what it says now, or may say now, may be another thing than what was posted. */
async function changeWhatIsStale({ outgoing }: Pick<Stores, 'outgoing'>, workspaceId: string, seen: Seen): Promise<void> {
  if (!seen.isShown) await outgoing.changeStanding(workspaceId, [seen]);
}

const said = { arrived: 'message confirmed', send_again: 'message sent again' } as const;
