import { type App, type Logger, SocketModeReceiver } from '@slack/bolt';
import { clientOptions } from '../web-client.ts';
import { readFrame } from './frame.ts';

export type ConnectionOptions = {
  readonly app: App;
  readonly appToken: string;
  readonly slackApiUrl: string;
  readonly logger: Logger;
  /** Whether what comes in now is still taken; what is not stays unacknowledged, for Slack to send elsewhere */
  readonly taking: () => boolean;
  /** Called with why something was turned away before it reached anybody */
  readonly onRefused: (reason: string) => void;
  /** Called with an error that comes of an envelope before or after any listener of ours */
  readonly onError: (error: unknown) => void;
};

/** Whether an acknowledgement found its connection closed: Slack sends the envelope again, and it gets its first answer. */
export function isUnacknowledged(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('slack_socket_mode_');
}

export type Connection = {
  /** Resolves when Slack wants another connection in its place, and says nothing of this one's end */
  readonly outdated: Promise<'outdated'>;
  readonly closed: Promise<'closed'>;
  close(): Promise<void>;
};

/** Milliseconds until a connection that says no hello is given up. */
const helloTimeout = 15_000;
/** Milliseconds for the closing handshake: Slack leaves the TCP connection open after it. */
const farewell = 1000;

/** Opens one connection; resolves once Slack has said hello on it. It is never opened again: that is for whoever wants another. */
export async function openConnection(options: ConnectionOptions): Promise<Connection> {
  const { app, appToken, slackApiUrl, logger } = options;
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    // Its own way leaves Slack without a connection for five seconds, and ends the process where Slack cannot be reached.
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: clientOptions(slackApiUrl) },
    customPropertiesExtractor: () => ({ receivedAt: new Date() }),
    processEventErrorHandler: async ({ error }) => {
      options.onError(error);
      return false;
    },
  });
  receiver.init(app);
  const { client } = receiver;
  const closed = new Promise<'closed'>((resolve) => client.once('disconnected', () => resolve('closed')));
  const outdated = filter(client, options);
  const patience = setTimeout(() => void client.disconnect(), helloTimeout);
  try {
    await receiver.start();
  } catch (error) {
    throw error instanceof Error ? error : new Error('The connection closed before Slack said hello');
  } finally {
    clearTimeout(patience);
  }
  return {
    outdated,
    closed,
    async close() {
      const letGo = setTimeout(() => void client.disconnect(), farewell);
      await client.disconnect();
      clearTimeout(letGo);
    },
  };
}

/** Lets through to Slack's client what it and Bolt can take. Resolves with Slack's wish for another connection. */
function filter(client: SocketModeReceiver['client'], { taking, onRefused }: ConnectionOptions): Promise<'outdated'> {
  const ownNames = client.eventNames();
  const listeners = client.listeners('ws_message');
  client.removeAllListeners('ws_message');
  return new Promise((resolve) => {
    client.on('ws_message', (data: unknown, isBinary: unknown) => {
      const frame = readFrame(data, ownNames);
      if (frame === null) return onRefused('not well formed');
      if (frame.type === 'disconnect' && (frame.reason === 'warning' || frame.reason === 'refresh_requested')) return resolve('outdated');
      if ('envelope_id' in frame && !taking()) return;
      for (const listener of listeners) listener(data, isBinary);
    });
  });
}
