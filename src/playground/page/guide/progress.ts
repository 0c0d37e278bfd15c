import type { StepOnScreen } from '../../web/contract.ts';

export type Progress = { readonly done: number; readonly all: number; readonly current: StepOnScreen | null };

/** How far a walk-through has come: the first step that is not done is the next. */
export function progressOf(steps: readonly StepOnScreen[]): Progress {
  return { done: steps.filter(({ done }) => done).length, all: steps.length, current: steps.find(({ done }) => !done) ?? null };
}
