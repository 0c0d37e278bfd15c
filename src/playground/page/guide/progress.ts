import type { StepOnScreen } from '../../web/contract.ts';

export type Progress = { readonly done: number; readonly skipped: number; readonly all: number; readonly finished: boolean };

/** How far a walk-through has come. */
export function progressOf(steps: readonly Pick<StepOnScreen, 'state'>[]): Progress {
  const count = (state: StepOnScreen['state']): number => steps.filter((step) => step.state === state).length;
  return { done: count('done'), skipped: count('skipped'), all: steps.length, finished: count('next') === 0 };
}

/** "2 of 14 steps done, 1 skipped" */
export function inWords({ done, skipped, all }: Progress): string {
  return `${done === all ? `All ${all}` : `${done} of ${all}`} steps done${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
