/** Stands in for what Slack works and the playground does not. */
export function Unsupported({ what }: { readonly what: string }) {
  return <p className="bk-unsupported">{what} work in Slack, not in the playground.</p>;
}
