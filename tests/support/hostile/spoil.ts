import fc from 'fast-check';
import type { Genuine } from './baseline.ts';
import { deepMark, encoded, type HostileRequest } from './encode.ts';

/** What stands in every junk text: nothing that was sent may be found in the log. */
export const marker = 'kestrel';

const constants: readonly unknown[] = [
  ...[null, true, false, 0, -1, 1e308, 2 ** 53, '', ' ', [], {}, [null], [[]], { id: null }, { id: {} }],
  ...['\0', `${marker}\0${marker}`, '\ud800', `${marker}\udc00`, '\u202e', '\r\n', '👩‍👩‍👧‍👧'.repeat(50), marker.repeat(800)],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'T0KENT', 'U0DEMENTIA', 'U0CLGCHAIR', 'C0CLG', 'W1', 'not-an-id'],
  ...['943 476 5919', `NHS number 943 476 5919 ${marker}`, '<!channel> <@U0CLGCHAIR> <https://evil.example|minutes>'],
  ...["'; DROP TABLE entry; --", '${' + '7*7}', '../../etc/passwd', 'file:///etc/passwd', 'http://127.0.0.1:1/', 'javascript:0'],
  ...['block_actions', 'view_submission', 'view_closed', 'shortcut', 'message_action', 'event_callback', 'url_verification'],
  ...['block_suggestion', 'dialog_submission', 'interactive_message', 'member_joined_channel', 'app_home_opened', '/pathway', '/nothing'],
  ...[deepMark, JSON.parse('{"__proto__":{"polluted":true}}'), JSON.parse('{"constructor":{"prototype":{"polluted":true}}}')],
  ...[{ selected_option: null }, { selected_option: { value: 5 } }, { value: null }, { type: 'plain_text_input', value: `${marker} \0` }],
];

const junk = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...constants) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }).map((text) => `${marker}${text}`) },
);

/** Where what people write stands, and what we let a button or form carry: what has to be taken whatever it holds. */
const wordy = new Set([
  'text',
  'value',
  'private_metadata',
  'callback_id',
  'done',
  'next',
  'channelId',
  'version',
  'signOffBodyId',
  'verdict',
]);
const junkText = fc.oneof(
  fc.constantFrom(...constants.filter((one) => typeof one === 'string')),
  fc.string({ unit: 'binary', maxLength: 200 }).map((text) => `${marker}${text}`),
);

const names = ['__proto__', 'constructor', 'event', 'command', 'name', 'actions', 'type', 'payload', 'response_urls', 'function_data'];
const more = ['enterprise', 'authorizations', 'is_enterprise_install', 'ssl_check', 'view', 'app_installed_team_id', 'challenge', 'team'];

const spoiling = fc.record({
  at: fc.nat(10_000),
  how: fc.constantFrom('replace', 'remove', 'add', 'swap', ...Array<'reword'>(8).fill('reword')),
  name: fc.oneof(fc.constantFrom(...names, ...more), fc.string()),
  value: junk,
  words: junkText,
});
type Spoiling = typeof spoiling extends fc.Arbitrary<infer T> ? T : never;

const rawBody = fc.oneof(
  fc.constantFrom('null', '', '[]', '{}', '0', '"text"', 'payload=null', 'payload=', 'payload=[]', '{', 'command', '%', 'a=%ff', '\0'),
  fc.string({ unit: 'binary' }),
  fc.json(),
  fc.json().map((json) => `payload=${encodeURIComponent(json)}`),
  fc.constant(`payload=${encodeURIComponent('['.repeat(10_000) + ']'.repeat(10_000))}`),
  fc.constant(`${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`),
);
const contentType = fc.constantFrom(
  'application/json',
  'application/x-www-form-urlencoded',
  'application/json; charset=utf-8',
  'text/plain',
  '',
);

/** A signed request as nobody should send it: one of the genuine ones, spoilt in up to four places, or a body of any kind. */
export function hostile(genuine: readonly Genuine[]): fc.Arbitrary<HostileRequest> {
  const spoilt = fc
    .record({
      one: fc.constantFrom(...genuine),
      spoilings: fc.array(spoiling, { maxLength: 3 }),
      fresh: fc.boolean(),
      number: fc.nat(),
      other: fc.oneof({ weight: 30, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: contentType }),
    })
    .map(({ one, spoilings, fresh, number, other }) => {
      const tree = unfolded(structuredClone(fresh ? renewed(one.payload, number) : one.payload));
      for (const each of spoilings) spoil(tree, each);
      return encoded(one.kind, folded(tree), other);
    });
  const raw = fc.record({ body: rawBody, contentType });
  return fc.oneof({ weight: 12, arbitrary: spoilt }, { weight: 1, arbitrary: raw });
}

/** With a key of its own, so that it is not taken for a repeat. */
function renewed(payload: object, number: number): object {
  const text = JSON.stringify(payload);
  return JSON.parse(text.replaceAll(/"(trigger_id|action_ts|hash|event_id)":"[^"]*"/g, `"$1":"${number}.${number}"`));
}

type Place = { readonly holder: Record<string, unknown> | unknown[]; readonly key: string };

/** Every place of the tree where a value stands. */
function places(value: unknown, found: Place[] = []): Place[] {
  if (typeof value !== 'object' || value === null) return found;
  for (const key of Object.keys(value)) {
    found.push({ holder: value as Record<string, unknown>, key });
    places(Reflect.get(value, key), found);
  }
  return found;
}

function spoil(tree: unknown, { at, how, name, value, words }: Spoiling): void {
  const all = places(tree).filter(
    ({ holder, key }) => how !== 'reword' || (wordy.has(key) && typeof Reflect.get(holder, key) !== 'object'),
  );
  const place = all[at % Math.max(all.length, 1)];
  if (!place) return;
  const define = (holder: object, key: string) =>
    Object.defineProperty(holder, key, { value: structuredClone(value), enumerable: true, configurable: true, writable: true });
  if (how === 'reword') Reflect.set(place.holder, place.key, words);
  else if (how === 'remove') Reflect.deleteProperty(place.holder, place.key);
  else if (how === 'add') define(place.holder, name);
  else if (how === 'swap') Reflect.set(place.holder, place.key, structuredClone(all[(at * 31) % all.length]?.holder));
  else define(place.holder, place.key);
}

/** Buttons and forms carry JSON in a text: it is spoilt like the rest. */
function unfolded(value: unknown): unknown {
  if (typeof value === 'string' && value.startsWith('{')) {
    try {
      return { '@@json': JSON.parse(value) };
    } catch {
      return value;
    }
  }
  if (typeof value !== 'object' || value === null) return value;
  for (const key of Object.keys(value)) Reflect.set(value, key, unfolded(Reflect.get(value, key)));
  return value;
}

function folded(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Object.hasOwn(value, '@@json')) return JSON.stringify(folded(Reflect.get(value, '@@json')) ?? null);
  const copy = Array.isArray(value) ? [] : {};
  for (const key of Object.keys(value))
    Object.defineProperty(copy, key, { value: folded(Reflect.get(value, key)), enumerable: true, configurable: true, writable: true });
  return copy;
}
