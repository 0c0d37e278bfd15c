import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkReport } from '#src/domain/progress/check-report.ts';
import type { Report } from '#src/domain/progress/read-report.ts';
import { statuses } from '#src/domain/status.ts';

const report = (parts: Partial<Report>): Report => ({
  pathwayKey: null,
  status: null,
  done: 'Form agreed',
  next: null,
  pathToGreen: null,
  ask: null,
  ...parts,
});
const ask = { kind: 'help', text: 'a locum' } as const;

describe('whether a report can stand', () => {
  it.each(['blue', 'green'] as const)('%s needs a text only', (status) => {
    expect(checkReport(report({ status }), null, 'Dementia')).toMatchObject({ refused: false, value: { status, statusGiven: true } });
  });

  it.each([
    [report({ status: 'amber' }), ['path_to_green']],
    [report({ status: 'red' }), ['path_to_green', 'ask']],
    [report({ status: 'red', pathToGreen: 'locum' }), ['ask']],
    [report({ status: 'red', ask }), ['path_to_green']],
    [report({ status: 'green', done: '' }), ['text']],
    [report({ done: '' }), ['status', 'text']],
  ])('names every part that is missing: %j', (given, missing) => {
    expect(checkReport(given, null, 'Dementia')).toEqual({
      refused: true,
      refusal: { code: 'report_incomplete', missing, pathway: 'Dementia' },
    });
  });

  it('keeps the last status where none is given, with what that status needs', () => {
    expect(checkReport(report({}), 'green', 'Dementia')).toMatchObject({ refused: false, value: { status: 'green', statusGiven: false } });
    expect(checkReport(report({}), 'amber', 'Dementia')).toMatchObject({ refused: true, refusal: { missing: ['path_to_green'] } });
  });

  it('lets nothing stand without what its status needs', () => {
    const maybe = <T>(value: T) => fc.constantFrom(value, null);
    const given = fc.record({
      pathwayKey: fc.constant(null),
      status: fc.constantFrom(...statuses, null),
      done: fc.constantFrom('', 'x'),
      next: maybe('n'),
      pathToGreen: maybe('p'),
      ask: maybe(ask),
    });
    fc.assert(
      fc.property(given, fc.constantFrom(...statuses, null), (one, last) => {
        const checked = checkReport(one, last, 'Dementia');
        const status = one.status ?? last;
        const complete =
          status !== null &&
          one.done !== '' &&
          (status === 'blue' || status === 'green' || (one.pathToGreen !== null && (status === 'amber' || one.ask !== null)));
        expect(checked.refused).toBe(!complete);
      }),
    );
  });
});
