import { createLog } from '#src/log.ts';
import { knownCases } from '#src/playground/cases/known-cases.ts';
import { play } from '#src/playground/cases/play.ts';
import { readManifest } from '#src/playground/web/manifest.ts';
import { startWebServer } from '#src/playground/web/server.ts';
import type { Workspace } from '#src/playground/workspace/workspace.ts';
import type { World } from '#src/playground/world.ts';
import { type FreshDatabase, openWorlds } from '#src/playground/worlds.ts';

export type Playground = {
  readonly url: string;
  /** The local Slack of the case that runs */
  readonly workspace: () => Workspace;
  /** Plays the Kent case on, to the end of the step with this number, without the page. */
  readonly playTo: (step: number) => Promise<void>;
  /** Does something in the running case's workspace, without the page. */
  readonly inWorld: (work: (world: World) => Promise<void>) => Promise<void>;
  /** What the app and the server have written to their log */
  readonly log: readonly string[];
  readonly stop: () => Promise<void>;
};

type PlaygroundOptions = {
  /** The folder of the built page */
  readonly page: string;
  readonly freshDatabase: () => Promise<FreshDatabase>;
  /** The key of the case that it starts with. Default: the Kent case */
  readonly first?: string;
};

/** Starts the playground as `npm run playground` does, on any free port. */
export async function startPlayground({ page, freshDatabase, first = 'kent' }: PlaygroundOptions): Promise<Playground> {
  const lines: string[] = [];
  const log = createLog('info', { write: (line) => lines.push(line) });
  const cases = (await knownCases()).toSorted((a, b) => Number(b.key === first) - Number(a.key === first));
  const worlds = await openWorlds({ cases, freshDatabase, log, pace: 5 });
  const server = await startWebServer({ worlds, manifest: await readManifest(), page, port: 0, log });
  let played = 0;
  return {
    url: server.url,
    workspace: () => worlds.running().world.workspace,
    log: lines,
    async playTo(step) {
      await worlds.inTurn(async (running) => {
        await play(running.world, running.case.steps.slice(played, step));
        await running.look();
      });
      played = step;
    },
    async inWorld(work) {
      await worlds.inTurn(async (running) => {
        await work(running.world);
        await running.look();
      });
    },
    async stop() {
      await server.close();
      await worlds.stop();
    },
  };
}
