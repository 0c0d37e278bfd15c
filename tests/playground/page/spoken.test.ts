import { expect, it } from 'vitest';
import { spoken } from '#src/playground/page/channel/spoken.ts';
import { message } from './samples.ts';

const names = { user: (id: string) => `name of ${id}`, channel: (id: string) => `channel ${id}` };
const said = (text: string) => spoken(message('1.1', { text }), names);

it('names people, channels and links, and leaves out the marks', () => {
  expect(said('*Sent* to <@U1> in <#C2>, see <https://example.org|the paper> &amp; more')).toBe(
    'Conclave: Sent to name of U1 in channel C2, see the paper & more',
  );
});

it('is one line', () => {
  expect(said('First\n\n  second\n> quoted')).toBe('Conclave: First second quoted');
});

it('says what only the reader sees', () => {
  expect(spoken(message('1.1', { private: true }), names)).toBe('Conclave, only visible to you: Saved');
});

it('cuts what is long', () => {
  expect(said('a'.repeat(251))).toBe(`Conclave: ${'a'.repeat(250)} ...`);
  expect(said('a'.repeat(250))).toBe(`Conclave: ${'a'.repeat(250)}`);
});
