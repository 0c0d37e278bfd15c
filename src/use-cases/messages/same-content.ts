import { isDeepStrictEqual } from 'node:util';
import type { MessageContent } from './messages.ts';

/** Tells whether two contents say the same; of each two objects it is found out once, as many copies of a card share theirs. */
export function comparison(): (shown: MessageContent, content: MessageContent) => boolean {
  const known = new Map<MessageContent, Map<MessageContent, boolean>>();
  return (shown, content) => {
    const ofShown = known.get(shown) ?? new Map<MessageContent, boolean>();
    known.set(shown, ofShown);
    const same = ofShown.get(content) ?? isDeepStrictEqual(shown, content);
    ofShown.set(content, same);
    return same;
  };
}
