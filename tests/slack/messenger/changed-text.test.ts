import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problemsInChange } from '#src/playground/blocks/check-blocks.ts';
import { changedText } from '#src/slack/messenger/changed-text.ts';

const rest = 'The rest stands in the message itself.';

describe('the text of a message that is changed', () => {
  it('is all of it where Slack takes all of it', () => {
    const fits = 'é'.repeat(2000);
    expect(changedText(fits)).toBe(fits);
  });

  it('is its beginning in whole lines where it is long, and says where the rest is', () => {
    const lines = Array.from({ length: 200 }, (_, index) => `- Body ${index}: open, not answered yet: Anna and Ben`);
    const [head, last] = [changedText(lines.join('\n')).split('\n').slice(0, -1), changedText(lines.join('\n')).split('\n').at(-1)];
    expect(last).toBe(rest);
    expect(head.length).toBeGreaterThan(70);
    expect(head).toEqual(lines.slice(0, head.length));
  });

  it('divides no character and no entity, whatever stands in it', () => {
    const piece = fc.constantFrom('&amp;', '&lt;', 'é', '👩‍⚕️', '€', 'word ', 'x', '\n');
    const long = fc.array(piece, { minLength: 1500, maxLength: 6000 }).map((pieces) => `a${pieces.join('')}`);
    fc.assert(
      fc.property(long, (text) => {
        const changed = changedText(text);
        expect(problemsInChange({ text: changed })).toEqual([]);
        if (changed === text) return;
        const kept = changed.slice(0, -rest.length - 1);
        expect(text.startsWith(kept)).toBe(true);
        expect(kept.isWellFormed()).toBe(true);
        expect(kept.length).toBeGreaterThan(500);
        expect(kept).not.toMatch(/&[a-z]{0,3}$/);
      }),
      { numRuns: 100 },
    );
  });
});
