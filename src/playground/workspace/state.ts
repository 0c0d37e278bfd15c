import { CannotBeDone } from './cannot-be-done.ts';
import { Files } from './files.ts';
import { Messages } from './messages.ts';
import type { ApiCall, Change, Channel, Delivery, Team, User } from './model.ts';
import { ResponseUrls } from './response-urls.ts';
import { Sockets } from './sockets/sockets.ts';
import { Triggers } from './triggers.ts';
import { Views } from './views.ts';

export type WorkspaceOptions = {
  readonly signingSecret: string;
  readonly botToken: string;
  /** The app-level token; without one there is no Socket Mode */
  readonly appToken?: string;
  /** The team's id and name */
  readonly team?: string;
  readonly teamName?: string;
  /** Loopback port; free choice by default */
  readonly port?: number;
  /** Whether the app holds channels:history, groups:history and im:history. Default true */
  readonly historyScopes?: boolean;
  /** The machine's time in milliseconds. Default Date.now */
  readonly now?: () => number;
  /** How long the app may take to acknowledge, in milliseconds. Default: Slack's 3 s */
  readonly acknowledgementLimit?: number;
};

/** Everything the workspace knows; the HTTP side, the dispatch and the people all work on this. */
export class WorkspaceState {
  readonly options: WorkspaceOptions;
  readonly team: Team;
  readonly bot = { userId: 'U0CONCLAVE', botId: 'B0CONCLAVE', appId: 'A0CONCLAVE', name: 'conclave' };
  readonly users = new Map<string, User>();
  readonly channels = new Map<string, Channel>();
  readonly calls: ApiCall[] = [];
  readonly deliveries: Delivery[] = [];
  readonly messages: Messages;
  readonly views: Views;
  readonly triggers: Triggers;
  readonly responseUrls: ResponseUrls;
  readonly files: Files;
  readonly sockets: Sockets;
  /** Where the server listens, e.g. http://127.0.0.1:8080; known once it does */
  address = '';
  readonly now: () => number;
  private readonly listeners = new Set<(change: Change) => void>();

  constructor(options: WorkspaceOptions) {
    this.options = options;
    this.now = options.now ?? Date.now;
    this.team = { id: options.team ?? 'T0CONCLAVE', domain: 'kent-and-medway', name: options.teamName ?? 'Kent and Medway' };
    const changed = (change: Change) => this.changed(change);
    this.messages = new Messages(this.now, changed);
    this.views = new Views(this.now, changed);
    this.triggers = new Triggers(this.now);
    this.responseUrls = new ResponseUrls(this.now);
    this.files = new Files(this.now);
    this.sockets = new Sockets({ appId: this.bot.appId, onChange: (open) => changed({ kind: 'sockets', open }) });
    this.users.set(this.bot.userId, { id: this.bot.userId, name: this.bot.name, email: null, isBot: true, deleted: false });
  }

  onChange(listener: (change: Change) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  changed(change: Change): void {
    for (const listener of this.listeners) listener(change);
  }

  /** The conversation of the bot and one person, begun if there is none. */
  directChannel(userId: string): Channel {
    const id = `D${userId.slice(1)}`;
    const known = this.channels.get(id);
    if (known) return known;
    const user = this.user(userId);
    const channel: Channel = { id, name: user.name, kind: 'direct', members: new Set([userId, this.bot.userId]), archived: false };
    this.channels.set(id, channel);
    this.changed({ kind: 'channel', channel: id });
    return channel;
  }

  channel(id: string): Channel {
    const channel = this.channels.get(id);
    if (!channel) throw new CannotBeDone(`The workspace has no channel ${id}`);
    return channel;
  }

  user(id: string): User {
    const user = this.users.get(id);
    if (!user) throw new CannotBeDone(`The workspace has no user ${id}`);
    return user;
  }
}
