import { done, type Outcome, type ReportPart, refuse } from '../refusal.ts';
import type { Status } from '../status.ts';
import type { Entry } from './entry.ts';
import type { Report } from './read-report.ts';

/** What of an entry a report can say for itself. */
export type CheckedReport = Omit<Entry, 'id' | 'pathwayId' | 'authorId' | 'at'>;

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
