import { DateTime } from 'luxon';
import { type Delivery, isJson, objectsOf } from '../workspace/model.ts';
import { textOf } from '../workspace/people/reading.ts';
import type { Deed } from './case.ts';

/** What has happened so far: the requests that the app has had, and what time it is for the organisation. */
export type History = { readonly deliveries: readonly Delivery[]; readonly now: DateTime };

/** The channel of the direct messages between a person and the app. */
export type DirectChannelOf = (user: string) => string;

/** Whether a step's deed has been done, in the page or otherwise. */
export function isDone(deed: Deed, { deliveries, now }: History, directChannelOf: DirectChannelOf): boolean {
  switch (deed.kind) {
    case 'wait':
      return now >= DateTime.fromISO(deed.until);
    case 'type':
      return deliveries.some(({ kind, payload }) => kind === 'command' && payload['user_id'] === deed.as && isTyped(payload, deed.begins));
    case 'press': {
      const channel = deed.in === 'app' ? directChannelOf(deed.as) : deed.in;
      return deliveries.some(({ payload }) => isBy(payload, deed.as) && isPress(payload, channel, deed.button));
    }
    case 'submit':
      return deliveries.some((delivery) => isBy(delivery.payload, deed.as) && isAccepted(delivery, deed.form));
  }
}

type Payload = Delivery['payload'];

function isBy({ user }: Payload, id: string): boolean {
  return isJson(user) && user['id'] === id;
}

function isTyped({ command, text }: Payload, begins: string): boolean {
  const typed = `${String(command)} ${String(text)}`.replaceAll(/\s+/g, ' ').toLowerCase();
  return typed === begins || typed.startsWith(`${begins} `);
}

function isPress({ channel, actions }: Payload, id: string, button: string): boolean {
  return isJson(channel) && channel['id'] === id && objectsOf(actions).some(({ text }) => textOf(text) === button);
}

function isAccepted({ payload, status, body }: Delivery, form: string): boolean {
  const { type, view } = payload;
  return (
    type === 'view_submission' &&
    isJson(view) &&
    view['callback_id'] === form &&
    status === 200 &&
    !body.includes('"response_action":"errors"')
  );
}
