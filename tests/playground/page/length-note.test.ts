import { describe, expect, it } from 'vitest';
import { lengthNote } from '#src/playground/page/blocks/controls/length-note.ts';

describe('what is said of the length of a text', () => {
  it.each([
    ['', {}, null],
    ['short', { max_length: 100 }, null],
    ['x'.repeat(80), { max_length: 100 }, { words: '20 characters left', wrong: false }],
    ['x'.repeat(100), { max_length: 100 }, { words: '0 characters left', wrong: false }],
    ['x'.repeat(101), { max_length: 100 }, { words: '1 character too many', wrong: true }],
    ['x'.repeat(4_500), {}, { words: '1,500 characters too many', wrong: true }],
    ['', { min_length: 3 }, null],
    ['ab', { min_length: 3 }, { words: 'At least 3 characters', wrong: false }],
    ['abc', { min_length: 3 }, null],
  ])('%.10s of %j', (text, element, note) => expect(lengthNote(text, element)).toEqual(note));
});
