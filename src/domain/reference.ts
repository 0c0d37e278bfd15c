/** How people write a sign-off's number: SO-12. */
export function signOffReference(signOff: { readonly number: number }): string {
  return `SO-${signOff.number}`;
}

/** What people put before a reference: quotation marks of any kind, brackets, a hash, an asterisk. */
const before = /^[\s"'`*_#([{<\p{Pi}\p{Pf}\u201e\u201a]*/u;

/**
 * The number of a reference as people type it: "SO-12", "so 12.", "#SO12", "SO_12", "SO:12", "(SO-12)", "SO-12 please", or the bare number. Null where it is none, and
 * where there are two: nobody can tell which is meant.
 */
export function readReference(prefix: string, typed: string): number | null {
  const said = typed.normalize('NFKC').replace(before, '');
  const gap = String.raw`[\s#\p{Dash}_:./]*`;
  const [, named, bare] =
    new RegExp(`^(?:${prefix}${gap}(\\d{1,9})|(\\d{1,9})(?=[^\\p{L}\\p{N}]*$))(?![\\p{L}\\p{N}_]|[.,:/]\\d)`, 'iu').exec(said) ?? [];
  const digits = named ?? bare;
  if (digits === undefined) return null;
  const others = said.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])${prefix}${gap}(\\d{1,9})`, 'giu'));
  return [...others].some(([, other]) => Number(other) !== Number(digits)) ? null : Number(digits);
}
