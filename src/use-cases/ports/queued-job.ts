/** What is done once a transaction commits: a message is sent, in order within its lane; a request judged again; or what stands in Slack gone through. */
export type QueuedJob =
  | { readonly kind: 'send'; readonly id: string; readonly lane: string; readonly workspaceId: string }
  | { readonly kind: 'reconsider'; readonly team: string; readonly signOffId: string }
  | { readonly kind: 'review_posted'; readonly team: string };
