/** Puts ISO days, or instants, in order: the soonest first, without one last. */
export function soonestFirst(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  return b === null || a < b ? -1 : 1;
}
