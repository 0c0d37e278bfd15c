/** What the workspace holds, as Slack would: ids and time stamps in Slack's own forms. */
export type Json = Record<string, unknown>;

export type Team = { readonly id: string; readonly domain: string; readonly name: string };

export type User = {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly isBot: boolean;
  /** Switched off: messages to it are taken all the same */
  deleted: boolean;
};

export type Channel = {
  readonly id: string;
  readonly name: string;
  readonly kind: 'public' | 'private' | 'direct';
  /** User ids, the bot's own among them where it was invited */
  readonly members: Set<string>;
  archived: boolean;
};

export type Metadata = { readonly event_type: string; readonly event_payload: Json };

export type Message = {
  readonly ts: string;
  readonly channel: string;
  /** User id of who wrote it */
  readonly user: string;
  readonly text: string;
  readonly blocks: readonly Json[];
  readonly metadata: Metadata | null;
  /** Time stamp of the message whose thread it stands in */
  readonly threadTs: string | null;
  /** True for a reply that also stands in the channel itself */
  readonly broadcast: boolean;
  /** The only person who sees it; null where the whole channel does */
  readonly ephemeral: string | null;
  /** Time stamp of the last edit that Slack marks as one */
  readonly edited: string | null;
  /** Ids of the files shared with it */
  readonly files: readonly string[];
};

/** A file: the app's is announced, gets its bytes, is completed and perhaps shared; a person's is whole at once. */
export type StoredFile = {
  readonly id: string;
  /** User id of whose it is */
  readonly user: string;
  readonly name: string;
  readonly title: string;
  readonly altText: string | null;
  /** Bytes, as announced */
  readonly length: number;
  readonly created: number;
  readonly bytes: Uint8Array | null;
  readonly completed: boolean;
  readonly sharedIn: readonly { readonly channel: string; readonly ts: string }[];
};

/** A view as it stands open before a person, or is published as their Home. */
export type OpenView = {
  readonly id: string;
  readonly kind: 'modal' | 'home';
  readonly user: string;
  readonly hash: string;
  readonly rootId: string;
  readonly previousId: string | null;
  /** As the app sent it, with the block and action ids that Slack adds */
  readonly content: Json;
  readonly title: string;
  readonly blocks: readonly Json[];
};

/** One call of the Web API or of a response_url. */
export type ApiCall = {
  readonly at: number;
  readonly method: string;
  readonly args: Json;
  readonly status: number;
  readonly answer: unknown;
  readonly ms: number;
};

export type DispatchKind = 'command' | 'interaction' | 'event';

/** What the person sees where the app has not answered as it should. */
export type DispatchError = 'operation_timeout' | 'dispatch_failed' | 'invalid_response';

/** One request to the app and how it answered. */
export type Delivery = {
  readonly at: number;
  readonly kind: DispatchKind;
  readonly payload: Json;
  readonly status: number | null;
  readonly body: string;
  readonly ms: number;
  readonly error: DispatchError | null;
};

export type Change =
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'deleted'; readonly message: Message }
  | { readonly kind: 'view'; readonly user: string }
  | { readonly kind: 'channel'; readonly channel: string }
  /** How many connections of Socket Mode are open */
  | { readonly kind: 'sockets'; readonly open: number }
  | { readonly kind: 'call'; readonly call: ApiCall }
  | { readonly kind: 'delivery'; readonly delivery: Delivery };

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects of a list; anything else in it is left out. */
export function objectsOf(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isJson) : [];
}

export function stringOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
