-- AlterTable
ALTER TABLE "outgoing_message" ADD COLUMN     "because" TEXT,
ADD COLUMN     "tried_since" TIMESTAMPTZ(3);

-- Written by hand: what the schema can not say.
-- What the secretariat was asked about a parked message says why it is parked.
UPDATE outgoing_message parked
SET because = coalesce(
  (
    SELECT CASE note.content ->> 'about' WHEN 'parked' THEN 'uncertain' ELSE note.content ->> 'about' END
    FROM outgoing_message note
    WHERE note.workspace_id = parked.workspace_id
      AND note.content ->> 'messageId' = parked.id::text
      AND note.content ->> 'about' IN ('parked', 'refused', 'still_shown', 'not_changed')
    ORDER BY note.id DESC
    LIMIT 1
  ),
  CASE parked.kind WHEN 'update' THEN 'not_changed' ELSE 'uncertain' END
)
WHERE parked.state = 'parked';
