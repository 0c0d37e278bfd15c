import { Client } from 'pg';

/** A database that can be brought back to what was in it. */
export type AsAtFirst = {
  /** Everything that was stored since is gone, and everything that was changed as it was. False where its tables are no longer the same. */
  restore(): Promise<boolean>;
  close(): Promise<void>;
};

/** Everything stored by Conclave and by its queue, but for what makes the database itself. */
const tables = `
  SELECT c.oid, c.oid::regclass AS name, 'kept.' || quote_ident(c.relname) AS kept
  FROM pg_class c
  WHERE relkind IN ('r', 'p') AND NOT relispartition
    AND (relnamespace = 'public'::regnamespace AND relname <> '_prisma_migrations' OR c.oid = to_regclass('pgboss.job'))`;

const keep = `
  CREATE SCHEMA kept;
  DO $$
  DECLARE one record; filled boolean;
  BEGIN
    FOR one IN ${tables} LOOP
      EXECUTE format('SELECT EXISTS (TABLE %s)', one.name) INTO filled;
      IF filled THEN EXECUTE format('CREATE TABLE %s AS TABLE %s', one.kept, one.name); END IF;
    END LOOP;
  END $$`;

// As a replica no trigger is asked, but for those that are always: what is never removed is removed here alone.
const restore = `
  DO $$
  DECLARE one record; changed boolean; guard name;
  BEGIN
    SET LOCAL session_replication_role = replica;
    FOR one IN ${tables} LOOP
      EXECUTE CASE WHEN to_regclass(one.kept) IS NULL THEN format('SELECT EXISTS (TABLE %s)', one.name)
        ELSE format('SELECT EXISTS (%1$s EXCEPT %2$s) OR EXISTS (%2$s EXCEPT %1$s)',
          format('SELECT t::text FROM %s t', one.name), format('SELECT t::text FROM %s t', one.kept)) END INTO changed;
      CONTINUE WHEN NOT changed;
      FOR guard IN SELECT tgname FROM pg_trigger WHERE tgrelid = one.oid AND tgenabled = 'A' LOOP
        EXECUTE format('ALTER TABLE %s DISABLE TRIGGER %I', one.name, guard);
      END LOOP;
      EXECUTE format('DELETE FROM %s', one.name);
      IF to_regclass(one.kept) IS NOT NULL THEN EXECUTE format('INSERT INTO %s TABLE %s', one.name, one.kept); END IF;
      FOR guard IN SELECT tgname FROM pg_trigger WHERE tgrelid = one.oid AND tgenabled = 'D' LOOP
        EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER %I', one.name, guard);
      END LOOP;
    END LOOP;
  END $$`;

/** What a table is made of, but for the guards that are put back by \`restore\`. */
const shape = `
  SELECT md5(string_agg(part, ' ' ORDER BY part)) AS shape FROM (
    SELECT attrelid || ' ' || attname || ' ' || xmin AS part FROM pg_attribute WHERE attrelid > 16384
    UNION ALL SELECT oid || ' ' || xmin FROM pg_constraint WHERE oid > 16384
    UNION ALL SELECT oid || ' ' || xmin FROM pg_proc WHERE oid > 16384
    UNION ALL SELECT oid || ' ' || tgenabled::text FROM pg_trigger WHERE NOT tgisinternal
  ) parts`;

const busy = `
  SELECT count(*)::int AS busy FROM pg_stat_activity
  WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'`;

export async function asAtFirst(url: string): Promise<AsAtFirst> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  await client.query(keep);
  const shapeNow = async (): Promise<unknown> => (await client.query(shape)).rows[0].shape;
  const first = await shapeNow();
  return {
    async restore() {
      for (let looks = 0; (await client.query(busy)).rows[0].busy > 0; looks += 1) {
        if (looks > 100) return false;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      if ((await shapeNow()) !== first) return false;
      await client.query(restore);
      return true;
    },
    close: () => client.end(),
  };
}
