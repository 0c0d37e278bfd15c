-- DropIndex
DROP INDEX "person_workspace_id_key_key";

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "turn" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "sign_off_body" ADD COLUMN     "decided_by" JSONB;

-- CreateTable
CREATE TABLE "former_name" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "of_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "slack_user_id" TEXT,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "former_name_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verdict_lapse" (
    "verdict_id" UUID NOT NULL,
    "ended_at" TIMESTAMPTZ(3) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "verdict_lapse_pkey" PRIMARY KEY ("verdict_id")
);

-- CreateIndex
CREATE INDEX "former_name_workspace_id_idx" ON "former_name"("workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "person_workspace_id_key_turn_key" ON "person"("workspace_id", "key", "turn");

-- AddForeignKey
ALTER TABLE "verdict_lapse" ADD CONSTRAINT "verdict_lapse_verdict_id_fkey" FOREIGN KEY ("verdict_id") REFERENCES "verdict"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand: what the schema can not say.

CREATE TRIGGER "directory_changed" AFTER INSERT OR UPDATE OR DELETE ON "former_name" FOR EACH ROW EXECUTE FUNCTION "directory_changed"();
CREATE TRIGGER "never_changed" BEFORE UPDATE OR DELETE OR TRUNCATE ON "former_name" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "never_changed" BEFORE UPDATE OR DELETE OR TRUNCATE ON "verdict_lapse" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
ALTER TABLE "former_name" ENABLE ALWAYS TRIGGER "never_changed";
ALTER TABLE "verdict_lapse" ENABLE ALWAYS TRIGGER "never_changed";

-- What was called otherwise, or had another Slack id, in a governance file applied earlier. Until now nothing but these files gave names.
INSERT INTO "former_name" ("id", "workspace_id", "of_id", "name", "slack_user_id", "until")
SELECT gen_random_uuid(), said."workspace_id", named."id", said."name", COALESCE(said."slack", named."slack_user_id"), said."next_at"
FROM (
  SELECT
    application."workspace_id", record ->> 'kind' AS "kind", record ->> 'key' AS "key",
    record #>> '{fields,name}' AS "name", record #>> '{fields,slack}' AS "slack",
    lead(record #>> '{fields,name}') OVER "later" AS "next_name",
    lead(record #>> '{fields,slack}') OVER "later" AS "next_slack",
    lead(application."applied_at") OVER "later" AS "next_at"
  FROM "governance_application" application CROSS JOIN LATERAL jsonb_array_elements(application."records") record
  WHERE record ->> 'kind' IN ('person', 'organisation', 'body', 'pathway', 'route')
  WINDOW "later" AS (PARTITION BY application."workspace_id", record ->> 'kind', record ->> 'key' ORDER BY application."number")
) said
JOIN (
  SELECT 'person' AS "kind", "workspace_id", "key", "id", "slack_user_id" FROM "person"
  UNION ALL SELECT 'organisation', "workspace_id", "key", "id", NULL FROM "organisation"
  UNION ALL SELECT 'body', "workspace_id", "key", "id", NULL FROM "body"
  UNION ALL SELECT 'pathway', "workspace_id", "key", "id", NULL FROM "pathway"
  UNION ALL SELECT 'route', "workspace_id", "key", "id", NULL FROM "route"
) named USING ("workspace_id", "kind", "key")
WHERE said."next_at" IS NOT NULL AND (said."name" <> said."next_name" OR said."slack" <> said."next_slack");
