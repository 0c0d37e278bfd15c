/**
 * What follows from something that never changes, worked out when it is first asked for and kept for as long as that is: of a directory's lists, which are
 * read whole and asked often, the maps by which it answers.
 */
export function keptBy<K extends object, V>(workOut: (of: K) => V): (of: K) => V {
  const kept = new WeakMap<K, { readonly value: V }>();
  return (of) => {
    const known = kept.get(of) ?? { value: workOut(of) };
    kept.set(of, known);
    return known.value;
  };
}

/** As `keptBy`, of two things together, the second of which need not outlive the first. */
export function keptByBoth<K extends object, L extends object, V>(workOut: (of: K, and: L) => V): (of: K, and: L) => V {
  const ofEach = keptBy((of: K) => keptBy((and: L) => workOut(of, and)));
  return (of, and) => ofEach(of)(and);
}

/** As `keptBy`, by an id and for as long as the function itself is. */
export function keptById<K extends string, V>(workOut: (id: K) => V): (id: K) => V {
  const kept = new Map<K, { readonly value: V }>();
  return (id) => {
    const known = kept.get(id) ?? { value: workOut(id) };
    kept.set(id, known);
    return known.value;
  };
}

/** The first with each key, as `find` would give it. */
export function firstBy<T, K>(all: readonly T[], keyOf: (one: T) => K): ReadonlyMap<K, T> {
  const found = new Map<K, T>();
  for (const one of all) {
    const key = keyOf(one);
    if (!found.has(key)) found.set(key, one);
  }
  return found;
}

/** All with each key, in their order, as `filter` would give them. */
export function allBy<T, K>(all: readonly T[], keyOf: (one: T) => K): (key: K) => readonly T[] {
  const found: ReadonlyMap<K, readonly T[]> = Map.groupBy(all, keyOf);
  return (key) => found.get(key) ?? [];
}
