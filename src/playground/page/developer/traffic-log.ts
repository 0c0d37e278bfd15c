import type { Traffic } from '../../web/contract.ts';
import { Kept } from '../parts/kept.ts';

/** As many as the playground sends when a tab connects. */
const most = 300;

/** What has gone between the app and Slack, in the order in which it began, the oldest first. */
export class TrafficLog extends Kept<readonly Traffic[]> {
  private clearedTo = 0;

  constructor() {
    super([]);
  }

  /** Takes in what has come. A tab that connects again is told again what it knows. */
  add(come: readonly Traffic[]): void {
    const known = new Map(this.get().map((one) => [one.id, one]));
    for (const one of come) if (one.id > this.clearedTo) known.set(one.id, one);
    this.set([...known.values()].sort((a, b) => a.began - b.began || a.id - b.id).slice(-most));
  }

  clear(): void {
    this.clearedTo = Math.max(this.clearedTo, ...this.get().map(({ id }) => id));
    this.set([]);
  }
}

/** The entries in whose name, arguments or answer the text stands. */
export function filterTraffic(all: readonly Traffic[], text: string): readonly Traffic[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return all;
  return all.filter((one) =>
    [one.name, one.error, one.status, JSON.stringify([one.sent, one.answer])].join(' ').toLowerCase().includes(wanted),
  );
}
