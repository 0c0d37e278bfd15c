import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { describeProblem } from '#src/governance/describe.ts';
import { readGovernanceFile } from '#src/governance/read-governance-file.ts';

const kent = readFileSync(new URL('../../docs/examples/kent.yaml', import.meta.url), 'utf8');
const named = (name: string) => kent.replace('name: Dementia,', `name: ${name},`);
/** Where the name stands in the example. */
const line = kent.split('\n').findIndex((text) => text.includes('name: Dementia,')) + 1;
const wide = (text: string) => Buffer.from(text, 'utf16le');

function problems(bytes: Uint8Array): string[] {
  const reading = readGovernanceFile(bytes);
  return reading.ok ? [] : reading.problems.map(describeProblem);
}

/** Each letter as one byte; the apostrophe as Windows has it. */
function asWindowsSaves(text: string): Uint8Array {
  return Uint8Array.from(text.replaceAll('’', '\x92'), (letter) => letter.codePointAt(0) ?? 0);
}

describe('the encoding of a governance file', () => {
  test.each([
    ['UTF-8', Buffer.from(named('Parkinson’s disease'))],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${named('Parkinson’s disease')}`)],
    ['UTF-16 with its mark, as Windows writes it', wide(`\ufeff${named('Parkinson’s disease')}`)],
    ['UTF-16 with its mark, the other way round', wide(`\ufeff${named('Parkinson’s disease')}`).swap16()],
  ])('%s is read, letter by letter', (_, bytes) => {
    const reading = readGovernanceFile(bytes);
    expect(reading.ok && reading.file.records.find(({ key }) => key === 'dementia')?.fields).toMatchObject({ name: 'Parkinson’s disease' });
  });

  test.each([
    [
      'Windows-1252',
      asWindowsSaves(named('Parkinson’s disease')),
      /^line \d+: .*Windows-1252.*name: Parkinson’s disease,.*save it as UTF-8/,
    ],
    ['Latin-1', asWindowsSaves(named('Müller unit')), /^line \d+: .*Latin-1.*name: Müller unit,.*save it as UTF-8/],
    ['UTF-16 without its mark', wide(kent), /^line 1: .*UTF-16 without its mark.*save it as UTF-8/],
    ['UTF-16 without its mark, the other way round', wide(kent).swap16(), /^line 1: .*UTF-16 without its mark/],
    ['UTF-32', Buffer.concat([Buffer.from([0xff, 0xfe, 0, 0]), wide(kent)]), /^line 1: .*UTF-32/],
    [
      'a mark that is not kept to',
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('a: \ud800x\n', 'utf16le')]),
      /^line 1: .*does not hold/,
    ],
    ['a Word file', Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), Buffer.from(kent)]), /^line 1: .*Word, Excel/],
    ['bytes that are no text', Buffer.from(`${kent}\0\x01`), /^line 1: .*not text/],
    ['a letter lost before', Buffer.from(named('Parkinson\ufffds disease')), /^line \d+: .*lost/],
    ['a letter garbled before', Buffer.from(named('Parkinsonâ€™s disease')), /^line \d+: .*wrong encoding/],
  ])('%s is refused by name, on its line', (_, bytes, said) => {
    expect(problems(bytes)).toEqual([expect.stringMatching(said)]);
    expect(problems(bytes)[0]).toMatch(new RegExp(`^line (?:1|${line}):`));
  });

  test('no letter is ever replaced: a file in any one-byte encoding is read as it is, or refused', () => {
    for (let byte = 0x80; byte <= 0xff; byte++) {
      const bytes = Buffer.from(named('Ward \x01')).map((one) => (one === 1 ? byte : one));
      expect(problems(bytes)).toHaveLength(1);
    }
  });
});
