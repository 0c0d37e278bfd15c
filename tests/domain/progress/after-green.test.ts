import { describe, expect, it } from 'vitest';
import { pathwayMeant } from '#src/domain/progress/pathway-meant.ts';
import { contradictionIn, questionAbout } from '#src/domain/progress/question-status.ts';
import { type Named, namesInText, readReport } from '#src/domain/progress/read-report.ts';
import { afterGreen } from './texts/after-green.ts';
import { otherPathways } from './texts/other-pathways.ts';
import { subjects } from './texts/subjects.ts';

const dementia = { key: 'dementia', name: 'Dementia' };
const two = [dementia, { key: 'stroke', name: 'Stroke' }];

/** What becomes of a report of Dementia whose last status was Green: a status, `kept`, `asked`, or the name of the pathway that is unknown. */
function becomes(typed: string, pathways: readonly Named[]): string {
  const report = readReport(typed, pathways);
  const meant = report.pathwayKey === null ? pathwayMeant(typed, pathways, []) : null;
  if (meant) return meant.given;
  if (report.status !== null) return report.status;
  return questionAbout(report, namesInText(dementia.key, pathways), 'green') === null ? 'kept' : 'asked';
}

describe('a report after a last Green', () => {
  it.each(afterGreen)('%s: %j', (right, typed) => {
    expect(becomes(typed, [dementia])).toBe(right);
    expect(becomes(typed, two)).toBe(right);
  });
});

describe('what is said of the pathway beside things with colours', () => {
  it.each(subjects)('%s: %j', (right, typed) => {
    expect(becomes(typed, [dementia])).toBe(right);
    // In a group of two, only the first word names the pathway.
    expect([right, 'asked']).toContain(becomes(typed, two));
  });

  const read = subjects.filter(([right, typed]) => /^(?:red|amber)$/.test(right) && !/green/i.test(typed));

  it.each(read)('%s is not stated Green by its first word: %j', (right, typed) => {
    expect(becomes(`Green. ${typed}`, [dementia])).toBe('asked');
    const report = { ...readReport(typed, [dementia]), status: 'green' as const };
    expect(contradictionIn(report, namesInText('dementia', [dementia]))).toEqual({ chosen: 'green', said: [right] });
  });
});

describe('a report that begins with a pathway which is not here', () => {
  it.each(otherPathways)('%s: %j', (right, typed) => {
    expect(becomes(typed, [dementia])).toBe(right);
    expect([right, 'asked']).toContain(becomes(typed, two));
  });
});
