/** How people write a sign-off's number: SO-12. */
export function signOffReference(signOff: { readonly number: number }): string {
  return `SO-${signOff.number}`;
}
