import { z } from 'zod';
import { id, text, word } from './fields.ts';
import { actionPayload, channelJoined, closedPayload, commandPayload, homeOpened, shortcutPayload, submissionPayload } from './payloads.ts';

// Bolt tells requests apart by the fields they have, and reads fields of any kind of request without looking what they are.
const absent = z.never().optional();
const optionalId = id.nullish();
const around = z.object({
  event: absent,
  command: absent,
  name: absent,
  response_urls: z.array(z.object({ response_url: z.string() })).optional(),
  channel: z.object({ id }).optional(),
  enterprise: z.object({ id: optionalId }).nullish(),
  team: z.object({ enterprise_id: optionalId }),
});
const aroundView = z.object({ actions: absent, view: z.object({ app_installed_team_id: optionalId }) });
const aroundCommand = z.object({ type: absent, event: absent, response_urls: absent, enterprise_id: z.string().optional() });

const thing = z.union([z.string(), z.looseObject({})]).optional();
const occurrence = z.object({
  type: z.literal('event_callback'),
  command: absent,
  response_urls: absent,
  // Without a team Bolt gives listeners a client that has no token.
  team_id: id,
  enterprise_id: optionalId,
  authorizations: z.array(z.object({ team_id: id.nullable(), enterprise_id: optionalId })).optional(),
  event: z.object({
    type: word,
    channel: thing,
    user: thing,
    item: z.looseObject({}).optional(),
    subteam: z.looseObject({}).optional(),
  }),
});
const challenge = z.object({ type: z.literal('url_verification'), challenge: text(4000) });

/** The events somebody listens to. Of others all that matters is that Bolt can take them. */
const heard = [channelJoined, homeOpened] as const;

/** Whether Bolt and our listeners can take this as the fields of a slash command. */
export function isCommand(fields: unknown): boolean {
  return fits(fields, commandPayload, aroundCommand);
}

/** As the payload of a press, a form or a shortcut. */
export function isInteraction(payload: unknown): boolean {
  if (!fits(payload, around)) return false;
  if (fits(payload, actionPayload)) return true;
  if (fits(payload, aroundView)) return fits(payload, submissionPayload) || fits(payload, closedPayload);
  return fits(payload, shortcutPayload, z.object({ actions: absent, view: absent }));
}

/** As an event, or as Slack's question whether the address is ours. */
export function isEvent(body: unknown): boolean {
  if (fits(body, challenge)) return true;
  return fits(body, occurrence) && heard.every((shape) => !isOfType(body, shape) || fits(body, shape));
}

function isOfType(body: unknown, { shape }: (typeof heard)[number]): boolean {
  return fits(body, z.object({ event: z.object({ type: shape.event.shape.type }) }));
}

function fits(value: unknown, ...shapes: readonly z.ZodType[]): boolean {
  return shapes.every((shape) => shape.safeParse(value).success);
}
