import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, WebSocket, WebSocketServer } from 'ws';
import { slackLimits } from '#src/slack/limits.ts';
import { isJson, type Json } from '../model.ts';

export type SocketsOptions = {
  readonly appId: string;
  /** Told how many connections are open when one opens or closes */
  readonly onChange: (open: number) => void;
};

export type Envelope = { readonly type: 'slash_commands' | 'interactive' | 'events_api'; readonly payload: Json } & Json;

/** Reasons Slack gives when it wants a connection to be replaced. */
export type DisconnectReason = 'warning' | 'refresh_requested';

type Acknowledgement = { readonly payload: unknown };
type UnderWay = { readonly envelope: Json; on: WebSocket | null; readonly settle: (answer: Acknowledgement | null) => void };

/** Milliseconds between two pings: the app's client gives up on a connection without one for 30 s. */
const pingInterval = 10_000;

/**
 * The connections of Socket Mode. An envelope goes to one of them; where that closes before the acknowledgement, it goes to another,
 * or to the next that opens.
 */
export class Sockets {
  private readonly options: SocketsOptions;
  private readonly server = new WebSocketServer({ noServer: true });
  private readonly tickets = new Set<string>();
  private readonly connections: WebSocket[] = [];
  private readonly underWay = new Map<string, UnderWay>();
  private readonly pings: NodeJS.Timeout;
  private turn = 0;
  /** How many connections have said hello since the start */
  opened = 0;

  constructor(options: SocketsOptions) {
    this.options = options;
    const pingAll = () => {
      for (const socket of this.connections) socket.ping();
    };
    this.pings = setInterval(pingAll, pingInterval).unref();
  }

  get open(): number {
    return this.connections.length;
  }

  /** The path and ticket of one new connection. */
  ticket(): string {
    const ticket = randomUUID();
    this.tickets.add(ticket);
    return `/link/?ticket=${ticket}&app_id=${this.options.appId}`;
  }

  /** Takes a connection that comes with a ticket of its own; any other is turned away. */
  upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (url.pathname !== '/link/' || !this.tickets.delete(url.searchParams.get('ticket') ?? '')) {
      stream.end('HTTP/1.1 401 Unauthorized\r\nconnection: close\r\n\r\n');
      return;
    }
    this.server.handleUpgrade(request, stream, head, (socket) => this.welcome(socket));
  }

  /** Hands an envelope to the app. What it acknowledged with, or null where it did not within `limit` milliseconds. */
  async send(envelope: Envelope, limit: number): Promise<Acknowledgement | null> {
    const id = randomUUID();
    return new Promise((resolve) => {
      const settle = (answer: Acknowledgement | null): void => {
        clearTimeout(timer);
        this.underWay.delete(id);
        resolve(answer);
      };
      const timer = setTimeout(() => settle(null), limit);
      const one: UnderWay = { envelope: { envelope_id: id, ...envelope }, on: null, settle };
      this.underWay.set(id, one);
      this.hand(one);
    });
  }

  /** Says on every connection that it will soon be closed, as Slack does every few hours. What is returned closes them. */
  warn(reason: DisconnectReason): () => void {
    const warned = [...this.connections];
    for (const socket of warned) socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: debugInfo }));
    return () => {
      for (const socket of warned) socket.close();
    };
  }

  /** Breaks every connection without a word. */
  break(): void {
    for (const socket of [...this.connections]) socket.terminate();
  }

  /** Sends a frame as it is on every connection, whatever it holds. */
  sendRaw(frame: string | Buffer): void {
    for (const socket of this.connections) socket.send(frame);
  }

  /** Resolves once every connection has answered a ping. */
  async ping(): Promise<void> {
    const answered = this.connections.map(async (socket) => {
      await new Promise((resolve) => {
        socket.once('pong', resolve);
        socket.ping();
      });
    });
    await Promise.all(answered);
  }

  close(): void {
    clearInterval(this.pings);
    for (const one of this.underWay.values()) one.settle(null);
    for (const socket of this.server.clients) socket.terminate();
    this.server.close();
  }

  private welcome(socket: WebSocket): void {
    socket.on('error', () => socket.terminate());
    if (this.connections.length >= slackLimits.sockets) {
      socket.send(JSON.stringify({ type: 'disconnect', reason: 'too_many_websockets', debug_info: debugInfo }));
      socket.close();
      return;
    }
    this.connections.push(socket);
    this.opened += 1;
    socket.on('message', (data) => this.acknowledge(data));
    socket.once('close', () => this.forget(socket));
    socket.send(
      JSON.stringify({
        type: 'hello',
        num_connections: this.connections.length,
        connection_info: { app_id: this.options.appId },
        debug_info: { ...debugInfo, approximate_connection_time: 18_060 },
      }),
    );
    for (const one of this.underWay.values()) if (one.on === null) this.hand(one);
    this.options.onChange(this.open);
  }

  private forget(socket: WebSocket): void {
    this.connections.splice(this.connections.indexOf(socket), 1);
    for (const one of this.underWay.values()) if (one.on === socket) this.hand(one);
    this.options.onChange(this.open);
  }

  /** To the connections in turn; with none open it waits for the next. */
  private hand(one: UnderWay): void {
    const ready = this.connections.filter((socket) => socket.readyState === WebSocket.OPEN);
    this.turn += 1;
    one.on = ready[this.turn % ready.length] ?? null;
    one.on?.send(JSON.stringify(one.envelope));
  }

  private acknowledge(data: RawData): void {
    const said = Buffer.isBuffer(data) ? parsed(data.toString()) : null;
    if (isJson(said) && typeof said['envelope_id'] === 'string')
      this.underWay.get(said['envelope_id'])?.settle({ payload: said['payload'] });
  }
}

const debugInfo = { host: `applink-${randomBytes(3).toString('hex')}`, build_number: 1 };

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
