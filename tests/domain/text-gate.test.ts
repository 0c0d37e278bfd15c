import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { examineOptionalText, examineText, textLimits } from '#src/domain/text-gate.ts';

describe('the gate for stored text', () => {
  it('refuses an NHS number without repeating it', () => {
    const refused = examineText('Seen: 943 476 5919', 'note');
    expect(refused).toEqual({ refused: true, refusal: { code: 'patient_identifier' } });
  });

  it('refuses an NHS number that control characters would have hidden', () => {
    expect(examineText('943\u0000476\u00075919', 'note')).toEqual({ refused: true, refusal: { code: 'patient_identifier' } });
  });

  it('keeps what was typed, formatting, mentions and links included', () => {
    const typed = '<!channel> *bold* <https://a.example|b> & `code`\nsecond\tline';
    expect(examineText(typed, 'note')).toEqual({ refused: false, value: typed });
  });

  it('drops control characters, composes letters, ends lines alike', () => {
    expect(examineText(' a\u0000b\u001b[0m\r\nCafe\u0301\u2028x ', 'note')).toEqual({ refused: false, value: 'ab[0m\nCafé\nx' });
  });

  it('says how much too long a text is', () => {
    const limit = textLimits.title;
    expect(examineText('x'.repeat(limit), 'title')).toMatchObject({ refused: false });
    expect(examineText('x'.repeat(limit + 1), 'title')).toEqual({
      refused: true,
      refusal: { code: 'text_too_long', what: 'title', limit, length: limit + 1 },
    });
  });

  it('takes an empty optional text for none', () => {
    expect(examineOptionalText(null, 'note')).toEqual({ refused: false, value: null });
    expect(examineOptionalText(' \u0000 ', 'note')).toEqual({ refused: false, value: null });
    expect(examineOptionalText(' x ', 'note')).toEqual({ refused: false, value: 'x' });
    expect(examineOptionalText('9434765919', 'note')).toMatchObject({ refused: true });
  });

  it('gives text that PostgreSQL can store, and that passes the gate unchanged', () => {
    const anything = fc.string({
      unit: fc.oneof(fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }), fc.constantFrom('\ud800', '\udfff', '\u0000')),
    });
    fc.assert(
      fc.property(anything, (typed) => {
        const once = examineText(typed, 'note');
        if (once.refused) return;
        expect(once.value.isWellFormed()).toBe(true);
        expect(once.value).not.toContain('\u0000');
        expect(examineText(once.value, 'note')).toEqual(once);
      }),
    );
  });
});
