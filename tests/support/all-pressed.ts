import { type ApiCall, type Delivery, isJson, type Json, objectsOf } from '#src/playground/workspace/model.ts';
import type { Person } from '#src/playground/workspace/people/person.ts';
import { buttons } from '#src/playground/workspace/people/reading.ts';
import type { World } from '#src/playground/world.ts';
import type { Received } from './received.ts';
import { only } from './seeing.ts';

const together = 4;

/**
 * As these people, presses every button and makes every choice that the app has ever drawn for anybody, and sends every form that anybody else has sent
 * or had redrawn: whoever has seen one could know what it was drawn with.
 *
 * @param channel where they all are, with a message of the app's that has a button
 * @param hide takes out of what is sent what they may not know, so that what comes back of it comes from the app
 * @returns what the app answered, and showed them
 */
export async function pressEverything(
  world: World,
  people: readonly string[],
  { channel, hide }: { readonly channel: string; readonly hide: (sent: string) => string },
): Promise<Received[]> {
  const { workspace } = world;
  const controls = everyControl(workspace.calls(), workspace.deliveries());
  const forms = workspace.deliveries().flatMap(({ payload }) => (isJson(payload['view']) ? [payload] : []));
  const before = workspace.calls().length;
  const answers: Received[] = [];
  for (const by of people) {
    const sendings = [...controls.map((control) => ({ actions: [control] })), ...forms];
    for (let at = 0; at < sendings.length; at += together) {
      const payloads = sendings
        .slice(at, at + together)
        .map((sending, index) => asSentBy(workspace.as(by), channel, sending, `${at + index}`));
      const sent = payloads.map((payload) => JSON.parse(hide(JSON.stringify(payload))) as Json);
      const deliveries = (await Promise.all(sent.map((payload) => workspace.deliver('interaction', payload)))).flat();
      answers.push(...deliveries.map(({ body: what }) => ({ by, what })));
    }
  }
  await world.settled();
  const shown = workspace
    .calls()
    .slice(before)
    .filter(({ method }) => method === 'response_url' || method.startsWith('views.'));
  return [...answers, ...shown.map(({ method, args }) => ({ by: method, what: JSON.stringify(args) }))];
}

/** What they would send, with a trigger and a place to answer of its own: none of it is a repeat. */
function asSentBy(person: Person, channel: string, sending: Json, mark: string): Json {
  const surface = only(
    person.sees(channel).find((message) => buttons(message).length > 0),
    `${person.id} sees no button in ${channel}`,
  );
  const [{ actionId, value }] = [only(buttons(surface)[0], '')];
  const pressed = person.pressPayload(surface, actionId, value === null ? {} : { value });
  const { type = 'block_actions', container, view, ...rest } = sending;
  const own = { type, user: pressed['user'], trigger_id: pressed['trigger_id'] };
  if (isJson(view)) return { ...rest, ...own, container, view: { ...view, hash: `${person.id}.${mark}` }, ...actionsOf(sending, mark) };
  return { ...pressed, ...actionsOf(sending, mark) };
}

function actionsOf({ actions }: Json, mark: string): Json {
  return actions === undefined ? {} : { actions: objectsOf(actions).map((action) => ({ ...action, action_ts: `7.${mark}` })) };
}

/** Every button, and every choice of a menu, that was drawn for anybody, once. */
function everyControl(calls: readonly ApiCall[], deliveries: readonly Delivery[]): Json[] {
  const drawn = [...calls.map(({ args }) => args), ...deliveries.map(({ body }) => body)].flatMap(controlsIn);
  return [...new Map(drawn.map((control) => [JSON.stringify(control), control])).values()];
}

function controlsIn(drawn: unknown): Json[] {
  if (typeof drawn === 'string') return /^[[{]/.test(drawn) ? controlsIn(JSON.parse(drawn)) : [];
  if (Array.isArray(drawn)) return drawn.flatMap(controlsIn);
  if (!isJson(drawn)) return [];
  const { type, action_id: actionId } = drawn;
  const own = { block_id: 'b', action_id: actionId, type };
  if (type === 'button' && typeof actionId === 'string') return [{ ...own, value: drawn['value'] }];
  if (type === 'overflow') return objectsOf(drawn['options']).map((option) => ({ ...own, selected_option: option }));
  return Object.values(drawn).flatMap(controlsIn);
}
