export type NamedPerson = { readonly name: string; readonly slackUserId: string | null };
