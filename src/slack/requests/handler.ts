import type { DateTime } from 'luxon';
import type { Actor } from '#src/use-cases/actor.ts';
import type { Stores } from '#src/use-cases/ports/stores.ts';
import type { Answer } from './answer.ts';

/** What a handler is given: the transaction's stores, who asks, where, and the organisation's time. */
export type Context = {
  readonly stores: Stores;
  readonly actor: Actor;
  readonly now: DateTime;
  /** The channel it was asked in; null from a form or Home */
  readonly channelId: string | null;
  /** What was typed, to be given back where it is refused; null where nothing was */
  readonly typed: string | null;
};

/** Parse, one use case, one view. What goes wrong is the wrapper's. */
export type Handler<Input> = (context: Context, input: Input) => Promise<Answer>;
