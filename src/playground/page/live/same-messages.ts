import type { MessageOnScreen, Screen } from '../../web/contract.ts';

/** The next screen, with the messages that have not changed as the same objects: what is drawn from them can then stay as it is. */
export function withSameMessages(last: Screen | null, next: Screen): Screen {
  if (last === null || last.world !== next.world) return next;
  const known = new Map(last.messages.map((message) => [keyOf(message), message]));
  const messages = next.messages.map((message) => {
    const before = known.get(keyOf(message));
    return before && JSON.stringify(before) === JSON.stringify(message) ? before : message;
  });
  return { ...next, messages };
}

function keyOf({ channel, ts }: MessageOnScreen): string {
  return `${channel} ${ts}`;
}
