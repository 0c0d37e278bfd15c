import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Json } from '#src/playground/workspace/model.ts';
import { attack } from '#tests/support/hostile/attack.ts';
import { genuineRequests } from '#tests/support/hostile/baseline.ts';
import { encoded } from '#tests/support/hostile/encode.ts';
import { type PostOptions, postTo } from '#tests/support/hostile/post.ts';
import { lastSeen, only } from '#tests/support/seeing.ts';
import { startKentWorld, type TestWorld } from '#tests/support/world.ts';

/** In full: `node tests/support/fuzz.ts 20000`. */
const requestsHere = 400;

let world: TestWorld;
beforeEach(async () => {
  world = await startKentWorld();
});
afterEach(() => world.stop());

const post = (body: string, how?: PostOptions) => postTo(world, body, how);
const as = (user: string) => world.workspace.as(user);
const database = () => world.conclave.foundation.database.prisma;
const errorsLogged = () => world.log.filter((line) => /"level":[56]0/.test(line));

test(`${requestsHere} hostile signed requests: each answered, with nothing of the inside, and no error`, async () => {
  const { sent } = await attack(world, requestsHere, { patience: 60_000 });
  expect(sent).toBe(requestsHere);
  expect((await fetch(`http://127.0.0.1:${world.conclave.port}/healthz`)).status).toBe(200);
});

test('every genuine request that the hostile ones are made of is answered with 200', async () => {
  for (const { kind, payload } of await genuineRequests(world)) {
    const { body, contentType } = encoded(kind, payload, null);
    expect([kind, payload['type'], (await post(body, { contentType })).status]).toEqual([kind, payload['type'], 200]);
  }
  expect(errorsLogged()).toEqual([]);
});

test('every field of every kind of request, replaced by each wrong type and left out: answered, and no error', async () => {
  const genuine = await genuineRequests(world);
  const tried = new Set<string>();
  const wrong: readonly unknown[] = [null, 7, true, 'x', [], {}, [null], undefined];
  for (const { kind, payload } of genuine) {
    const paths = fieldsOf(payload).filter((path) => !alike(tried, `${kind} ${String(payload['type'])}`, path));
    const spoilt = paths.flatMap((path) => wrong.map((value) => encoded(kind, replaced(payload, path, value), null)));
    for (let index = 0; index < spoilt.length; index += 16) {
      const answers = await Promise.all(spoilt.slice(index, index + 16).map(({ body, contentType }) => post(body, { contentType })));
      const otherwise = answers.findIndex(({ status }) => status !== 200 && status !== 400);
      expect(otherwise === -1 ? null : [answers[otherwise], spoilt[index + otherwise], errorsLogged()]).toBeNull();
    }
  }
  expect(errorsLogged()).toEqual([]);
}, 300_000);

test('forged, stale and future requests reach nobody; a replay gets the first answer and has no second effect', async () => {
  const payload = as('U0DEMENTIA').commandPayload('C0DEMENTIA', '/pathway', 'log green Referral form agreed');
  const { body } = encoded('command', payload, null);
  const now = Math.floor(Date.now() / 1000);
  for (const how of [{ secret: 'another-secret-altogether' }, { seconds: now - 600 }, { seconds: now + 600 }, { seconds: now + 10 ** 9 }])
    expect(await post(body, how)).toEqual({ status: 401, body: '' });
  expect(await database().entry.count()).toBe(0);
  const first = await post(body, { seconds: now });
  expect(first.body).toContain('Saved');
  expect(await post(body, { seconds: now })).toEqual(first);
  expect(await database().entry.count()).toBe(1);
});

describe('what is no longer in use is answered privately, and changes nothing', () => {
  test('a form: what was typed stays, to be copied', async () => {
    await as('U0DEMENTIA').command('C0DEMENTIA', '/signoff', 'request');
    as('U0DEMENTIA').fill({ Title: 'Dementia pathway redesign' });
    const payload = as('U0DEMENTIA').submissionPayload();
    for (const change of [{ callback_id: 'a_form_of_last_year' }]) {
      const { body } = await post(encoded('interaction', { ...payload, view: { ...view(payload), ...change } }, null).body);
      expect(JSON.parse(body)).toMatchObject({ response_action: 'errors' });
      expect(body).toContain(
        'This form is no longer in use. Nothing was saved or changed. Copy your text, close the form and open it again.',
      );
    }
    const without = { ...payload, view: { ...view(payload), callback_id: 'a_form_of_last_year', state: { values: {} } } };
    expect(JSON.parse((await post(encoded('interaction', without, null).body)).body)).toMatchObject({ response_action: 'update' });
    expect(await database().signOff.count()).toBe(0);
  });

  test('a form that carries what it did not carry last year', async () => {
    await as('U0DEMENTIA').command('C0DEMENTIA', '/pathway', 'log red: Ward closed. Path to green: a second site');
    await as('U0DEMENTIA').press(lastSeen(as('U0DEMENTIA'), 'C0DEMENTIA'), 'Complete');
    const payload = as('U0DEMENTIA').submissionPayload();
    for (const carried of ['', 'kestrel', 'null', '[]', '{"channelId":7}', '{"__proto__":{"channelId":"C0DEMENTIA"}}']) {
      const stale = { ...payload, view: { ...view(payload), private_metadata: carried } };
      const { body } = await post(encoded('interaction', stale, null).body);
      expect(body).toContain('This form is no longer in use');
    }
    expect(errorsLogged()).toEqual([]);
    expect(world.log.join('')).not.toContain('kestrel');
  });

  test('a button, a shortcut, a command', async () => {
    const genuine = await genuineRequests(world);
    const find = (what: string) =>
      only(
        genuine.find(({ payload }) => JSON.stringify(payload).includes(what)),
        what,
      );
    const directly = () =>
      as('U0DEMENTIA')
        .directMessages()
        .map(({ text }) => text);
    for (const [what, words] of [
      ['a_button_of_last_year', 'This button is no longer in use. Nothing was saved or changed.'],
      ['a_shortcut_of_last_year', 'This shortcut is no longer in use. Nothing was saved or changed.'],
    ] as const) {
      const { kind, payload } = find(what);
      const before = directly().length;
      expect(await post(encoded(kind, payload, null).body)).toEqual({ status: 200, body: '' });
      await world.workspace.until(() => directly().length > before);
      expect(directly().at(-1)).toContain(words);
    }
    const { shown } = await as('U0DEMENTIA').command('C0DEMENTIA', '/nothing', 'log green Text');
    expect(shown?.text).toMatch(/This command is no longer in use.*You wrote:.*\/nothing log green Text/s);
  });

  test('a parked message that is none', async () => {
    const [arrived] = (await genuineRequests(world)).filter(({ payload }) => JSON.stringify(payload).includes('message_arrived'));
    const { payload } = only(arrived, 'no such button');
    const secretary = {
      ...payload,
      user: { id: 'U0SECRETARY' },
      actions: [{ type: 'button', action_id: 'message_arrived', action_ts: '9.9', value: 'x' }],
    };
    expect((await post(encoded('interaction', secretary, null).body)).status).toBe(200);
    expect(errorsLogged()).toEqual([]);
  });
});

describe('characters that PostgreSQL does not take', () => {
  const nasty = 'Ward\0 open \ud800 again \udfff';

  test('in every field of every form are left out, and the rest is stored', async () => {
    await as('U0DEMENTIA').command('C0DEMENTIA', '/signoff', 'request');
    await as('U0DEMENTIA').submit({ Title: nasty, Note: nasty });
    await as('U0DEMENTIA').command('C0DEMENTIA', '/pathway', 'log red: Ward closed. Path to green: a second site');
    await as('U0DEMENTIA').press(lastSeen(as('U0DEMENTIA'), 'C0DEMENTIA'), 'Complete');
    await as('U0DEMENTIA').submit({
      'What was done': nasty,
      Next: nasty,
      'Path to green': nasty,
      Ask: nasty,
      'Ask kind': 'Help',
    });
    await world.settled();
    expect(await database().signOffVersion.findFirst({ select: { title: true } })).toEqual({ title: 'Ward open � again �' });
    expect(await database().entry.findFirst({ select: { done: true, next: true } })).toEqual({
      done: 'Ward open � again �',
      next: 'Ward open � again �',
    });
    expect(errorsLogged()).toEqual([]);
  });

  test('in a command and in what a button carries', async () => {
    const { shown } = await as('U0DEMENTIA').command('C0DEMENTIA', '/pathway', `log green: ${nasty}`);
    expect(shown?.text).toMatch(/^Saved/);
    const unknown = await as('U0DEMENTIA').command('C0DEMENTIA', '/pathway', nasty);
    expect(unknown.shown?.text).toContain('does not know');
    expect(errorsLogged()).toEqual([]);
  });
});

function view(payload: Json): Json {
  const { view: inside } = payload;
  return typeof inside === 'object' && inside !== null ? { ...inside } : {};
}

/** What one command, button or form has and another has not */
const ofItsOwn =
  /^(text|command|callback_id|channel|channel_id|message|event|actions\.0(?!\.text)|view\.(state|private_metadata|callback_id))(\.|$)/;

/** True for a field around the request, which is read in one way for all of this kind and type, once it has been tried. */
function alike(tried: Set<string>, kindAndType: string, path: readonly string[]): boolean {
  const field = path.join('.');
  const key = `${kindAndType} ${field}`;
  if (tried.has(key)) return !ofItsOwn.test(field);
  tried.add(key);
  return false;
}

/** The path of every field, those inside of lists and objects included; of what Slack shows of messages and views only what we read. */
function fieldsOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [];
  const unread = new Set(['message', 'blocks', 'title', 'submit', 'close', 'container']);
  return Object.entries(value).flatMap(([key, inner]) =>
    unread.has(key) ? [[...path, key]] : [[...path, key], ...fieldsOf(inner, [...path, key])],
  );
}

function replaced(payload: Json, path: readonly string[], value: unknown): unknown {
  const copy: unknown = structuredClone(payload);
  const holder = path
    .slice(0, -1)
    .reduce<unknown>((inner, key) => (typeof inner === 'object' && inner ? Reflect.get(inner, key) : inner), copy);
  if (typeof holder === 'object' && holder) Reflect.set(holder, path.at(-1) ?? '', value);
  return copy;
}
