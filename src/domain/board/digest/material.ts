import type { DateTime } from 'luxon';
import type { Directory, Meeting } from '../../directory.ts';
import type { Entry } from '../../progress/entry.ts';
import type { SignOff } from '../../sign-off/sign-off.ts';
import type { BoardClock } from '../board-clock.ts';
import type { DigestSnapshot } from './snapshot.ts';

/** Why and up to when a digest is cut. */
export type DigestCut = {
  readonly kind: 'scheduled' | 'extra' | 'preview';
  /** null for a preview */
  readonly number: number | null;
  readonly dueAt: DateTime | null;
  readonly late: boolean;
  readonly cutAt: DateTime;
  /** null: from the beginning */
  readonly coversFrom: DateTime | null;
  readonly coversUntil: DateTime;
  /** Keys of the bodies it is meant for */
  readonly to: readonly string[];
  /** Who alone reads a preview, beside them; null for what goes out */
  readonly readerId: string | null;
};

/** Everything a digest is made of. What does not concern the meeting's body may be among it and is left out. */
export type DigestMaterial = {
  readonly directory: Directory;
  readonly clock: BoardClock;
  readonly cut: DigestCut;
  /** Reported in the covered period, oldest first */
  readonly entries: readonly Entry[];
  /** The newest entry of each pathway up to the cut-off, however old */
  readonly latest: readonly Entry[];
  readonly signOffs: readonly SignOff[];
  /** Every sitting of the workspace since the oldest of these sign-offs was requested, cancelled ones too: their deadlines derive from them */
  readonly meetings: readonly Meeting[];
  readonly chronicle: { readonly position: number; readonly hash: string } | null;
};

/** The digest that last stood in a channel, of whatever meeting. */
export type LastDigest = { readonly cutAt: DateTime; readonly coversUntil: DateTime; readonly snapshot: DigestSnapshot };
