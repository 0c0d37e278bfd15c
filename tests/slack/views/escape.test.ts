import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divided, mrkdwn, oneLine, plain, shortened, shortenedInside } from '#src/slack/views/escape.ts';
import { controlSequences, nasty } from './nasty.ts';

describe('escaping what people typed', () => {
  it('leaves nothing that pings or links', () => {
    fc.assert(
      fc.property(nasty(500), (typed) => {
        expect(controlSequences([mrkdwn(typed), plain(typed)])).toEqual([]);
        expect(mrkdwn(typed)).not.toMatch(/[<>]/);
      }),
    );
  });

  it('turns marks at the edge of a word into look-alikes and keeps those inside', () => {
    expect(mrkdwn('*bold* _it_ ~no~ `code`')).toBe('∗bold∗ ˍitˍ ∼no∼ ˋcodeˋ');
    expect(mrkdwn('snake_case, 5 * 3, 2*3')).toBe('snake_case, 5 * 3, 2*3');
  });

  it('starts no quotation and turns no direction', () => {
    expect(mrkdwn('> as the board said\n  > twice')).toBe('› as the board said\n  › twice');
    expect(mrkdwn('a > b')).toBe('a &gt; b');
    expect(plain('safe\u202Etxt.exe\u0000')).toBe('safetxt.exe');
  });

  it('never lengthens plain text', () => {
    fc.assert(fc.property(nasty(300), (typed) => plain(typed).length <= typed.length));
  });

  it('keeps the end of what is shortened inside, and pings nobody by where it is cut', () => {
    const long = 'Community services for people with long-term respiratory conditions';
    expect(shortenedInside(`${long}, North Kent`, 40, mrkdwn)).toMatch(/^Community .*….*North Kent$/);
    fc.assert(
      fc.property(nasty(400), fc.integer({ min: 10, max: 400 }), (typed, limit) => {
        const short = shortenedInside(oneLine(typed), limit, mrkdwn);
        expect(short.length).toBeLessThanOrEqual(limit);
        expect(controlSequences([short])).toEqual([]);
      }),
    );
  });

  it('shortens to the limit after escaping, visibly, and leaves what fits', () => {
    fc.assert(
      fc.property(nasty(400), fc.integer({ min: 10, max: 400 }), (typed, limit) => {
        const line = oneLine(typed);
        const short = shortened(line, limit, mrkdwn);
        expect(short.length).toBeLessThanOrEqual(limit);
        if (mrkdwn(line).length > limit) expect(short).toMatch(/…$/);
        else expect(short).toBe(mrkdwn(line));
      }),
    );
  });

  it('keeps a character that people see as one together', () => {
    expect(shortened('ab👩‍⚕️cd', 6, plain)).toBe('ab…');
  });

  it('divides long text without losing or breaking anything', () => {
    fc.assert(
      fc.property(nasty(2_000), fc.integer({ min: 50, max: 300 }), (typed, limit) => {
        const pieces = divided(mrkdwn(typed), limit);
        for (const piece of pieces) {
          expect(piece.length).toBeLessThanOrEqual(limit);
          expect(piece.isWellFormed()).toBe(true);
          expect(piece).not.toMatch(/&(?!amp;|lt;|gt;)/);
        }
        expect(pieces.join('').replaceAll(/\s/g, '')).toBe(mrkdwn(typed).replaceAll(/\s/g, ''));
      }),
    );
  });
});
