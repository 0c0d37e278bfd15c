/** How much is said: characters of a reason and of a name, people of a body, bodies of a step. */
export type Detail = { readonly reason: number; readonly people: number; readonly bodies: number; readonly names: number };

/** As what a body is seen: before its step, asked, asked beside one that has sent the version back, or done with; beside which version, in which zone. */
export type Seen = { readonly turn: 'to_come' | 'asking' | 'sent_back' | 'over'; readonly version: number; readonly timezone: string };
