export type Tracker = { track<T>(work: Promise<T>): Promise<T>; idle(): Promise<void> };

/** Knows what is under way, so that a stop can wait for it. */
export function createTracker(): Tracker {
  const underWay = new Set<Promise<unknown>>();
  return {
    async track(work) {
      underWay.add(work);
      try {
        return await work;
      } finally {
        underWay.delete(work);
      }
    },
    async idle() {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
  };
}
