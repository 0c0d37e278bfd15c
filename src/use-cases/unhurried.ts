import { setImmediate } from 'node:timers/promises';

/** Milliseconds after which others have their turn. */
const longest = 20;

/** Maps what can be many, and lets others have their turn in between: where there is no less to be done, nobody else waits for all of it. */
export async function unhurried<T, S>(all: readonly T[], map: (one: T) => S | Promise<S>): Promise<S[]> {
  const mapped: S[] = [];
  let began = performance.now();
  for (const one of all) {
    if (performance.now() - began > longest) {
      await setImmediate();
      began = performance.now();
    }
    mapped.push(await map(one));
  }
  return mapped;
}
