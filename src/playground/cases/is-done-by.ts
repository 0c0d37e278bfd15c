import { type Delivery, isJson, objectsOf } from '../workspace/model.ts';
import { textOf } from '../workspace/people/reading.ts';
import type { Deed } from './case.ts';

/** The channel of the direct messages between a person and the app. */
export type DirectChannelOf = (user: string) => string;

/** Whether this request to the app does a step's deed, wherever it was made. The clock's steps are done by time alone. */
export function isDoneBy({ kind, payload, status, body }: Delivery, deed: Deed, directChannelOf: DirectChannelOf): boolean {
  switch (deed.kind) {
    case 'wait':
      return false;
    case 'type':
      return kind === 'command' && payload['user_id'] === deed.as && payload['channel_id'] === deed.in && isTyped(payload, deed.begins);
    case 'press':
      return isBy(payload, deed.as) && isPress(payload, deed.in === 'app' ? directChannelOf(deed.as) : deed.in, deed.button);
    case 'submit':
      return isBy(payload, deed.as) && isOf(payload, deed.form) && status === 200 && isRefusal(body) === (deed.refused ?? false);
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

function isRefusal(body: string): boolean {
  return body.includes('"response_action":"errors"');
}

function isOf({ type, view }: Payload, form: string): boolean {
  return type === 'view_submission' && isJson(view) && view['callback_id'] === form;
}
