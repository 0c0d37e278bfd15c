/** A part of a whole, as the governance file writes it: "1/3". Reckoned in whole numbers, so that a third of 9 is 3. */
export type Share = string;

/** What is wrong with a share as it was written; null where nothing is. */
export function faultInShare(written: string): string | null {
  const { parts, of } = read(written) ?? { parts: 0, of: 0 };
  return parts > 0 && parts <= of ? null : `expected a fraction such as 1/3, found "${written}"`;
}

/** So much of a number, rounded up: what has to be there at least. */
export function atLeastShare(share: Share, whole: number): number {
  const { parts, of } = fraction(share);
  return Math.ceil((parts * whole) / of);
}

/** So much of a number, rounded down: what may be there at most. */
export function atMostShare(share: Share, whole: number): number {
  const { parts, of } = fraction(share);
  return Math.floor((parts * whole) / of);
}

function fraction(share: Share): { readonly parts: number; readonly of: number } {
  const found = read(share);
  if (!found) throw new Error(`${share} is no fraction`);
  return found;
}

function read(written: string): { readonly parts: number; readonly of: number } | null {
  const [, parts, of] = /^([1-9]\d{0,2})\/([1-9]\d{0,2})$/.exec(written) ?? [];
  return parts && of ? { parts: Number(parts), of: Number(of) } : null;
}
