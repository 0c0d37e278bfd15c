import type { ActAnswer } from '../../web/contract.ts';

/** Everything that speaks against a governance file, a line each. */
export function problemsIn({ errors, notice }: ActAnswer): readonly string[] {
  return [...(notice?.split('\n') ?? []), ...Object.values(errors)].filter((line) => line.trim() !== '');
}
