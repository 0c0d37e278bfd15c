import { afterAll } from 'vitest';
import { type AsAtFirst, asAtFirst } from './as-at-first.ts';
import type { TestDatabase } from './test-database.ts';

/** Something that is open on a database of its own. */
export type Opened<T> = { readonly thing: T; readonly close: () => Promise<void> };

export type Lent<T> = { readonly thing: T; readonly url: string; readonly giveBack: () => Promise<void> };

type Kept = { readonly opened: Opened<unknown>; readonly database: TestDatabase; readonly content: AsAtFirst };

const kept = new Map<string, Kept[]>();

/**
 * Opens something on a database with this content. What is given back is not closed: the file's next test that asks for the same has it, with the
 * database as it was at first.
 */
export async function lend<T>(
  what: string,
  make: () => Promise<TestDatabase>,
  open: (database: TestDatabase) => Promise<Opened<T>>,
): Promise<Lent<T>> {
  const { opened, database, content } = (await takeBack(what)) ?? (await openNew(make, open));
  return {
    // Under one name only what was opened in one way is kept
    thing: opened.thing as T,
    url: database.url,
    async giveBack() {
      kept.set(what, [...(kept.get(what) ?? []), { opened, database, content }]);
    },
  };
}

async function takeBack(what: string): Promise<Kept | null> {
  const one = kept.get(what)?.pop();
  if (!one || (await one.content.restore())) return one ?? null;
  await letGo(one);
  return null;
}

async function openNew<T>(
  make: () => Promise<TestDatabase>,
  open: (database: TestDatabase) => Promise<Opened<T>>,
): Promise<Kept & { opened: Opened<T> }> {
  const database = await make();
  const opened = await open(database);
  return { opened, database, content: await asAtFirst(database.url) };
}

async function letGo({ opened, database, content }: Kept): Promise<void> {
  await content.close();
  await opened.close();
  await database.drop();
}

/** At the end of a file. */
export function letGoOfEverything(): void {
  afterAll(async () => {
    const all = [...kept.values()].flat();
    kept.clear();
    await Promise.all(all.map(letGo));
  });
}
