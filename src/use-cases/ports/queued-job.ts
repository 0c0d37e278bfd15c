/** What is done once a transaction commits: a message is sent, in order within its lane; or a request judged again. */
export type QueuedJob =
  | { readonly kind: 'send'; readonly id: string; readonly lane: string }
  | { readonly kind: 'reconsider'; readonly team: string; readonly signOffId: string };
