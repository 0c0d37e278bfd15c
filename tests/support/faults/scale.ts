import { inject } from 'vitest';

declare module 'vitest' {
  export interface ProvidedContext {
    /** True where the faults are run at their full counts: `vitest run --config .config/vitest.endurance.ts` */
    full: boolean;
  }
}

/** How often something is done: a few times in every run of the tests, the promised number at full counts. */
export function times(few: number, promised: number): number {
  return inject('full') ? promised : few;
}
