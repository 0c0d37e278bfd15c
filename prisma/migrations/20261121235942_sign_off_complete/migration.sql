-- AlterTable
ALTER TABLE "body" ADD COLUMN     "delegation" TEXT NOT NULL DEFAULT 'deputies';

-- AlterTable
ALTER TABLE "sign_off" ADD COLUMN     "deadline_at" TIMESTAMPTZ(3),
ADD COLUMN     "deadline_reason" TEXT,
ADD COLUMN     "meeting_id" UUID,
ADD COLUMN     "outcome_reason" TEXT,
ADD COLUMN     "private_reason" TEXT;

-- AlterTable
ALTER TABLE "sign_off_body" ADD COLUMN     "chairs_action_at" TIMESTAMPTZ(3),
ADD COLUMN     "chairs_action_by_id" UUID,
ADD COLUMN     "chairs_action_reason" TEXT,
ADD COLUMN     "round" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "sign_off_version" ADD COLUMN     "ask" TEXT,
ADD COLUMN     "by_id" UUID,
ADD COLUMN     "change" TEXT NOT NULL DEFAULT 'first',
ADD COLUMN     "contested_at" TIMESTAMPTZ(3),
ADD COLUMN     "contested_by_id" UUID,
ADD COLUMN     "contested_reason" TEXT,
ADD COLUMN     "files" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "note" TEXT,
ADD COLUMN     "reason" TEXT,
ADD COLUMN     "sections" TEXT[];

-- The note, and who wrote it all, belong to a version now. So far the requester wrote each.
UPDATE "sign_off_version" SET "note" = "sign_off"."note", "by_id" = "sign_off"."requester_id"
FROM "sign_off" WHERE "sign_off"."id" = "sign_off_version"."sign_off_id";

ALTER TABLE "sign_off_version" ALTER COLUMN "by_id" SET NOT NULL;
ALTER TABLE "sign_off" DROP COLUMN "note";

-- AlterTable
ALTER TABLE "verdict" ADD COLUMN     "for_ids" UUID[],
ADD COLUMN     "received_how" TEXT,
ADD COLUMN     "recorded_by_id" UUID,
ADD COLUMN     "recorded_note" TEXT,
ADD COLUMN     "round" INTEGER NOT NULL DEFAULT 1;

-- So far everybody spoke for themselves alone. As a change of the column's type: rows of this table can not be updated.
ALTER TABLE "verdict" ALTER COLUMN "for_ids" SET DATA TYPE UUID[] USING ARRAY["person_id"];

-- CreateTable
CREATE TABLE "verdict_contest" (
    "verdict_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "verdict_contest_pkey" PRIMARY KEY ("verdict_id")
);

-- CreateTable
CREATE TABLE "condition" (
    "id" UUID NOT NULL,
    "verdict_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "text" TEXT,
    "owner_id" UUID NOT NULL,
    "due" DATE,
    "discharged_by_id" UUID,
    "discharged_at" TIMESTAMPTZ(3),
    "discharge_note" TEXT,

    CONSTRAINT "condition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ruling" (
    "id" UUID NOT NULL,
    "sign_off_body_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "interest_ids" UUID[],
    "action" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "ruled_by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ruling_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "interest" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "category" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "organisation_ids" UUID[],
    "pathway_ids" UUID[],
    "sign_off_id" UUID,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3),

    CONSTRAINT "interest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delegation" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "body_id" UUID NOT NULL,
    "from_id" UUID NOT NULL,
    "to_id" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3),

    CONSTRAINT "delegation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reminder" (
    "workspace_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "sign_off_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reminder_pkey" PRIMARY KEY ("person_id","day","kind","sign_off_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "condition_verdict_id_sequence_key" ON "condition"("verdict_id", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "ruling_sign_off_body_id_sequence_key" ON "ruling"("sign_off_body_id", "sequence");

-- CreateIndex
CREATE INDEX "interest_workspace_id_idx" ON "interest"("workspace_id");

-- CreateIndex
CREATE INDEX "delegation_workspace_id_idx" ON "delegation"("workspace_id");

-- CreateIndex
CREATE INDEX "outgoing_message_slack_channel_slack_ts_idx" ON "outgoing_message"("slack_channel", "slack_ts");

-- CreateIndex
CREATE INDEX "sign_off_workspace_id_outcome_idx" ON "sign_off"("workspace_id", "outcome");

-- CreateIndex
CREATE INDEX "sign_off_requester_id_idx" ON "sign_off"("requester_id");

-- CreateIndex
CREATE INDEX "sign_off_body_body_id_idx" ON "sign_off_body"("body_id");

-- CreateIndex
CREATE INDEX "chronicle_entry_workspace_id_subject_idx" ON "chronicle_entry"("workspace_id", "subject");

-- CreateIndex
CREATE INDEX "meeting_workspace_id_at_idx" ON "meeting"("workspace_id", "at");

-- CreateIndex
CREATE INDEX "sign_off_pathway_id_idx" ON "sign_off"("pathway_id");

-- AddForeignKey
ALTER TABLE "sign_off" ADD CONSTRAINT "sign_off_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verdict_contest" ADD CONSTRAINT "verdict_contest_verdict_id_fkey" FOREIGN KEY ("verdict_id") REFERENCES "verdict"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "condition" ADD CONSTRAINT "condition_verdict_id_fkey" FOREIGN KEY ("verdict_id") REFERENCES "verdict"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ruling" ADD CONSTRAINT "ruling_sign_off_body_id_fkey" FOREIGN KEY ("sign_off_body_id") REFERENCES "sign_off_body"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interest" ADD CONSTRAINT "interest_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interest" ADD CONSTRAINT "interest_sign_off_id_fkey" FOREIGN KEY ("sign_off_id") REFERENCES "sign_off"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delegation" ADD CONSTRAINT "delegation_body_id_fkey" FOREIGN KEY ("body_id") REFERENCES "body"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delegation" ADD CONSTRAINT "delegation_from_id_fkey" FOREIGN KEY ("from_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delegation" ADD CONSTRAINT "delegation_to_id_fkey" FOREIGN KEY ("to_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_off_version" ADD CONSTRAINT "sign_off_version_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_off_version" ADD CONSTRAINT "sign_off_version_contested_by_id_fkey" FOREIGN KEY ("contested_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_off_body" ADD CONSTRAINT "sign_off_body_chairs_action_by_id_fkey" FOREIGN KEY ("chairs_action_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verdict" ADD CONSTRAINT "verdict_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "condition" ADD CONSTRAINT "condition_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "condition" ADD CONSTRAINT "condition_discharged_by_id_fkey" FOREIGN KEY ("discharged_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ruling" ADD CONSTRAINT "ruling_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ruling" ADD CONSTRAINT "ruling_ruled_by_id_fkey" FOREIGN KEY ("ruled_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interest" ADD CONSTRAINT "interest_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delegation" ADD CONSTRAINT "delegation_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand: what the schema can not say.

-- Home and the certificate ask for the conditions that somebody still has to meet.
CREATE INDEX "condition_owner_id_idx" ON "condition"("owner_id") WHERE "discharged_at" IS NULL;

-- Interests and delegations are part of the directory.
CREATE TRIGGER "directory_changed" AFTER INSERT OR UPDATE OR DELETE ON "interest" FOR EACH ROW EXECUTE FUNCTION "directory_changed"();
CREATE TRIGGER "directory_changed" AFTER INSERT OR UPDATE OR DELETE ON "delegation" FOR EACH ROW EXECUTE FUNCTION "directory_changed"();

CREATE TRIGGER "never_changed" BEFORE UPDATE OR DELETE OR TRUNCATE ON "verdict_contest" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "never_changed" BEFORE UPDATE OR DELETE OR TRUNCATE ON "ruling" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "never_removed" BEFORE DELETE OR TRUNCATE ON "sign_off_version" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "never_removed" BEFORE DELETE OR TRUNCATE ON "condition" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- The columns named, of which the first tells that it has happened, are filled once; nothing else of the row is ever changed.
CREATE FUNCTION "refuse_change_but"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  columns text[] := TG_ARGV;
BEGIN
  IF to_jsonb(OLD)->>TG_ARGV[0] IS NOT NULL OR to_jsonb(NEW)->>TG_ARGV[0] IS NULL OR to_jsonb(OLD) - columns <> to_jsonb(NEW) - columns THEN
    RAISE EXCEPTION 'Of a row of % only % can be written, and once', TG_TABLE_NAME, array_to_string(columns, ', ')
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER "changed_once" BEFORE UPDATE ON "sign_off_version" FOR EACH ROW
  EXECUTE FUNCTION "refuse_change_but"('contested_at', 'contested_by_id', 'contested_reason', 'change');
CREATE TRIGGER "changed_once" BEFORE UPDATE ON "condition" FOR EACH ROW
  EXECUTE FUNCTION "refuse_change_but"('discharged_at', 'discharged_by_id', 'discharge_note');

ALTER TABLE "verdict_contest" ENABLE ALWAYS TRIGGER "never_changed";
ALTER TABLE "ruling" ENABLE ALWAYS TRIGGER "never_changed";
ALTER TABLE "sign_off_version" ENABLE ALWAYS TRIGGER "never_removed";
ALTER TABLE "sign_off_version" ENABLE ALWAYS TRIGGER "changed_once";
ALTER TABLE "condition" ENABLE ALWAYS TRIGGER "never_removed";
ALTER TABLE "condition" ENABLE ALWAYS TRIGGER "changed_once";

-- Cards and notes on requests say more now. Those that are stored go on: as what has changed is shown on each copy by what it asks, and what has not left
-- yet is drawn from what it says.
UPDATE "outgoing_message" AS message SET "content" = '{
  "change": null, "ask": null, "files": [], "sections": [], "closedBecause": null, "overdue": false, "outcomeAt": null, "outcomeReason": null,
  "conditionsOutstanding": 0, "dischargeFor": null, "contestFor": null, "chairFor": null
}'::jsonb || message."content" || jsonb_build_object(
  'askedFor', COALESCE(
    message."content" #>> '{decideFor,signOffBodyId}',
    -- The buttons are gone: who was asked by it is told from where it stands.
    (
      SELECT asked."id"::text FROM "sign_off_body" asked JOIN "body" ON "body"."id" = asked."body_id"
      WHERE asked."sign_off_id" = (message."content" ->> 'signOffId')::uuid AND (
        "body"."channel_id" = message."channel_id" OR EXISTS (
          SELECT FROM "seat" JOIN "membership" ON "membership"."seat_id" = "seat"."id" JOIN "person" ON "person"."id" = "membership"."person_id"
          WHERE "seat"."body_id" = "body"."id" AND "seat"."role" <> 'observer' AND "person"."slack_user_id" = message."slack_user_id"
        )
      )
      ORDER BY asked."outcome" IS NULL, asked."step", asked."id" LIMIT 1
    )
  ),
  'decideFor', CASE jsonb_typeof(message."content" -> 'decideFor')
    WHEN 'object' THEN message."content" -> 'decideFor' || '{"chairsAction": false, "contestable": false}'
    ELSE 'null'
  END,
  'deadline', CASE jsonb_typeof(message."content" -> 'deadline')
    WHEN 'object' THEN jsonb_build_object(
      'at', message."content" #> '{deadline,at}',
      'meeting', jsonb_build_object('of', message."content" #> '{deadline,meetingOf}', 'at', message."content" #> '{deadline,meetingAt}'),
      'reason', NULL
    )
    ELSE 'null'
  END,
  'steps', (
    SELECT COALESCE(jsonb_agg(step || jsonb_build_object('bodies', (
      SELECT COALESCE(jsonb_agg('{"chairsAction": null, "before": [], "aside": []}'::jsonb || asked || jsonb_build_object(
        'verdicts', (
          SELECT COALESCE(jsonb_agg(
            '{"standsFor": [], "toFollow": false, "conditions": [], "recorded": null}'::jsonb || verdict
              || jsonb_build_object('version', message."content" -> 'version')
          ), '[]') FROM jsonb_array_elements(asked -> 'verdicts') AS verdict
        ),
        'waitingFor', (
          SELECT COALESCE(jsonb_agg('{"standsFor": []}'::jsonb || owing), '[]') FROM jsonb_array_elements(asked -> 'waitingFor') AS owing
        )
      )), '[]') FROM jsonb_array_elements(step -> 'bodies') AS asked
    ))), '[]') FROM jsonb_array_elements(message."content" -> 'steps') AS step
  )
) WHERE message."content" ->> 'kind' = 'sign_off_card';

UPDATE "outgoing_message" AS message SET "content" =
  '{"closed": false, "outcomeReason": null, "conditionsOutstanding": 0}'::jsonb || message."content" || jsonb_build_object(
    'signOffId', request."id",
    'bodies', (
      SELECT COALESCE(jsonb_agg('{"conditions": []}'::jsonb || asked), '[]') FROM jsonb_array_elements(message."content" -> 'bodies') AS asked
    )
  )
FROM "sign_off" AS request
WHERE message."content" ->> 'kind' = 'sign_off_outcome'
  AND request."workspace_id" = message."workspace_id" AND 'SO-' || request."number" = message."content" ->> 'reference';

UPDATE "outgoing_message" AS message SET "content" =
  '{"deputies": [], "over": false}'::jsonb || message."content" || jsonb_build_object('kind', 'sign_off_note', 'signOffBodyId', (
    SELECT asked."id" FROM "sign_off_body" asked JOIN "body" ON "body"."id" = asked."body_id"
    WHERE asked."sign_off_id" = request."id" ORDER BY "body"."name" = message."content" ->> 'body' DESC, asked."step", asked."id" LIMIT 1
  )), "card" = CASE message."content" ->> 'about' WHEN 'inquorate' THEN 'sign-off-standing:' || request."id" END
FROM "sign_off" AS request
WHERE message."content" ->> 'kind' = 'note' AND message."content" ->> 'about' IN ('not_in_slack', 'inquorate')
  AND request."workspace_id" = message."workspace_id" AND 'SO-' || request."number" = message."content" ->> 'reference';
