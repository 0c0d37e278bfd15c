import { passesModulus11 } from '#src/domain/patient-numbers/check-digit.ts';
import { type Numbering, patientNumbersIn } from '#src/domain/patient-numbers/find.ts';

/** What the gate makes of a text. */
export function verdictOn(text: string, numbering: Numbering = 'nhs'): 'refused' | 'asked' | 'clear' {
  const { announced, unclear } = patientNumbersIn(text, numbering);
  if (announced.length > 0) return 'refused';
  return unclear.length > 0 ? 'asked' : 'clear';
}

/** Numbers from 0 to below `limit`, the same ones each time (mulberry32). */
export function dice(seed: number): { below(limit: number): number; of<T>(all: readonly T[]): T; digits(count: number): string } {
  let state = seed;
  const below = (limit: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
  function of<T>(all: readonly T[]): T {
    const chosen = all[below(all.length)];
    if (chosen === undefined) throw new Error('There is nothing to choose from');
    return chosen;
  }
  const digits = (count: number) => Array.from({ length: count }, () => below(10)).join('');
  return { below, of, digits };
}
export type Dice = ReturnType<typeof dice>;

/** Ten digits with a right check digit that begin like this. */
export function validNumber(with_: Dice, start: string): string {
  for (;;) {
    const nine = start + with_.digits(9 - start.length);
    const number = Array.from('0123456789', (digit) => nine + digit).find(passesModulus11);
    if (number !== undefined) return number;
  }
}

/** The digits in groups of these lengths. */
export function grouped(number: string, lengths: readonly number[], mark: string): string {
  const starts = lengths.map((_, index) => lengths.slice(0, index).reduce((total, length) => total + length, 0));
  return starts.map((start, index) => number.slice(start, start + (lengths[index] ?? 0))).join(mark);
}
