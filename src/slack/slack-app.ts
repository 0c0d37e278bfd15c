import type { IncomingMessage, ServerResponse } from 'node:http';
import { App, HTTPReceiver, type Logger } from '@slack/bolt';
import { createGuard } from './http/guard.ts';
import type { Identity } from './identity.ts';
import { type EventOptions, listenToEvents } from './requests/events.ts';
import { type Listeners, listen } from './requests/listeners.ts';
import { createTracker } from './tracker.ts';
import { clientOptions } from './web-client.ts';

export type SlackAppOptions = Listeners &
  EventOptions & {
    readonly signingSecret: string;
    readonly botToken: string;
    readonly slackApiUrl: string;
    readonly logger: Logger;
    readonly identity: () => Promise<Identity>;
    /** Called with why a request was turned away before it reached anybody */
    readonly onRefused: (reason: string) => void;
    readonly onError: (error: unknown) => void;
  };

export type SlackApp = {
  /** Takes a request of Slack's. */
  take(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Resolves when everything that was taken is finished. */
  idle(): Promise<void>;
};

/** Bolt behind our guard, with every command, button, form and event of ours. */
export function createSlackApp(options: SlackAppOptions): SlackApp {
  const { signingSecret, botToken, slackApiUrl, logger, onRefused, onError } = options;
  const tracker = createTracker();
  const receiver = new HTTPReceiver({
    signingSecret,
    logger,
    endpoints: ['/slack/events'],
    customPropertiesExtractor: (request) => ({ receivedAt: 'receivedAt' in request ? request.receivedAt : new Date() }),
  });
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
  return {
    take: createGuard({ signingSecret, onRefused, pass: (request, response) => receiver.requestListener(request, response) }),
    idle: () => tracker.idle(),
  };
}
