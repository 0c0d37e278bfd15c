/** Work of several parts of which one that fails does not keep the others from being done. */
export type Attempts = {
  /** Null where it failed. `what`: what then was not done, "Digests of workspace T1 were not cut" */
  readonly attempt: <T>(what: string, work: () => Promise<T> | T) => Promise<T | null>;
};

/** Does work by attempts: what has failed is thrown together at the end, each by its name. */
export async function inAttempts<T>(work: (attempts: Attempts) => Promise<T>): Promise<T> {
  const failures: Error[] = [];
  const result = await work({
    async attempt(what, part) {
      try {
        return await part();
      } catch (cause) {
        failures.push(new Error(what, { cause }));
        return null;
      }
    },
  });
  if (failures.length > 0) throw new AggregateError(failures, failures.map(({ message }) => message).join('; '));
  return result;
}
