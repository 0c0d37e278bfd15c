import { coverage } from './coverage.ts';

/** What the workspace does beside the Web API, with the test that proves it. */
export type Surface = { readonly name: string; readonly does: string; readonly test: string; readonly proof: string };

const test = (name: string) => `tests/playground/workspace/${name}.test.ts`;

export const surfaces: readonly Surface[] = [
  {
    name: 'Requests over HTTP',
    does: 'Commands, interactions and events, signed; an answer within 3 s; events again with their retry headers',
    test: test('dispatch'),
    proof: 'is signed so that Bolt accepts it, and refused with another secret',
  },
  {
    name: 'Messages that people write',
    does: 'Events message.channels, message.groups and message.im, where the bot is and as long as it holds the history scopes',
    test: test('dispatch'),
    proof: 'tells the app what people write where the bot is, with the history scopes',
  },
  {
    name: 'Socket Mode',
    does: 'Tickets, hello, envelopes, acknowledgements with content within 3 s, pings; at most 10 connections, an envelope goes to one of them',
    test: test('sockets'),
    proof: 'serves Bolt: a command, a view and an event come round',
  },
  {
    name: 'Socket Mode: a connection that closes',
    does: 'Warnings before (warning, refresh_requested); what was not acknowledged goes to another connection, or to the next that opens',
    test: test('sockets'),
    proof: 'goes to another connection where the first closes unacknowledged, or waits for one',
  },
  {
    name: 'trigger_id',
    does: 'Opens one view, within 3 s',
    test: test('views'),
    proof: 'takes each trigger once, within three seconds',
  },
  {
    name: 'response_url',
    does: 'Five answers within 30 minutes, private unless said otherwise; replaces or deletes the message a button stands on',
    test: test('response-url'),
    proof: 'answers privately, also where the bot is no member',
  },
  {
    name: 'upload_url',
    does: 'The bytes of an announced file, raw or as a form, of the length announced',
    test: test('files'),
    proof: 'takes what was announced, once, and nothing else',
  },
  {
    name: 'url_private, url_private_download',
    does: 'The bytes of a file for the bot by its token; whoever has none is sent to the sign-in, with status 302',
    test: test('files'),
    proof: 'gives the bytes of a file to the bot by its token, and to nobody else',
  },
  {
    name: 'permalink',
    does: 'Opens a file to whose it is and to whoever can read a conversation in which the app posted its link; to nobody else',
    test: test('files'),
    proof: 'is open to whose it is, and to others once the app has posted its link where they read',
  },
  {
    name: 'File inputs',
    does: "Files that a person has brought, in a view's state as files.info shows them; Slack's own check of how many and of which types",
    test: test('people'),
    proof: 'takes files that the person has brought, as Slack shows files',
  },
];

/** The tables of docs/coverage.md. */
export function coveragePage(): string {
  const methods = coverage.map(({ method, token, supports, refuses, proof, test: file }) => [
    code(method),
    `${token ?? 'bot'} token`,
    supports.map(code).join(', ') || 'none',
    refuses.map(code).join(', '),
    proved(file, proof),
  ]);
  return [
    ...table(['Method', 'Takes', 'Arguments with an effect', 'Refuses with', 'Proved by'], methods),
    '',
    ...table(
      ['Beside the Web API', 'What it does', 'Proved by'],
      surfaces.map(({ name, does, test: file, proof }) => [name, does, proved(file, proof)]),
    ),
  ].join('\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}

function proved(file: string, proof: string): string {
  return `${code(file.replace('tests/playground/workspace/', ''))}: ${proof}`;
}

function code(word: string): string {
  return `\`${word}\``;
}
