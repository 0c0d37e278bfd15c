import { setTimeout as sleep } from 'node:timers/promises';
import type { Json } from '#src/playground/workspace/model.ts';
import type { Workspace } from '#src/playground/workspace/workspace.ts';

/** Slack delivers a command so many times at once; where nothing was saved it comes again. Gives every answer that says it is saved. */
export async function untilSaved(workspace: Workspace, payload: Json, deliveries = 1): Promise<string[]> {
  for (;;) {
    const answers = await workspace.deliver('command', payload, { times: deliveries, concurrency: deliveries });
    const saved = answers.filter(({ body }) => body.includes('Saved:'));
    if (saved.length > 0) return saved.map(({ body }) => body);
    // In the same second it would be the same request, byte for byte, and get the same answer.
    await sleep(1100);
  }
}
