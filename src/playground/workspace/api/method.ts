import type { Json } from '../model.ts';
import type { WorkspaceState } from '../state.ts';
import type { Arguments } from './arguments.ts';

/** One Web API method: the answer without `ok`, or a SlackError. */
export type Method = (state: WorkspaceState, args: Arguments) => Json;
