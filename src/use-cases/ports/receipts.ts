/** The answers of requests that took effect, by the request's own key: a repeat gets the first answer again. */
export type Receipts = {
  /** Claims the key for this transaction. A key already claimed (waiting for a claim under way to end) gives the answer it was settled with. */
  claim(team: string, key: string): Promise<{ readonly claimed: true } | { readonly claimed: false; readonly answer: unknown }>;
  /** Whether the key is claimed by a transaction that has committed. */
  isKnown(team: string, key: string): Promise<boolean>;
  /** Keeps the answer with the claimed key. */
  settle(team: string, key: string, answer: unknown): Promise<void>;
  /** Gives a claimed key back: the request took no effect and may come again. */
  release(team: string, key: string): Promise<void>;
  /** Forgets what is older than two days by the machine's clock: Slack's last repeat of an event comes within one. */
  prune(): Promise<void>;
};
