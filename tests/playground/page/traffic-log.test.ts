import { describe, expect, it } from 'vitest';
import { filterTraffic, TrafficLog } from '#src/playground/page/developer/traffic-log.ts';
import type { Traffic } from '#src/playground/web/contract.ts';

function traffic(id: number, is: Partial<Traffic> = {}): Traffic {
  const called = { direction: 'called', name: 'chat.postMessage', at: '09:00:00.000', began: 0, sent: {}, answer: { ok: true } } as const;
  return { id, ...called, status: 200, error: null, ms: 3, ...is };
}
const ids = (log: TrafficLog) => log.get().map(({ id }) => id);

describe('the traffic', () => {
  it('is kept in order, each once, also when a tab connects again', () => {
    const log = new TrafficLog();
    log.add([traffic(1), traffic(2)]);
    log.add([traffic(3), traffic(1), traffic(2)]);
    expect(ids(log)).toEqual([1, 2, 3]);
  });

  it('stands in the order in which it began, though it is told as it ends', () => {
    const log = new TrafficLog();
    log.add([traffic(1, { began: 20 }), traffic(2, { began: 10 })]);
    expect(ids(log)).toEqual([2, 1]);
    log.clear();
    log.add([traffic(2, { began: 10 })]);
    expect(ids(log)).toEqual([]);
  });

  it('is kept up to three hundred', () => {
    const log = new TrafficLog();
    log.add(Array.from({ length: 302 }, (_, index) => traffic(index)));
    expect([log.get().length, log.get()[0]?.id]).toEqual([300, 2]);
  });

  it('stays cleared of what is told again', () => {
    const log = new TrafficLog();
    log.add([traffic(1), traffic(2)]);
    log.clear();
    log.clear();
    log.add([traffic(1), traffic(2), traffic(3)]);
    expect(ids(log)).toEqual([3]);
  });

  it('tells those who listen, until they do not', () => {
    const log = new TrafficLog();
    let told = 0;
    const forget = log.subscribe(() => {
      told += 1;
    });
    log.add([traffic(1)]);
    forget();
    log.add([traffic(2)]);
    expect(told).toBe(1);
  });
});

describe('the filter', () => {
  const all = [
    traffic(1),
    traffic(2, { name: 'command /pathway', sent: { text: 'log green' } }),
    traffic(3, { answer: { ok: false }, error: 'not_in_channel' }),
  ];
  const found = (text: string) => filterTraffic(all, text).map(({ id }) => id);

  it('looks at name, error, what was sent and what was answered', () => {
    expect([found('POSTmessage'), found('not_in'), found('log green'), found('"ok":false')]).toEqual([[1, 3], [3], [2], [3]]);
  });

  it('lets everything through while nothing is typed', () => {
    expect(found('  ')).toEqual([1, 2, 3]);
    expect(found('nothing like it')).toEqual([]);
  });
});
