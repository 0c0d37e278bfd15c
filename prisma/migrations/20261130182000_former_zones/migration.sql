-- Written by hand: what the schema can not say.

-- The zone that a workspace had in a governance file applied earlier. Until now nothing but these files gave it one.
INSERT INTO "former_name" ("id", "workspace_id", "of_id", "name", "until")
SELECT gen_random_uuid(), said."workspace_id", said."workspace_id", said."zone", said."next_at"
FROM (
  SELECT
    application."workspace_id", record #>> '{fields,timezone}' AS "zone",
    lead(record #>> '{fields,timezone}') OVER "later" AS "next_zone",
    lead(application."applied_at") OVER "later" AS "next_at"
  FROM "governance_application" application CROSS JOIN LATERAL jsonb_array_elements(application."records") record
  WHERE record ->> 'kind' = 'workspace'
  WINDOW "later" AS (PARTITION BY application."workspace_id" ORDER BY application."number")
) said
WHERE said."zone" <> said."next_zone";
