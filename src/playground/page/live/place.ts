/** Where a tab is: who looks, at which conversation, with which thread open. It stands in the page's address, so that a tab can be opened as somebody else. */
export type Place = {
  /** User id; null until the playground has said who it is */
  readonly as: string | null;
  /** Conversation id, `app` or `home`; null for wherever this person begins */
  readonly in: string | null;
  /** ts of the first message of the open thread */
  readonly thread: string | null;
};

/** The app's Home among the places. */
export const home = 'home';

/** The direct messages with the app, whoever one is. */
export const app = 'app';

export function readPlace(search: string): Place {
  const params = new URLSearchParams(search);
  return { as: params.get('as'), in: params.get('in'), thread: params.get('thread') };
}

export function addressOf(place: Place): string {
  const given = Object.entries(place).filter((entry): entry is [string, string] => entry[1] !== null);
  return `?${new URLSearchParams(given).toString()}`;
}

/** The place after a move. Another conversation closes the thread. */
export function moved(place: Place, to: Partial<Place>): Place {
  const elsewhere = to.in !== undefined && to.in !== place.in;
  return { ...place, ...(elsewhere ? { thread: null } : {}), ...to };
}
