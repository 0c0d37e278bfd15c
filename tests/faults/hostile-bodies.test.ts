import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { postTo } from '#tests/support/hostile/post.ts';
import { startKentWorld, type TestWorld } from '#tests/support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startKentWorld();
});
afterAll(() => world.stop());

const errorsLogged = () => world.log.filter((line) => /"level":[56]0/.test(line));

describe('what cannot be a request of Slack’s is turned away, although it is signed', () => {
  const deep = '['.repeat(10_000) + ']'.repeat(10_000);
  test.each([
    ['null', 'null', 400],
    ['nothing', '', 400],
    ['nesting 10,000 deep', deep, 400],
    ['an event with nesting 10,000 deep', `{"type":"event_callback","team_id":"T0KENT","event":{"type":"message","user":${deep}}}`, 400],
    ['5 MB', `{"type":"url_verification","challenge":"${'x'.repeat(5_000_000)}"}`, 413],
    ['an event that is null', '{"type":"event_callback","team_id":"T0KENT","event":null}', 400],
    ['an item that is null', '{"type":"event_callback","team_id":"T0KENT","event":{"type":"reaction_added","item":null}}', 400],
    ['a channel that is null', '{"type":"event_callback","team_id":"T0KENT","event":{"type":"message","channel":null}}', 400],
    [
      'an invitation without a channel',
      '{"type":"event_callback","team_id":"T0KENT","event_id":"Ev1","event":{"type":"member_joined_channel","user":"U1"}}',
      400,
    ],
    ['an unknown kind', '{"type":"workflow_step_edit"}', 400],
  ])('%s', async (_what, body, status) => {
    expect(await postTo(world, body, { contentType: 'application/json' })).toMatchObject({ status, body: '' });
    expect(errorsLogged()).toEqual([]);
  });

  test('deep nesting within what is passed over is no harm', async () => {
    const body = `{"type":"event_callback","team_id":"T0KENT","event_id":"Ev1","event":{"type":"message","blocks":${deep}}}`;
    expect((await postTo(world, body, { contentType: 'application/json' })).status).toBe(200);
  });

  test('a genuine content type with more said beside it is taken', async () => {
    const body = '{"type":"url_verification","challenge":"what to answer"}';
    expect(await postTo(world, body, { contentType: 'Application/JSON; charset=utf-8' })).toEqual({
      status: 200,
      body: '{"challenge":"what to answer"}',
    });
  });
});
