/** Wakes who waits for it; rung while nobody waits, it is heard at once by who comes next. */
export type Bell = { ring(): void; still(): void; heard(milliseconds: number): Promise<void> };

export function createBell(): Bell {
  let rung = Promise.withResolvers<void>();
  return {
    ring: () => rung.resolve(),
    still() {
      rung = Promise.withResolvers();
    },
    async heard(milliseconds) {
      const { promise, resolve } = rung;
      const timer = setTimeout(resolve, milliseconds);
      await promise;
      clearTimeout(timer);
    },
  };
}
