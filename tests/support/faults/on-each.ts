/** Does the same with each of these, at most so many at the same time; gives what came of each by its name. */
export async function onEach<T, Result>(
  all: Readonly<Record<string, T>>,
  atOnce: number,
  work: (one: T, name: string) => Promise<Result>,
): Promise<Record<string, Result>> {
  const left = Object.entries(all);
  const results: Record<string, Result> = {};
  const worker = async (): Promise<void> => {
    for (let next = left.shift(); next; next = left.shift()) results[next[0]] = await work(next[1], next[0]);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}
