import { Client } from 'pg';

export type Statements = {
  /** What was sent to the database since the last call, without what the queue asks for itself */
  take(): readonly string[];
};

// What pg-boss sends on its own account; the insert of a job is the request's.
const ofTheQueue = /pgboss/;
const jobInsert = /INSERT INTO pgboss\.\S+ \(/;

/** Notes every statement that this process sends to PostgreSQL from now on. */
export function noteStatements(): Statements {
  let noted: string[] = [];
  const query: unknown = Reflect.get(Client.prototype, 'query');
  if (typeof query !== 'function') throw new Error('The driver has no way to query');
  const noting = new Proxy(query, {
    apply(target, self, args: unknown[]) {
      const [first] = args;
      const text = typeof first === 'string' ? first : textOf(first);
      if (text !== null && (!ofTheQueue.test(text) || jobInsert.test(text))) noted.push(text.replaceAll(/\s+/g, ' ').trim());
      return Reflect.apply(target, self, args);
    },
  });
  Reflect.set(Client.prototype, 'query', noting);
  return {
    take() {
      const taken = noted;
      noted = [];
      return taken;
    },
  };
}

function textOf(query: unknown): string | null {
  return typeof query === 'object' && query !== null && 'text' in query && typeof query.text === 'string' ? query.text : null;
}
