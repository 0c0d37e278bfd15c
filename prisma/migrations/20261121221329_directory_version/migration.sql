-- AlterTable
ALTER TABLE "chronicle_head" ADD COLUMN     "previous" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "directory_version" BIGINT NOT NULL DEFAULT 0;

-- Written by hand: what the schema can not say.

-- Whatever changes a row of a workspace's directory gives the directory another version: the transaction's own number, which nobody else has.
-- Processes keep the directory they have read for as long as the version stands.
CREATE FUNCTION "directory_changed"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed jsonb := CASE TG_OP WHEN 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END;
  own uuid := CASE TG_TABLE_NAME
    WHEN 'membership' THEN (SELECT workspace_id FROM seat WHERE id = (changed->>'seat_id')::uuid)
    WHEN 'pathway_organisation' THEN (SELECT workspace_id FROM pathway WHERE id = (changed->>'pathway_id')::uuid)
    ELSE (changed->>'workspace_id')::uuid
  END;
  version bigint := pg_current_xact_id()::text::bigint;
BEGIN
  UPDATE workspace SET directory_version = version WHERE id = own AND directory_version <> version;
  RETURN NULL;
END
$$;

CREATE FUNCTION "workspace_changed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.directory_version := pg_current_xact_id()::text::bigint;
  RETURN NEW;
END
$$;

CREATE TRIGGER "directory_changed" BEFORE INSERT OR UPDATE ON "workspace" FOR EACH ROW EXECUTE FUNCTION "workspace_changed"();
CREATE TRIGGER "directory_changed" AFTER INSERT OR UPDATE OR DELETE ON "secretary" FOR EACH ROW EXECUTE FUNCTION "directory_changed"();
CREATE TRIGGER "directory_changed" AFTER INSERT OR UPDATE OR DELETE ON "organisation" FOR EACH ROW EXECUTE FUNCTION "directory_changed"();
CREATE TRIGGER "directory_changed" AFTER INSERT OR UPDATE OR DELETE ON "person" FOR EACH ROW EXECUTE FUNCTION "directory_changed"();
CREATE TRIGGER "directory_changed" AFTER INSERT OR UPDATE OR DELETE ON "body" FOR EACH ROW EXECUTE FUNCTION "directory_changed"();
CREATE TRIGGER "directory_changed" AFTER INSERT OR UPDATE OR DELETE ON "seat" FOR EACH ROW EXECUTE FUNCTION "directory_changed"();
CREATE TRIGGER "directory_changed" AFTER INSERT OR UPDATE OR DELETE ON "membership" FOR EACH ROW EXECUTE FUNCTION "directory_changed"();
CREATE TRIGGER "directory_changed" AFTER INSERT OR UPDATE OR DELETE ON "relation" FOR EACH ROW EXECUTE FUNCTION "directory_changed"();
CREATE TRIGGER "directory_changed" AFTER INSERT OR UPDATE OR DELETE ON "pathway" FOR EACH ROW EXECUTE FUNCTION "directory_changed"();
CREATE TRIGGER "directory_changed" AFTER INSERT OR UPDATE OR DELETE ON "pathway_organisation" FOR EACH ROW EXECUTE FUNCTION "directory_changed"();
CREATE TRIGGER "directory_changed" AFTER INSERT OR UPDATE OR DELETE ON "route" FOR EACH ROW EXECUTE FUNCTION "directory_changed"();
CREATE TRIGGER "directory_changed" AFTER INSERT OR UPDATE OR DELETE ON "clock" FOR EACH ROW EXECUTE FUNCTION "directory_changed"();
