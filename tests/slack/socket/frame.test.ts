import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFrame } from '#src/slack/socket/frame.ts';

const ownNames = ['ws_message', 'close'];
const read = (frame: unknown) => readFrame(JSON.stringify(frame), ownNames);
const command = {
  team_id: 'T1',
  channel_id: 'C1',
  user_id: 'U1',
  command: '/pathway',
  text: 'log green Text',
  trigger_id: '1.2.3',
  response_url: 'https://hooks.slack.com/commands/1',
};
const person = { team: { id: 'T1' }, user: { id: 'U1' } };
const press = { ...person, type: 'block_actions', trigger_id: '1.2.3', actions: [{ action_id: 'approve', action_ts: '1.2' }] };
const event = (type: string) => ({ type: 'event_callback', team_id: 'T1', event_id: 'Ev1', event: { type } });

describe('a frame of a socket', () => {
  test.each([
    ['a hello', { type: 'hello', num_connections: 1 }],
    ['a disconnection', { type: 'disconnect', reason: 'warning' }],
    ['a disconnection without a reason', { type: 'disconnect' }],
    ['a command', { type: 'slash_commands', envelope_id: 'E1', payload: command }],
    ['a press', { type: 'interactive', envelope_id: 'E1', payload: press }],
    ['an event', { type: 'events_api', envelope_id: 'E1', payload: event('app_mention') }],
  ])('is taken where it is %s', (_what, frame) => {
    expect(read(frame)).toMatchObject(frame.type === 'hello' ? { type: 'hello' } : frame);
  });

  test.each([
    ['without an id', { type: 'slash_commands', payload: command }],
    ['with an empty id', { type: 'slash_commands', envelope_id: '', payload: command }],
    ['with the payload of another kind', { type: 'interactive', envelope_id: 'E1', payload: command }],
    ['without a payload', { type: 'events_api', envelope_id: 'E1' }],
    ['with an event without its type', { type: 'events_api', envelope_id: 'E1', payload: { ...event(''), event: {} } }],
    ['with an event named like one of the client’s own', { type: 'events_api', envelope_id: 'E1', payload: event('ws_message') }],
    ['of a kind of its own', { type: 'slack_event', envelope_id: 'E1', payload: command }],
  ])('is turned away %s', (_what, frame) => {
    expect(read(frame)).toBeNull();
  });

  test('is turned away where it is no text', () => {
    for (const data of [null, undefined, 7, Buffer.from('{"type":"hello"}'), new ArrayBuffer(2)])
      expect(readFrame(data, ownNames)).toBeNull();
  });

  test('never throws, whatever it holds', () => {
    const types = fc.constantFrom('hello', 'disconnect', 'slash_commands', 'interactive', 'events_api', 'other');
    const near = fc.record(
      { type: types, envelope_id: fc.jsonValue(), payload: fc.jsonValue(), reason: fc.jsonValue() },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          fc.string(),
          near.map((frame) => JSON.stringify(frame)),
        ),
        (text) => {
          const frame = readFrame(text, ownNames);
          expect(frame === null || ['hello', 'disconnect', 'slash_commands', 'interactive', 'events_api'].includes(frame.type)).toBe(true);
        },
      ),
    );
  });
});
