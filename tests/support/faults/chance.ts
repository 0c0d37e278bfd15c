/** Chance that comes out the same each time for the same seed, so that a round that fails can be played again (mulberry32). */
export type Chance = {
  /** A whole number from `least` to `most`, both included */
  readonly between: (least: number, most: number) => number;
  readonly oneOf: <T>(all: readonly [T, ...T[]]) => T;
  /** In another order */
  readonly shuffled: <T>(all: readonly T[]) => T[];
};

export function chanceOf(seed: number): Chance {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    between,
    oneOf: (all) => all[between(0, all.length - 1)] ?? all[0],
    shuffled: (all) =>
      all
        .map((one) => ({ one, place: next() }))
        .sort((a, b) => a.place - b.place)
        .map(({ one }) => one),
  };
}
