import { z } from 'zod';
import type { Report } from '#src/domain/progress/read-report.ts';
import { askKinds, statuses } from '#src/domain/status.ts';
import { slackLimits } from '../limits.ts';

export const completeReportAction = 'complete_report';

/** What the value of a "Complete" button holds: the report so far, or null where it was longer than a button can carry. */
export const progressDraft: z.ZodType<Report | null> = z
  .strictObject({
    pathwayKey: z.string().nullable(),
    status: z.enum(statuses).nullable(),
    done: z.string(),
    next: z.string().nullable(),
    pathToGreen: z.string().nullable(),
    ask: z.strictObject({ kind: z.enum(askKinds), text: z.string() }).nullable(),
  })
  .nullable();

export function draftValue(report: Report | null): string {
  const value = JSON.stringify(progressDraft.parse(report));
  return value.length <= slackLimits.button.value ? value : 'null';
}
