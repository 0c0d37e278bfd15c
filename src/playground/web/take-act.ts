import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { readBody } from '../../slack/http/read-body.ts';
import type { Worlds } from '../worlds.ts';
import { act } from './acts.ts';
import { requestToAct } from './acts-schema.ts';
import type { Manifest } from './manifest.ts';
import { json, say } from './replies.ts';
import { actOnWorld } from './world-acts.ts';

/** A governance file may be long; the reader refuses one of more than a million characters itself. */
const largest = 8 * 1024 * 1024;

/** `POST /acts`: does what somebody does, and answers once it is done. */
export async function takeAct(worlds: Worlds, manifest: Manifest, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readBody(request, largest);
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) return say(response, 415, 'An act comes as JSON.');
  if (body === null) return say(response, 413, 'That is more than the 8 MB that an act may have.');
  const given = requestToAct.safeParse(parsed(body));
  if (!given.success) return say(response, 400, `This is no act of the playground:\n${z.prettifyError(given.error)}`);
  const { as, act: what } = given.data;
  json(response, as === null ? await actOnWorld(worlds, what) : await act(worlds.running(), manifest, as, what));
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
