-- AlterTable
ALTER TABLE "outgoing_message" ADD COLUMN     "said" TEXT;

-- AlterTable
ALTER TABLE "pathway" ADD COLUMN     "public_title" TEXT;

-- AlterTable
ALTER TABLE "sign_off" ADD COLUMN     "public_title" TEXT;

-- Written by hand: what the schema can not say.
-- Which pathway a report's card is of: it is known by its id from here on, as its name changes and may become private.
UPDATE "outgoing_message" AS "message"
SET "content" = "message"."content" || jsonb_build_object('pathwayId', "entry"."pathway_id")
FROM "entry"
WHERE "message"."content" ->> 'kind' = 'entry_card'
  AND "entry"."workspace_id" = "message"."workspace_id"
  AND "entry"."at" = ("message"."content" ->> 'at')::timestamptz
  AND "entry"."done" = "message"."content" ->> 'done';
