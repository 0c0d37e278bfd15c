import { done, type Outcome, type ReportPart, refuse } from '../refusal.ts';
import type { Status } from '../status.ts';
import type { Ask } from './entry.ts';
import type { Report } from './read-report.ts';

export type CheckedReport = {
  readonly status: Status;
  /** False where no status was given and the last one was kept */
  readonly statusGiven: boolean;
  readonly done: string;
  readonly next: string | null;
  readonly pathToGreen: string | null;
  readonly ask: Ask | null;
};

/**
 * Whether a report can stand: it needs a text and, unless the last status is kept, a status; amber and red need a path to green; red needs an ask.
 * Else it names every part that is missing.
 *
 * @param last the status last reported for this pathway; null where there is none
 */
export function checkReport(report: Report, last: Status | null, pathway: string): Outcome<CheckedReport> {
  const status = report.status ?? last;
  const missing: ReportPart[] = [];
  if (status === null) missing.push('status');
  if (report.done === '') missing.push('text');
  if ((status === 'amber' || status === 'red') && report.pathToGreen === null) missing.push('path_to_green');
  if (status === 'red' && report.ask === null) missing.push('ask');
  if (status === null || missing.length > 0) return refuse({ code: 'report_incomplete', missing, pathway });
  const { done: text, next, pathToGreen, ask } = report;
  return done({ status, statusGiven: report.status !== null, done: text, next, pathToGreen, ask });
}
