-- CreateTable
CREATE TABLE "workspace" (
    "id" UUID NOT NULL,
    "team" TEXT NOT NULL,
    "timezone" TEXT NOT NULL,
    "holidays" TEXT NOT NULL,
    "extra_holidays" TEXT[],
    "working_dates" TEXT[],

    CONSTRAINT "workspace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "secretary" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3),

    CONSTRAINT "secretary_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organisation" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "sector" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3),

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "slack_user_id" TEXT,
    "email" TEXT,
    "name" TEXT NOT NULL,
    "organisation_id" UUID NOT NULL,
    "profession" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3),

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "body" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "aliases" TEXT[],
    "kind" TEXT NOT NULL,
    "channel_id" TEXT,
    "timezone" TEXT,
    "public" BOOLEAN NOT NULL,
    "approval" JSONB,
    "chairs_action" BOOLEAN NOT NULL,
    "composition" TEXT[],
    "since" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3),

    CONSTRAINT "body_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "seat" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "body_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "tag" TEXT,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3),

    CONSTRAINT "seat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "id" UUID NOT NULL,
    "seat_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3),

    CONSTRAINT "membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "relation" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "from_id" UUID NOT NULL,
    "to_id" UUID NOT NULL,
    "through_key" TEXT,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3),

    CONSTRAINT "relation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pathway" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "group_id" UUID NOT NULL,
    "tier" TEXT NOT NULL,
    "phase" TEXT NOT NULL,
    "private_reason" TEXT,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3),

    CONSTRAINT "pathway_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pathway_organisation" (
    "pathway_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,

    CONSTRAINT "pathway_organisation_pkey" PRIMARY KEY ("pathway_id","organisation_id")
);

-- CreateTable
CREATE TABLE "route" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "steps" JSONB NOT NULL,
    "formally_responsible" TEXT,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3),

    CONSTRAINT "route_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "clock" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "body_id" UUID NOT NULL,
    "definition" JSONB NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3),

    CONSTRAINT "clock_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meeting" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "body_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "timezone" TEXT NOT NULL,
    "place" TEXT,
    "public" BOOLEAN NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "cancelled_at" TIMESTAMPTZ(3),

    CONSTRAINT "meeting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "governance_application" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "applied_at" TIMESTAMPTZ(3) NOT NULL,
    "applied_by" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "records" JSONB NOT NULL,

    CONSTRAINT "governance_application_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "entry" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "pathway_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "status_given" BOOLEAN NOT NULL,
    "done" TEXT NOT NULL,
    "next" TEXT,
    "path_to_green" TEXT,
    "ask_kind" TEXT,
    "ask_text" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "supersedes_id" UUID,

    CONSTRAINT "entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_off" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "subject" TEXT NOT NULL,
    "route_id" UUID NOT NULL,
    "pathway_id" UUID NOT NULL,
    "requester_id" UUID NOT NULL,
    "note" TEXT,
    "formally_responsible_id" UUID,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT,
    "outcome_at" TIMESTAMPTZ(3),

    CONSTRAINT "sign_off_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_off_version" (
    "id" UUID NOT NULL,
    "sign_off_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "links" TEXT[],
    "hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_off_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_off_body" (
    "id" UUID NOT NULL,
    "sign_off_id" UUID NOT NULL,
    "step" INTEGER NOT NULL,
    "body_id" UUID NOT NULL,
    "rule" JSONB NOT NULL,
    "outcome" TEXT,
    "outcome_at" TIMESTAMPTZ(3),

    CONSTRAINT "sign_off_body_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verdict" (
    "id" UUID NOT NULL,
    "sign_off_body_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "reason" TEXT,
    "role" TEXT NOT NULL,
    "after_outcome" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "verdict_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reference_counter" (
    "workspace_id" UUID NOT NULL,
    "prefix" TEXT NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "reference_counter_pkey" PRIMARY KEY ("workspace_id","prefix")
);

-- CreateTable
CREATE TABLE "digest" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "cut_at" TIMESTAMPTZ(3) NOT NULL,
    "covers_until" TIMESTAMPTZ(3) NOT NULL,
    "snapshot" JSONB NOT NULL,

    CONSTRAINT "digest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "digest_delivery" (
    "id" UUID NOT NULL,
    "digest_id" UUID NOT NULL,
    "body_id" UUID NOT NULL,
    "channel_id" TEXT NOT NULL,
    "message_id" UUID NOT NULL,

    CONSTRAINT "digest_delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outgoing_message" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "lane" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "channel_id" TEXT,
    "slack_user_id" TEXT,
    "thread_of_id" UUID,
    "target_id" UUID,
    "card" TEXT,
    "actor_id" UUID,
    "content" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "problem" TEXT,
    "slack_channel" TEXT,
    "slack_ts" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "outgoing_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lane" (
    "workspace_id" UUID NOT NULL,
    "lane" TEXT NOT NULL,
    "not_before" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "lane_pkey" PRIMARY KEY ("workspace_id","lane")
);

-- CreateTable
CREATE TABLE "receipt" (
    "team" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "answer" JSON,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "receipt_pkey" PRIMARY KEY ("team","key")
);

-- CreateTable
CREATE TABLE "chronicle_entry" (
    "workspace_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "details" JSONB NOT NULL,
    "previous" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "chronicle_entry_pkey" PRIMARY KEY ("workspace_id","position")
);

-- CreateTable
CREATE TABLE "chronicle_head" (
    "workspace_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "chronicle_head_pkey" PRIMARY KEY ("workspace_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "workspace_team_key" ON "workspace"("team");

-- CreateIndex
CREATE INDEX "secretary_workspace_id_person_id_idx" ON "secretary"("workspace_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "organisation_workspace_id_key_key" ON "organisation"("workspace_id", "key");

-- CreateIndex
CREATE INDEX "person_workspace_id_slack_user_id_idx" ON "person"("workspace_id", "slack_user_id");

-- CreateIndex
CREATE UNIQUE INDEX "person_workspace_id_key_key" ON "person"("workspace_id", "key");

-- CreateIndex
CREATE INDEX "body_workspace_id_channel_id_idx" ON "body"("workspace_id", "channel_id");

-- CreateIndex
CREATE UNIQUE INDEX "body_workspace_id_key_key" ON "body"("workspace_id", "key");

-- CreateIndex
CREATE INDEX "seat_body_id_idx" ON "seat"("body_id");

-- CreateIndex
CREATE INDEX "membership_seat_id_idx" ON "membership"("seat_id");

-- CreateIndex
CREATE INDEX "membership_person_id_idx" ON "membership"("person_id");

-- CreateIndex
CREATE INDEX "relation_workspace_id_idx" ON "relation"("workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "pathway_workspace_id_key_key" ON "pathway"("workspace_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "route_workspace_id_key_key" ON "route"("workspace_id", "key");

-- CreateIndex
CREATE INDEX "clock_workspace_id_body_id_idx" ON "clock"("workspace_id", "body_id");

-- CreateIndex
CREATE INDEX "meeting_body_id_at_idx" ON "meeting"("body_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "meeting_workspace_id_key_key" ON "meeting"("workspace_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "governance_application_workspace_id_number_key" ON "governance_application"("workspace_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "entry_supersedes_id_key" ON "entry"("supersedes_id");

-- CreateIndex
CREATE INDEX "entry_pathway_id_at_idx" ON "entry"("pathway_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "sign_off_workspace_id_number_key" ON "sign_off"("workspace_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "sign_off_version_sign_off_id_number_key" ON "sign_off_version"("sign_off_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "sign_off_body_sign_off_id_step_body_id_key" ON "sign_off_body"("sign_off_id", "step", "body_id");

-- CreateIndex
CREATE UNIQUE INDEX "verdict_sign_off_body_id_sequence_key" ON "verdict"("sign_off_body_id", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "digest_meeting_id_number_key" ON "digest"("meeting_id", "number");

-- CreateIndex
CREATE INDEX "digest_delivery_channel_id_idx" ON "digest_delivery"("channel_id");

-- CreateIndex
CREATE UNIQUE INDEX "digest_delivery_digest_id_channel_id_key" ON "digest_delivery"("digest_id", "channel_id");

-- CreateIndex
CREATE INDEX "outgoing_message_state_lane_idx" ON "outgoing_message"("state", "lane");

-- CreateIndex
CREATE INDEX "outgoing_message_card_idx" ON "outgoing_message"("card");

-- CreateIndex
CREATE INDEX "outgoing_message_target_id_idx" ON "outgoing_message"("target_id");

-- AddForeignKey
ALTER TABLE "secretary" ADD CONSTRAINT "secretary_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seat" ADD CONSTRAINT "seat_body_id_fkey" FOREIGN KEY ("body_id") REFERENCES "body"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_seat_id_fkey" FOREIGN KEY ("seat_id") REFERENCES "seat"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "relation" ADD CONSTRAINT "relation_from_id_fkey" FOREIGN KEY ("from_id") REFERENCES "body"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "relation" ADD CONSTRAINT "relation_to_id_fkey" FOREIGN KEY ("to_id") REFERENCES "body"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pathway" ADD CONSTRAINT "pathway_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "body"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pathway_organisation" ADD CONSTRAINT "pathway_organisation_pathway_id_fkey" FOREIGN KEY ("pathway_id") REFERENCES "pathway"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pathway_organisation" ADD CONSTRAINT "pathway_organisation_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "clock" ADD CONSTRAINT "clock_body_id_fkey" FOREIGN KEY ("body_id") REFERENCES "body"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_body_id_fkey" FOREIGN KEY ("body_id") REFERENCES "body"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entry" ADD CONSTRAINT "entry_pathway_id_fkey" FOREIGN KEY ("pathway_id") REFERENCES "pathway"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_off" ADD CONSTRAINT "sign_off_route_id_fkey" FOREIGN KEY ("route_id") REFERENCES "route"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_off" ADD CONSTRAINT "sign_off_pathway_id_fkey" FOREIGN KEY ("pathway_id") REFERENCES "pathway"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_off_version" ADD CONSTRAINT "sign_off_version_sign_off_id_fkey" FOREIGN KEY ("sign_off_id") REFERENCES "sign_off"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_off_body" ADD CONSTRAINT "sign_off_body_sign_off_id_fkey" FOREIGN KEY ("sign_off_id") REFERENCES "sign_off"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_off_body" ADD CONSTRAINT "sign_off_body_body_id_fkey" FOREIGN KEY ("body_id") REFERENCES "body"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verdict" ADD CONSTRAINT "verdict_sign_off_body_id_fkey" FOREIGN KEY ("sign_off_body_id") REFERENCES "sign_off_body"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verdict" ADD CONSTRAINT "verdict_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "sign_off_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "digest" ADD CONSTRAINT "digest_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "digest_delivery" ADD CONSTRAINT "digest_delivery_digest_id_fkey" FOREIGN KEY ("digest_id") REFERENCES "digest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand: what the schema can not say.

-- What is on record stays as it was: a correction is another row.
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Rows of % are never changed or removed', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE TRIGGER "never_changed" BEFORE UPDATE OR DELETE OR TRUNCATE ON "chronicle_entry" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "never_changed" BEFORE UPDATE OR DELETE OR TRUNCATE ON "verdict" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "never_changed" BEFORE UPDATE OR DELETE OR TRUNCATE ON "entry" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "never_changed" BEFORE UPDATE OR DELETE OR TRUNCATE ON "governance_application" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- Also where a replication role has switched the ordinary triggers off.
ALTER TABLE "chronicle_entry" ENABLE ALWAYS TRIGGER "never_changed";
ALTER TABLE "verdict" ENABLE ALWAYS TRIGGER "never_changed";
ALTER TABLE "entry" ENABLE ALWAYS TRIGGER "never_changed";
ALTER TABLE "governance_application" ENABLE ALWAYS TRIGGER "never_changed";
