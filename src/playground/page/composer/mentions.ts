import type { Screen } from '../../web/contract.ts';

type Mention = { readonly shown: string; readonly sent: string };

/** What a composer sends for what it shows. A message mentions people and channels by id, as Slack's own composer has it; a command goes as it was typed. */
export function toSend(text: string, known: Pick<Screen, 'people' | 'conversations'>): string {
  const trimmed = text.trimEnd();
  return trimmed.startsWith('/') ? trimmed : withIds(trimmed, mentionsOf(known));
}

function mentionsOf({ people, conversations }: Pick<Screen, 'people' | 'conversations'>): Mention[] {
  const channels = conversations.filter(({ kind }) => kind !== 'direct');
  const all = [
    ...people.map(({ id, name }) => ({ shown: `@${name}`, sent: `<@${id}>` })),
    ...channels.map(({ id, name }) => ({ shown: `#${name}`, sent: `<#${id}>` })),
  ];
  // Of two names of which one begins with the other, the longer is meant.
  return all.sort((a, b) => b.shown.length - a.shown.length);
}

function withIds(text: string, mentions: readonly Mention[]): string {
  let sent = '';
  let at = 0;
  while (at < text.length) {
    const mention = mentions.find(({ shown }) => standsAt(text, at, shown));
    sent += mention ? mention.sent : text.charAt(at);
    at += mention ? mention.shown.length : 1;
  }
  return sent;
}

/** Whether a mention stands there for itself: not within an address, nor as the beginning of a longer word. */
function standsAt(text: string, at: number, shown: string): boolean {
  if (!text.startsWith(shown, at)) return false;
  return !/[\p{L}\p{N}]/u.test(text.charAt(at - 1)) && !/[\p{L}\p{N}_-]/u.test(text.charAt(at + shown.length));
}
