import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { declareInterest } from '#src/use-cases/membership/declare-interest.ts';
import { endInterest } from '#src/use-cases/membership/end-interest.ts';
import type { Stores } from '#src/use-cases/ports/stores.ts';
import { logProgress } from '#src/use-cases/progress/log-progress.ts';
import { listSignOffs, type SignOffList } from '#src/use-cases/sign-off/show/list-sign-offs.ts';
import { showHomeSignOffs } from '#src/use-cases/sign-off/show/show-home-sign-offs.ts';
import { type CaseWorld, caseWorld, now, resultOf } from '../sign-off-world.ts';

let world: CaseWorld;
const requests = 24;

beforeAll(async () => {
  world = await caseWorld();
  for (let number = 1; number <= requests; number += 1) await world.request(number % 2 === 0 ? 'U0DEMENTIA' : 'U0SECRETARY');
});
afterAll(() => world.close());

type Need = Pick<Stores, 'signOffs' | 'meetings'>;
type Asked = { statements: number; loaded: number };

/** The stores, with how often they are asked and how many requests they give with all that is of them. */
function counted({ signOffs, meetings }: Need): { readonly need: Need; readonly asked: Asked } {
  const asked: Asked = { statements: 0, loaded: 0 };
  const whole = new Set<unknown>(['open', 'ended', 'concerning', 'withConditionsOf']);
  const counting = <T extends object>(store: T): T =>
    new Proxy(store, {
      get: (target, name) => {
        const method: unknown = Reflect.get(target, name);
        if (typeof method !== 'function') return method;
        return async (...args: unknown[]) => {
          asked.statements += 1;
          const result: unknown = await Reflect.apply(method, target, args);
          if (whole.has(name) && Array.isArray(result)) asked.loaded += result.length;
          return result;
        };
      },
    });
  return { need: { signOffs: counting(signOffs), meetings: counting(meetings) }, asked };
}

const ofList = (by: string, list: SignOffList) =>
  world.as(by, async (stores, actor) => {
    const { need, asked } = counted(stores);
    const view = await listSignOffs(need, actor, { list, pathwayId: null, cursor: null }, now);
    return { ...asked, lines: view.lines.length, next: view.next };
  });

describe('a list loads the requests of its page and one more', () => {
  test.each([
    ['U0DEMENTIA', 'open'],
    ['U0DEMENTIA', 'requested'],
    ['U0CABINET', 'bodies'],
  ] as const)('%s: %s', async (by, list) => {
    const { lines, next, loaded, statements } = await ofList(by, list);
    expect({ lines, loaded }).toEqual({ lines: 8, loaded: 9 });
    expect(next).not.toBeNull();
    expect(statements).toBeLessThanOrEqual(5);
  });

  test('of what somebody owes, what could be theirs beside, and nothing where nothing could', async () => {
    // All of them wait for the leadership group first, of which one person decides.
    expect(await ofList('U0CLGCHAIR', 'mine')).toMatchObject({ lines: 8, loaded: requests + 9 });
    expect(await ofList('U0CABINET', 'mine')).toMatchObject({ lines: 0, loaded: 0 });
    expect(await ofList('U0DEMENTIA', 'overdue')).toMatchObject({ lines: 0, loaded: 0 });
  });
});

test('Home loads what it shows, and says how many more there are', async () => {
  const home = await world.as('U0DEMENTIA', async (stores, actor) => {
    const { need, asked } = counted(stores);
    return { view: await showHomeSignOffs(need, actor, now), asked };
  });
  expect(home.asked.loaded).toBe(8);
  expect(home.view.requested.shown.map(({ reference }) => reference)).toEqual(
    [24, 22, 20, 18, 16, 14, 12, 10].map((number) => `SO-${number}`),
  );
  expect(home.view.requested.more).toBe(requests / 2 - 8);
  const waiting = await world.as('U0CLGCHAIR', (stores, actor) => showHomeSignOffs(stores, actor, now));
  expect(waiting.waiting.shown).toHaveLength(10);
  expect(waiting.waiting.more).toBe(requests - 10);
});

test('an interest that touches them all, while every decision waits, has so many loaded as are told of, and its end none', async () => {
  const signOffId = (await world.prisma.signOff.findFirstOrThrow()).id;
  const touches = { touchesRequest: false, touchesPathway: true, organisationIds: [], from: null, until: null };
  const declared = await world.as('U0CLGCHAIR', async (stores, actor) => {
    const { need, asked } = counted(stores);
    const interest = { signOffId, category: 'financial', text: 'Shares.', ...touches } as const;
    const { aside } = resultOf(await declareInterest({ ...stores, ...need }, actor, interest, now));
    return { ...asked, told: aside.shown.length, more: aside.more };
  });
  expect(declared).toMatchObject({ loaded: 20, told: 20, more: requests - 20 });
  const { id: interestId } = await world.prisma.interest.findFirstOrThrow();
  const loaded = await world.as('U0CLGCHAIR', async (stores, actor) => {
    const { need, asked } = counted(stores);
    resultOf(await endInterest({ ...stores, ...need }, actor, { interestId }, now));
    return asked.loaded;
  });
  expect(loaded).toBe(0);
});

test('a report has none of the requests that its pathway ever had loaded, and what has ended is known by bodies', async () => {
  const asked = await world.as('U0DEMENTIA', async (stores, actor) => {
    const counting = counted(stores);
    resultOf(await logProgress({ ...stores, ...counting.need }, actor, { channelId: null, report: 'dementia green all well' }, now));
    const [pathway] = actor.directory.pathways;
    const last = await stores.signOffs.lastOfPathway(actor.directory.workspace.id, pathway?.id ?? '');
    return { ...counting.asked, bodies: last.length };
  });
  expect(asked).toMatchObject({ loaded: 0, bodies: 3 });
});
