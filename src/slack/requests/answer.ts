import type { types } from '@slack/bolt';
import { z } from 'zod';

/** What a person who asked for something gets back, privately. Kept with the request's key, so that a repeat gets the same. */
export type Answer = Said & { readonly outcome?: Exclude<RequestOutcome, 'done'> };

/** How a request ended, for those who run Conclave. */
export type RequestOutcome = 'done' | 'refused' | 'not saved' | 'perhaps saved' | 'incident';

export type Reply = PrivateReply & { readonly outcome?: Exclude<RequestOutcome, 'done'> };

type Said =
  /** Nothing to say: what was done shows by itself */
  | { readonly kind: 'silent' }
  | PrivateReply
  /** A form opens. `otherwise`: what is said to somebody for whom Slack does not open it, or might not take it */
  | { readonly kind: 'open'; readonly view: types.ModalView; readonly otherwise?: Reply }
  /** The form stays, with a message under each input named. `numbers`: those that could be patients', to be asked about in the form */
  | { readonly kind: 'errors'; readonly errors: Readonly<Record<string, string>>; readonly numbers?: readonly string[] }
  /** The form gives way to this view */
  | { readonly kind: 'update'; readonly view: types.ModalView }
  /** The form is drawn anew, and what was filled in stays */
  | { readonly kind: 'refresh'; readonly view: types.ModalView };

/**
 * `replaces`: it takes the place of the private message whose button was pressed. `onlyShows`: nothing was done, it shows how things stand; it is not
 * kept, as whoever asks again may no longer see it
 */
type PrivateReply = {
  readonly kind: 'reply';
  readonly text: string;
  readonly blocks: readonly types.KnownBlock[];
  readonly replaces?: boolean;
  readonly onlyShows?: boolean;
};

type Drawn = { readonly text: string; readonly blocks: readonly types.KnownBlock[] };

export function reply({ text, blocks }: Drawn, outcome: RequestOutcome = 'done'): Reply {
  return { kind: 'reply', text, blocks, ...(outcome === 'done' ? {} : { outcome }) };
}

/** A reply that shows how things stand. */
export function shown(drawn: Drawn): Reply {
  return { ...reply(drawn), onlyShows: true };
}

/** A reply that says why nothing was done. */
export function refusal(drawn: Drawn): Reply {
  return reply(drawn, 'refused');
}

/** The answer where the private message stood whose button was pressed. */
export function inItsPlace(answer: Answer): Answer {
  return answer.kind === 'reply' ? { ...answer, replaces: true } : answer;
}

export function outcomeOf(answer: Answer): RequestOutcome {
  return answer.outcome ?? (answer.kind === 'errors' ? 'refused' : 'done');
}

// Written by us alone, with the receipt.
const storedAnswer = z.custom<Answer>((value) => typeof value === 'object' && value !== null && 'kind' in value);

export function readStoredAnswer(value: unknown): Answer {
  return storedAnswer.parse(value);
}
