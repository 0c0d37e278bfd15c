import { z } from 'zod';
import { approvalFields } from '#src/domain/governance/records.ts';

// JSON columns hold domain shapes. They are read strictly: what does not fit was not written by us.

export const approvalRuleColumn = approvalFields;

const dayCount = z.union([
  z.strictObject({ clearWorkingDays: z.int().nonnegative() }),
  z.strictObject({ workingDaysBefore: z.int().nonnegative() }),
]);

export const clockColumn = z.strictObject({
  paperDeadline: dayCount.nullable(),
  signOffDeadline: dayCount.nullable(),
  digests: z.array(
    z.strictObject({
      workingDaysBefore: z.int().nonnegative(),
      at: z.string(),
      updateCutOffHours: z.number().nonnegative().nullable(),
      to: z.array(z.string()),
    }),
  ),
});

export const routeStepsColumn = z.array(z.array(z.string()));

/** What a version's uploaded files were. */
export const versionFilesColumn = z.array(
  z.strictObject({
    slackFileId: z.string(),
    name: z.string(),
    size: z.int().nonnegative(),
    sha256: z.string(),
    permalink: z.string().nullable().default(null),
  }),
);
