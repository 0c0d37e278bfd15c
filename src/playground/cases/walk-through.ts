import { DateTime } from 'luxon';
import type { World } from '../world.ts';
import type { Deed, Step } from './case.ts';
import { isDoneBy } from './is-done-by.ts';

type StepState = 'done' | 'skipped' | 'next' | 'ahead';

/** How far a walk-through has come. */
export type WalkThrough = {
  /** One for each step, in order */
  readonly states: () => readonly StepState[];
  /** Leaves out the step with this index where it is the next. */
  readonly skip: (step: number) => void;
};

/** Follows a walk-through: a step is done only by what happens after the one before it was done or skipped. */
export function followSteps(steps: readonly Step[], { workspace, clock }: Pick<World, 'workspace' | 'clock'>): WalkThrough {
  const past: ('done' | 'skipped')[] = [];
  const directChannelOf = (user: string): string => workspace.as(user).direct().id;
  /** The next step's deed, once time has done what it does */
  const next = (): Deed | undefined => {
    const deed = steps[past.length]?.does;
    if (deed?.kind !== 'wait' || clock.now() < DateTime.fromISO(deed.until)) return deed;
    past.push('done');
    return next();
  };
  workspace.onChange((change) => {
    if (change.kind !== 'delivery') return;
    const deed = next();
    if (deed && isDoneBy(change.delivery, deed, directChannelOf)) past.push('done');
  });
  return {
    states() {
      next();
      return steps.map((_, index) => past[index] ?? (index === past.length ? 'next' : 'ahead'));
    },
    skip(step) {
      if (next() && step === past.length) past.push('skipped');
    },
  };
}
