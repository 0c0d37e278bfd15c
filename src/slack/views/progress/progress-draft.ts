import { z } from 'zod';
import type { Report } from '#src/domain/progress/read-report.ts';
import { askKinds, statuses } from '#src/domain/status.ts';
import { type GoOn, valueWithin } from '../go-on.ts';

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

export const logOfPathwayAction = 'log_progress_of';

/** What the choice of a pathway carries; without the text where that was longer than a button can carry. */
export const pathwayChosen = z.strictObject({ pathwayId: z.uuid(), text: z.string().nullable() });

/** What the choice of a pathway leads to, where it was not clear which was meant: the report is logged. */
export function logOfPathway(text: string): GoOn {
  return {
    actionId: logOfPathwayAction,
    value: (pathwayId) => valueWithin(pathwayChosen, { pathwayId, text }, { pathwayId, text: null }),
  };
}

export function draftValue(report: Report | null): string {
  return valueWithin(progressDraft, report, null);
}
