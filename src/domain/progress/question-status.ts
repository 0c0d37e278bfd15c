import { type Status, type StatusQuestion, statusWords } from '../status.ts';
import { type Report, readingOf } from './read-report.ts';
import type { NamesInText } from './read-status.ts';

/** A status that was chosen, and those the text says instead. */
export type Contradiction = { readonly chosen: Status; readonly said: readonly Status[] };

/**
 * What has to be asked where no status was given: null only where the text says nothing of any, so that the last one is kept. One that was Red is never
 * kept unasked.
 */
export function questionAbout(report: Report, names: NamesInText, last: Status | null): StatusQuestion | null {
  if (report.status !== null) return null;
  const reading = readingOf(report, names);
  if (reading.kind === 'asked') return reading;
  // In a form, or where several pathways could have been meant, so that only now it is known whose status the text states.
  if (reading.kind === 'stated') return { why: 'alone', statuses: [reading.status], words: statusWords[reading.status].name };
  return last === 'red' ? { why: 'was_red', statuses: ['red'], words: '' } : null;
}

/** What the text of a filled form says against the status chosen in it; null where it leaves that one open. */
export function contradictionIn(report: Report, names: NamesInText): Contradiction | null {
  const { status: chosen } = report;
  if (chosen === null) return null;
  const reading = readingOf(report, names);
  const said = reading.kind === 'stated' ? [reading.status] : reading.kind === 'asked' && reading.why === 'several' ? reading.statuses : [];
  return said.length === 0 || said.includes(chosen) ? null : { chosen, said };
}

/** Whether both are of the same statuses, so that what was asked about one has been asked about the other. */
export function sameContradiction(one: Contradiction, other: Contradiction | null): boolean {
  return one.chosen === other?.chosen && one.said.join() === other.said.join();
}
