-- Written by hand: what the schema can not say.

-- The directory gets its version once for each statement, and not for each of its rows: a governance file changes thousands at once, while others wait.
CREATE FUNCTION "directory_changed_by_statement"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  version bigint := pg_current_xact_id()::text::bigint;
BEGIN
  CASE TG_TABLE_NAME
    WHEN 'membership' THEN
      UPDATE workspace SET directory_version = version
      WHERE directory_version <> version AND id IN (SELECT seat.workspace_id FROM changed JOIN seat ON seat.id = changed.seat_id);
    WHEN 'pathway_organisation' THEN
      UPDATE workspace SET directory_version = version
      WHERE directory_version <> version AND id IN (SELECT pathway.workspace_id FROM changed JOIN pathway ON pathway.id = changed.pathway_id);
    ELSE
      UPDATE workspace SET directory_version = version WHERE directory_version <> version AND id IN (SELECT workspace_id FROM changed);
  END CASE;
  RETURN NULL;
END
$$;

-- A trigger may look at the rows of one kind of statement only.
DO $$
DECLARE
  watched text;
BEGIN
  FOREACH watched IN ARRAY ARRAY[
    'secretary', 'organisation', 'person', 'body', 'seat', 'membership', 'relation', 'pathway', 'pathway_organisation', 'route', 'clock',
    'interest', 'delegation', 'former_name'
  ] LOOP
    EXECUTE format('DROP TRIGGER "directory_changed" ON %I', watched);
    EXECUTE format(
      'CREATE TRIGGER "directory_changed_by_insert" AFTER INSERT ON %I REFERENCING NEW TABLE AS changed
       FOR EACH STATEMENT EXECUTE FUNCTION "directory_changed_by_statement"()', watched);
    EXECUTE format(
      'CREATE TRIGGER "directory_changed_by_update" AFTER UPDATE ON %I REFERENCING NEW TABLE AS changed
       FOR EACH STATEMENT EXECUTE FUNCTION "directory_changed_by_statement"()', watched);
    EXECUTE format(
      'CREATE TRIGGER "directory_changed_by_delete" AFTER DELETE ON %I REFERENCING OLD TABLE AS changed
       FOR EACH STATEMENT EXECUTE FUNCTION "directory_changed_by_statement"()', watched);
  END LOOP;
END
$$;

DROP FUNCTION "directory_changed"();
