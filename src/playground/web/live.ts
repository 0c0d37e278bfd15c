import type { ServerResponse } from 'node:http';
import type { Change } from '../workspace/model.ts';
import type { Worlds } from '../worlds.ts';
import { type Looking, screenOf } from './screen.ts';
import { TrafficLog } from './traffic.ts';

/** At least so many milliseconds are between two screens of one page. */
const pace = 40;
/** A comment now and then keeps the connection alive, and shows when nobody is there any more. */
const heartbeat = 15_000;

/** The pages that look on, each as one person. */
export type Live = {
  /** Sends this person's screen whenever it has changed, and what goes between the app and Slack. */
  readonly follow: (response: ServerResponse, as: string | null) => void;
  readonly close: () => void;
};

export function createLive(worlds: Worlds, manifest: Looking['manifest'], onProblem: (error: unknown) => void): Live {
  const followers = new Set<Follower>();
  const traffic = new TrafficLog();
  const screen = (as: string | null): string =>
    JSON.stringify(screenOf({ running: worlds.running(), cases: worlds.cases(), manifest }, as));
  let known = '';
  /** What went between the app and Slack while a case started, before anybody could look on. */
  const startOfCase = (): Change[] => {
    const { id, world } = worlds.running();
    if (id === known) return [];
    known = id;
    const calls = world.workspace.calls().map((call) => ({ at: call.at, change: { kind: 'call', call } as const }));
    const deliveries = world.workspace
      .deliveries()
      .map((delivery) => ({ at: delivery.at, change: { kind: 'delivery', delivery } as const }));
    return [...calls, ...deliveries].sort((a, b) => a.at - b.at).map(({ change }) => change);
  };
  const tell = (changes: readonly Change[]): void => {
    const all = changes.flatMap((change) => traffic.add(change) ?? []);
    for (const follower of followers) {
      for (const one of all) follower.send('traffic', JSON.stringify(one));
      follower.changed();
    }
  };
  tell(startOfCase());
  const forget = worlds.onChange((change) => {
    const start = startOfCase();
    tell(start.length > 0 || change === null ? start : [change]);
  });
  const beat = setInterval(() => {
    for (const follower of followers) follower.beat();
  }, heartbeat);
  return {
    follow(response, as) {
      const follower = new Follower(response, () => screen(as), onProblem);
      followers.add(follower);
      response.once('close', () => {
        followers.delete(follower);
        follower.end();
      });
      follower.show();
      for (const one of traffic.recent()) follower.send('traffic', JSON.stringify(one));
    },
    close() {
      forget();
      clearInterval(beat);
      for (const follower of followers) follower.end();
    },
  };
}

/** One page's connection. */
class Follower {
  private readonly response: ServerResponse;
  private readonly screen: () => string;
  private readonly onProblem: (error: unknown) => void;
  private shown = '';
  private shownAt = 0;
  private timer: NodeJS.Timeout | null = null;

  constructor(response: ServerResponse, screen: () => string, onProblem: (error: unknown) => void) {
    this.response = response;
    this.screen = screen;
    this.onProblem = onProblem;
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' });
    response.on('drain', () => this.changed());
  }

  /** Something may have changed: what the screen is then goes out, once for all that changes until then. */
  changed(): void {
    this.timer ??= setTimeout(() => this.showOrSay(), Math.max(0, this.shownAt + pace - Date.now()));
  }

  private showOrSay(): void {
    try {
      this.show();
    } catch (error) {
      this.onProblem(error);
    }
  }

  show(): void {
    this.timer = null;
    // A page that does not keep up gets the latest once it has read what is under way.
    if (this.response.writableNeedDrain) return;
    const screen = this.screen();
    this.shownAt = Date.now();
    if (screen !== this.shown) this.send('screen', screen);
    this.shown = screen;
  }

  send(event: 'screen' | 'traffic', data: string): void {
    this.response.write(`event: ${event}\ndata: ${data}\n\n`);
  }

  beat(): void {
    this.response.write(': still here\n\n');
  }

  end(): void {
    if (this.timer) clearTimeout(this.timer);
    this.response.end();
  }
}
