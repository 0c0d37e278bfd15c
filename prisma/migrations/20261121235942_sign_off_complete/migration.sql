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

-- Written by hand: what the schema can not say.

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
