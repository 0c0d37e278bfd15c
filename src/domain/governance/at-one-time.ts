type Days = { readonly since: string | null; readonly until: string | null };

/** Whether two hold at the same time, as far as their dates say. */
export function atOneTime(a: Days, b: Days): boolean {
  const endsBefore = (until: string | null, since: string | null) => until !== null && since !== null && until < since;
  return !endsBefore(a.until, b.since) && !endsBefore(b.until, a.since);
}
