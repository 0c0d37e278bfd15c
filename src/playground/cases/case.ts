import type { DateTime } from 'luxon';
import type { GovernanceFile } from '#src/governance/read-governance-file.ts';

/** A governance file with the instant at which the organisation's clock starts, and what to try. */
export type Case = {
  readonly key: string;
  readonly title: string;
  readonly about: string;
  readonly file: GovernanceFile;
  readonly startsAt: DateTime;
  /** What to try where there are no steps, as a sentence or two */
  readonly hint: string;
  readonly steps: readonly Step[];
};

/** One step of a walk-through: shown in the page, known to be done from what has happened, and played without a page. */
export type Step = {
  /** What to do and what comes of it, in plain words */
  readonly what: string;
  readonly does: Deed;
  /** What goes into the form that this step opens, by the labels of its fields: shown before the form is in the way */
  readonly copy?: Fields;
  /** Where what came of it is to be seen */
  readonly look?: Look;
};

/** What stands in a form, by the labels of its fields; of boxes, those that are ticked. */
export type Fields = Readonly<Record<string, string | readonly string[]>>;

export type Look = {
  /** "See the digest" */
  readonly words: string;
  /** Somebody who sees it; needed only where the person who looks does not */
  readonly as: string;
  /** Channel id, or `app` */
  readonly in: string;
  /** How the message begins whose thread is opened */
  readonly thread?: string;
};

export type Deed =
  /** A command typed in this channel; whatever begins like this will do */
  | { readonly kind: 'type'; readonly as: string; readonly in: string; readonly text: string; readonly begins: string }
  /** The form with this callback id is filled in, by the labels of its fields, and submitted */
  | {
      readonly kind: 'submit';
      readonly as: string;
      readonly in: string;
      readonly form: string;
      /** The command that opens it; null where a button does */
      readonly opens: string | null;
      readonly values: Fields;
      /** True where it is not taken: what is wrong is said in the form, which stays open */
      readonly refused?: true;
    }
  /** The last button with these words in a channel, or in the direct messages with the app (`app`) */
  | { readonly kind: 'press'; readonly as: string; readonly in: string; readonly button: string }
  /** The organisation's clock is moved to this instant */
  | { readonly kind: 'wait'; readonly until: string };
