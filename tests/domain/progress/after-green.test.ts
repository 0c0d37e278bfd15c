import { describe, expect, it } from 'vitest';
import { questionAbout } from '#src/domain/progress/question-status.ts';
import { type Named, namesInText, readReport } from '#src/domain/progress/read-report.ts';
import { afterGreen } from './texts/after-green.ts';

const dementia = { key: 'dementia', name: 'Dementia' };

/** What becomes of a report of Dementia whose last status was Green. */
function becomes(typed: string, pathways: readonly Named[]): string {
  const report = readReport(typed, pathways);
  if (report.status !== null) return report.status;
  return questionAbout(report, namesInText(dementia.key, pathways), 'green') === null ? 'kept' : 'asked';
}

describe('a report after a last Green', () => {
  it.each(afterGreen)('%s: %j', (right, typed) => {
    expect(becomes(typed, [dementia])).toBe(right);
    expect(becomes(typed, [dementia, { key: 'stroke', name: 'Stroke' }])).toBe(right);
  });
});
