import type { FakeSlack } from './fake-slack.ts';

/** Where it is measured: the database's server, the Slack beside it, and whether the measured process can have a processor for itself. */
export type Place = { readonly database: string; readonly slack: FakeSlack; readonly pinned: boolean };
