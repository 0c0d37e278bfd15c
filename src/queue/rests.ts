/** Who rests for a while after each attempt, as far as is known in this process. */
export type Rests = {
  begin(key: string): void;
  /** Milliseconds until it may go on; 0 where it does not rest */
  leftOf(key: string): number;
};

/** Milliseconds: those whose rest ends within it go on together, so that one look finds them. */
const longestGrain = 50;

export function createRests(pace: number): Rests {
  const grain = Math.max(Math.min(longestGrain, pace), 1);
  const ends = new Map<string, number>();

  function forgetOld(now: number): void {
    // In the order in which they began, which is that in which they end.
    for (const [key, end] of ends) {
      if (end > now) return;
      ends.delete(key);
    }
  }

  return {
    begin(key) {
      const now = Date.now();
      forgetOld(now);
      ends.delete(key);
      ends.set(key, Math.ceil((now + pace) / grain) * grain);
    },
    leftOf: (key) => Math.max((ends.get(key) ?? 0) - Date.now(), 0),
  };
}
