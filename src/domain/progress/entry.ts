import type { DateTime } from 'luxon';
import type { AskKind, Status } from '../status.ts';

/** One progress report. Never edited: a correction supersedes it and both stay. */
export type Entry = {
  readonly id: string;
  readonly pathwayId: string;
  readonly authorId: string;
  readonly status: Status;
  /** False where no status was given and the last one was kept */
  readonly statusGiven: boolean;
  readonly done: string;
  readonly next: string | null;
  readonly pathToGreen: string | null;
  readonly ask: Ask | null;
  readonly at: DateTime;
};

export type Ask = { readonly kind: AskKind; readonly text: string };
