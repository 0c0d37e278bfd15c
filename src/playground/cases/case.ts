import type { DateTime } from 'luxon';
import type { GovernanceFile } from '#src/governance/read-governance-file.ts';

/** A governance file with the instant at which the organisation's clock starts, and what to try. */
export type Case = {
  readonly key: string;
  readonly title: string;
  readonly about: string;
  readonly file: GovernanceFile;
  readonly startsAt: DateTime;
  readonly steps: readonly Step[];
};

/** One step of a walk-through: shown in the page, known to be done from what has happened, and played without a page. */
export type Step = {
  /** What to do and what comes of it, in plain words */
  readonly what: string;
  readonly does: Deed;
};

export type Deed =
  /** A command typed in a channel; whatever begins like this will do */
  | { readonly kind: 'type'; readonly as: string; readonly in: string; readonly text: string; readonly begins: string }
  /** The form with this callback id is filled in, by the labels of its fields, and submitted */
  | {
      readonly kind: 'submit';
      readonly as: string;
      readonly in: string;
      readonly form: string;
      readonly values: Readonly<Record<string, string>>;
    }
  /** The last button with these words in a channel, or in the direct messages with the app (`app`) */
  | { readonly kind: 'press'; readonly as: string; readonly in: string; readonly button: string }
  /** The organisation's clock is moved to this instant */
  | { readonly kind: 'wait'; readonly until: string };
