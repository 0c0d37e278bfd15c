import { z } from 'zod';
import { isCommand, isEvent, isInteraction } from '../requests/shapes.ts';

const frames = z.discriminatedUnion('type', [
  z.object({ type: z.literal('hello') }),
  z.object({ type: z.literal('disconnect'), reason: z.string().optional() }),
  z.object({ type: z.literal('slash_commands'), envelope_id: z.string().min(1), payload: z.custom(isCommand) }),
  z.object({ type: z.literal('interactive'), envelope_id: z.string().min(1), payload: z.custom(isInteraction) }),
  z.object({ type: z.literal('events_api'), envelope_id: z.string().min(1), payload: z.custom(isEvent) }),
]);

/** What Slack sends over a socket: https://docs.slack.dev/apis/events-api/using-socket-mode */
export type Frame = z.infer<typeof frames>;

/**
 * Reads a frame, or null where it is none that Slack's client and Bolt can take. The client ends the process over `null` and over an
 * event without its type, and takes the types of events for names of its own.
 */
export function readFrame(data: unknown, ownNames: readonly (string | symbol)[]): Frame | null {
  if (typeof data !== 'string') return null;
  const read = frames.safeParse(parsed(data));
  if (!read.success) return null;
  return read.data.type === 'events_api' && ownNames.includes(typeOf(read.data.payload)) ? null : read.data;
}

function typeOf(payload: unknown): string {
  return z.object({ event: z.object({ type: z.string() }) }).safeParse(payload).data?.event.type ?? '';
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
