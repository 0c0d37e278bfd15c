import { DateTime } from 'luxon';
import type { ApiCall, Change, Delivery } from '../workspace/model.ts';
import type { Traffic } from './contract.ts';

/** How many are kept for a page that comes later. */
const most = 300;

/** What goes between the app and Slack, for whoever develops the app. */
export class TrafficLog {
  /** Grows over restarts too: a page may outlive the playground it has shown. */
  private last = Date.now();
  private kept: Traffic[] = [];

  /** What a change in the workspace says of it; null where it says nothing. */
  add(change: Change): Traffic | null {
    const read = change.kind === 'call' ? called(change.call) : change.kind === 'delivery' ? sent(change.delivery) : null;
    if (read === null) return null;
    this.last += 1;
    const one = { id: this.last, ...read };
    this.kept = [...this.kept, one].slice(-most);
    return one;
  }

  recent(): readonly Traffic[] {
    return this.kept;
  }
}

type Read = Omit<Traffic, 'id'>;

function called({ method, args, answer, status, at, ms }: ApiCall): Read {
  const error = isRefusal(answer) ? answer.error : null;
  return { direction: 'called', name: method, at: time(at), began: at, sent: readableArguments(args), answer, status, error, ms };
}

function sent({ kind, payload, body, status, error, at, ms }: Delivery): Read {
  const name = { command: payload['command'], interaction: payload['type'], event: eventType(payload['event']) }[kind];
  return {
    direction: 'sent',
    name: `${kind} ${String(name)}`,
    at: time(at),
    began: at,
    sent: payload,
    answer: readable(body),
    status,
    error,
    ms,
  };
}

function isRefusal(answer: unknown): answer is { error: string } {
  return typeof answer === 'object' && answer !== null && 'error' in answer && typeof answer.error === 'string';
}

function eventType(event: unknown): unknown {
  return typeof event === 'object' && event !== null && 'type' in event ? event.type : null;
}

/** Lists and objects stand as JSON among the fields of a form. */
function readableArguments(args: ApiCall['args']): Record<string, unknown> {
  const isJson = (value: unknown): value is string => typeof value === 'string' && /^[[{]/.test(value);
  return Object.fromEntries(Object.entries(args).map(([name, value]) => [name, isJson(value) ? readable(value) : value]));
}

function readable(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

/** By the machine's clock */
function time(milliseconds: number): string {
  return DateTime.fromMillis(milliseconds).toFormat('HH:mm:ss.SSS');
}
