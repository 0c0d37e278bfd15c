import type { Dispatcher } from './dispatch/dispatcher.ts';
import type { Delivery, DispatchKind, Json } from './model.ts';

export type DeliverOptions = {
  readonly times?: number;
  /** How many are under way at once */
  readonly concurrency?: number;
  /** True: identical requests, as an attacker replays one. False (the default): each signed for a second of its own */
  readonly sameSignature?: boolean;
};

/** Sends one payload many times, raw: what the app answers is handed back and shown to nobody. */
export async function deliver(
  dispatcher: Dispatcher,
  now: number,
  kind: DispatchKind,
  payload: Json,
  { times = 1, concurrency = 1, sameSignature = false }: DeliverOptions,
): Promise<Delivery[]> {
  const seconds = Math.floor(now / 1000);
  const deliveries: Delivery[] = [];
  let next = 0;
  const worker = async () => {
    while (next < times) {
      const number = next++;
      const delivery = await dispatcher.send(kind, payload, { seconds: sameSignature ? seconds : seconds - (number % 240) });
      deliveries[number] = delivery;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return deliveries;
}
