import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { announcesPatient, examineOptionalText, examineText, type Gate, textLimits } from '#src/domain/text-gate.ts';

const gate: Gate = { numbering: 'nhs', confirmed: new Set() };

describe('the gate for stored text', () => {
  it('refuses an NHS number without repeating it', () => {
    const refused = examineText('Seen: NHS 943 476 5919', 'note', gate);
    expect(refused).toEqual({ refused: true, refusal: { code: 'patient_identifier' } });
  });

  it('refuses an NHS number that control characters would have hidden', () => {
    expect(examineText('NHS 943\u0000476\u00075919', 'note', gate)).toEqual({ refused: true, refusal: { code: 'patient_identifier' } });
  });

  it('asks about one for which only its check digit speaks, until whoever wrote it has said that it is none', () => {
    const asked = { code: 'perhaps_patient_identifier', what: 'note', numbering: 'nhs', numbers: ['9434765919'] };
    expect(examineText('943 476 5919 and 999 000 0018', 'note', { ...gate, confirmed: new Set(['9990000018']) })).toEqual({
      refused: true,
      refusal: asked,
    });
    const confirmed = { ...gate, confirmed: new Set(['9434765919']) };
    expect(examineText('943 476 5919', 'note', confirmed)).toEqual({ refused: false, value: '943 476 5919' });
    expect(examineText('NHS 943 476 5919', 'note', confirmed)).toEqual({ refused: true, refusal: { code: 'patient_identifier' } });
  });

  it('tells whether texts announce a patient’s number, beside one another', () => {
    expect(announcesPatient(['Well', 'NHS no. 943 476 5919'], gate)).toBe(true);
    expect(announcesPatient(['Well', '943 476 5919'], gate)).toBe(false);
  });

  it('keeps what was typed, formatting, mentions and links included', () => {
    const typed = '<!channel> *bold* <https://a.example|b> & `code`\nsecond\tline';
    expect(examineText(typed, 'note', gate)).toEqual({ refused: false, value: typed });
  });

  it('drops control characters, composes letters, ends lines alike', () => {
    expect(examineText(' a\u0000b\u001b[0m\r\nCafe\u0301\u2028x ', 'note', gate)).toEqual({ refused: false, value: 'ab[0m\nCafé\nx' });
  });

  it('says how much too long a text is', () => {
    const limit = textLimits.title;
    expect(examineText('x'.repeat(limit), 'title', gate)).toMatchObject({ refused: false });
    expect(examineText('x'.repeat(limit + 1), 'title', gate)).toEqual({
      refused: true,
      refusal: { code: 'text_too_long', what: 'title', limit, length: limit + 1 },
    });
  });

  it('takes an empty optional text for none', () => {
    expect(examineOptionalText(null, 'note', gate)).toEqual({ refused: false, value: null });
    expect(examineOptionalText(' \u0000 ', 'note', gate)).toEqual({ refused: false, value: null });
    expect(examineOptionalText(' x ', 'note', gate)).toEqual({ refused: false, value: 'x' });
    expect(examineOptionalText('9434765919', 'note', gate)).toMatchObject({ refused: true });
  });

  it('gives text that PostgreSQL can store, and that passes the gate unchanged', () => {
    const anything = fc.string({
      unit: fc.oneof(fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }), fc.constantFrom('\ud800', '\udfff', '\u0000')),
    });
    fc.assert(
      fc.property(anything, (typed) => {
        const once = examineText(typed, 'note', gate);
        if (once.refused) return;
        expect(once.value.isWellFormed()).toBe(true);
        expect(once.value).not.toContain('\u0000');
        expect(examineText(once.value, 'note', gate)).toEqual(once);
      }),
    );
  });
});
