import type { Screen, Traffic } from '../../web/contract.ts';

export type Heard = {
  readonly screen: (screen: Screen) => void;
  readonly traffic: (traffic: readonly Traffic[]) => void;
  /** Whether the playground is being listened to */
  readonly connected: (yes: boolean) => void;
};

/** Milliseconds until the next try where the browser has given up trying by itself. */
const patience = 1000;

/** Listens as one person while the tab is seen: browsers allow six connections to one address, for all tabs together. */
export function connect(as: string | null, heard: Heard): () => void {
  let stopListening: (() => void) | null = null;
  const follow = () => {
    stopListening?.();
    stopListening = document.visibilityState === 'visible' ? listen(as, heard) : null;
  };
  follow();
  document.addEventListener('visibilitychange', follow);
  return () => {
    document.removeEventListener('visibilitychange', follow);
    stopListening?.();
  };
}

function listen(as: string | null, heard: Heard): () => void {
  const source = new EventSource(as === null ? '/live' : `/live?${new URLSearchParams({ as }).toString()}`);
  const collector = collect(heard.traffic);
  let again: () => void = () => {};
  source.addEventListener('open', () => heard.connected(true));
  source.addEventListener('screen', ({ data }: MessageEvent<string>) => heard.screen(JSON.parse(data)));
  source.addEventListener('traffic', ({ data }: MessageEvent<string>) => collector.add(JSON.parse(data)));
  source.addEventListener('error', () => {
    heard.connected(false);
    if (source.readyState !== EventSource.CLOSED) return;
    const timer = setTimeout(() => {
      again = listen(as, heard);
    }, patience);
    again = () => clearTimeout(timer);
  });
  return () => {
    source.close();
    collector.stop();
    again();
  };
}

/** Hands on together what comes between two frames: three hundred at once when a tab connects. */
function collect(hand: Heard['traffic']) {
  let waiting: Traffic[] = [];
  let frame = 0;
  return {
    add(one: Traffic): void {
      waiting.push(one);
      if (waiting.length > 1) return;
      frame = requestAnimationFrame(() => {
        const all = waiting;
        waiting = [];
        hand(all);
      });
    },
    stop: (): void => cancelAnimationFrame(frame),
  };
}
