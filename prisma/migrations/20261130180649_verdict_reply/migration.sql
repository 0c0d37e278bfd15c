-- CreateTable
CREATE TABLE "verdict_reply" (
    "verdict_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "verdict_reply_pkey" PRIMARY KEY ("verdict_id")
);

-- AddForeignKey
ALTER TABLE "verdict_reply" ADD CONSTRAINT "verdict_reply_verdict_id_fkey" FOREIGN KEY ("verdict_id") REFERENCES "verdict"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verdict_reply" ADD CONSTRAINT "verdict_reply_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "sign_off_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand: what the schema can not say.
CREATE TRIGGER "never_changed" BEFORE UPDATE OR DELETE OR TRUNCATE ON "verdict_reply" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

ALTER TABLE "verdict_reply" ENABLE ALWAYS TRIGGER "never_changed";
