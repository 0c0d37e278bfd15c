import type { IncomingMessage, ServerResponse } from 'node:http';
import { App, HTTPReceiver, type Logger, type Receiver } from '@slack/bolt';
import { createGuard } from './http/guard.ts';
import type { Identity } from './identity.ts';
import { type EventOptions, listenToEvents } from './requests/events.ts';
import { type Listeners, listen } from './requests/listeners.ts';
import { isUnacknowledged } from './socket/connection.ts';
import { createSocket, type Socket } from './socket/socket.ts';
import { createTracker } from './tracker.ts';
import { clientOptions } from './web-client.ts';

/** How Slack reaches the app: signed requests over HTTP, or a socket that the app opens. */
export type Entrance = { readonly kind: 'http'; readonly signingSecret: string } | { readonly kind: 'socket'; readonly appToken: string };

export type SlackAppOptions = Listeners &
  EventOptions & {
    readonly entrance: Entrance;
    readonly botToken: string;
    readonly slackApiUrl: string;
    /** Milliseconds that Slack waits for the answer to a request */
    readonly acknowledgementLimit: number;
    readonly logger: Logger;
    readonly identity: () => Promise<Identity>;
    /** Called with why a request was turned away before it reached anybody */
    readonly onRefused: (reason: string) => void;
    /** Called with why the socket could not be opened; it is tried again */
    readonly onUnconnected: (error: unknown) => void;
    /** Called where the socket closed before an acknowledgement: what was done stands, and Slack sends the request again */
    readonly onUnacknowledged: (error: unknown) => void;
    readonly onError: (error: unknown) => void;
  };

export type SlackApp = {
  /** Takes a request of Slack's; null where everything comes over the socket. */
  readonly take: ((request: IncomingMessage, response: ServerResponse) => Promise<void>) | null;
  /** The socket; null where everything comes over HTTP. */
  readonly socket: Socket | null;
  /** Resolves when everything that was taken is finished. */
  idle(): Promise<void>;
};

/** Bolt behind our guard, with every command, button, form and event of ours. */
export function createSlackApp(options: SlackAppOptions): SlackApp {
  const { botToken, slackApiUrl, logger } = options;
  const tracker = createTracker();
  const onError = (error: unknown) => (isUnacknowledged(error) ? options.onUnacknowledged(error) : options.onError(error));
  const { receiver, take, socket } = wayIn({ ...options, onError });
  const app = new App({
    receiver,
    logger,
    authorize: async () => ({ botToken }),
    clientOptions: clientOptions(slackApiUrl),
    ignoreSelf: false,
    attachFunctionToken: false,
  });
  app.use(({ next }) => tracker.track(next()));
  app.error(async (error) => onError(error));
  listen(app, options);
  listenToEvents(app, options);
  return { take, socket, idle: () => tracker.idle() };
}

type WayIn = Pick<SlackApp, 'take' | 'socket'> & { readonly receiver: Receiver };

function wayIn(options: SlackAppOptions): WayIn {
  const { entrance, slackApiUrl, acknowledgementLimit, logger, onRefused, onUnconnected, onError } = options;
  if (entrance.kind === 'socket') {
    const socket = createSocket({ appToken: entrance.appToken, slackApiUrl, logger, onRefused, onUnconnected, onError });
    return { receiver: socket, socket, take: null };
  }
  const { signingSecret } = entrance;
  const receiver = new HTTPReceiver({
    signingSecret,
    // The guard has checked it, and more strictly.
    signatureVerification: false,
    logger,
    endpoints: ['/slack/events'],
    // Should anything ever go unanswered, it is answered while Slack still waits.
    unhandledRequestTimeoutMillis: acknowledgementLimit - 100,
    customPropertiesExtractor: (request) => ({ receivedAt: 'receivedAt' in request ? request.receivedAt : new Date() }),
  });
  const pass = (request: IncomingMessage, response: ServerResponse) => receiver.requestListener(request, response);
  return { receiver, socket: null, take: createGuard({ signingSecret, onRefused, pass }) };
}
