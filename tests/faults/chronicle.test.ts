import fc from 'fast-check';
import { DateTime } from 'luxon';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ChronicleEvent, type ChronicleLink, nextLink } from '#src/domain/chronicle.ts';
import { verifyChronicle } from '#src/use-cases/audit/verify-chronicle.ts';
import type { PrintedHead } from '#src/use-cases/ports/digests.ts';
import type { Stores } from '#src/use-cases/ports/stores.ts';
import { times } from '#tests/support/faults/scale.ts';
import { createGovernedDatabase, type GovernedDatabase } from '#tests/support/governed-database.ts';
import { only } from '#tests/support/seeing.ts';

type Head = { position: number; hash: string };
/** A chronicle as somebody with every right over the database may have left it. */
type Copy = { readonly links: readonly ChronicleLink[]; readonly head: Head };
type Tampering = (copy: Copy) => Copy;

const length = 200;
let database: GovernedDatabase;
let original: Copy;
/** The heads that digests have printed, the last of them at the chain's end */
let printed: readonly PrintedHead[];

beforeAll(async () => {
  database = await createGovernedDatabase();
  const workspaceId = uuid();
  for (let number = 1; number <= length; number += 1)
    await database.transact(async ({ chronicle }) => chronicle.record(workspaceId, event(number)));
  await database.transact(async ({ chronicle }) => {
    original = { links: await chronicle.links(workspaceId, 0, length), head: only(await chronicle.head(workspaceId), 'no head') };
  });
  printed = [60, 130, length].map((position) => ({
    position,
    hash: only(original.links[position - 1], 'no link').hash,
    printedIn: `digest of ${position}`,
  }));
});
afterAll(() => database.close());

function event(number: number): ChronicleEvent {
  return {
    at: DateTime.fromISO('2011-11-09T09:00:00Z').plus({ minutes: number }),
    actor: `person ${number % 7}`,
    role: 'approver of a board',
    action: number % 3 === 0 ? 'verdict given' : 'progress logged',
    subject: `SO-${number}`,
    details: { number, reasons: [`reason ${number}`, null, true], inner: { position: number } },
  };
}

/** The stores over a copy, as the verification reads them. */
function storesOf({ links, head }: Copy, heads: readonly PrintedHead[]): Pick<Stores, 'chronicle' | 'digests'> {
  const none = () => Promise.reject(new Error('not needed'));
  return {
    chronicle: {
      record: () => undefined,
      head: async () => head,
      about: none,
      links: async (_workspace, after, limit) =>
        links
          .toSorted((a, b) => a.position - b.position)
          .filter(({ position }) => position > after)
          .slice(0, limit),
    },
    digests: { ofMeeting: none, lastBefore: none, lastIn: none, add: none, addDelivery: none, printedHeads: async () => heads },
  };
}

const verify = async (copy: Copy, heads = printed) => (await verifyChronicle(storesOf(copy, heads), 'any')).fault;

/** The chain from a position on, computed anew so that it holds in itself. */
function rewritten({ links }: Copy, from: number): Copy {
  const chain = links.slice(0, from);
  for (const { at, actor, role, action, subject, details } of links.slice(from)) {
    chain.push(nextLink(chain.at(-1) ?? null, { actor, role, action, subject, details, at: DateTime.fromISO(at) }));
  }
  return fitted(chain);
}

function fitted(links: readonly ChronicleLink[]): Copy {
  const last = links.at(-1);
  return { links, head: last ? { position: last.position, hash: last.hash } : { position: 0, hash: '' } };
}

const changes: readonly ((link: ChronicleLink) => ChronicleLink)[] = [
  (link) => ({ ...link, actor: `${link.actor} ` }),
  (link) => ({ ...link, role: 'chair of a board' }),
  (link) => ({ ...link, action: 'verdict withdrawn' }),
  (link) => ({ ...link, subject: 'SO-0' }),
  (link) => ({ ...link, at: '2011-11-09T09:00:00.000Z' }),
  (link) => ({ ...link, details: { inner: link.details } }),
  (link) => ({ ...link, details: null }),
  (link) => ({ ...link, previous: link.hash }),
  (link) => ({ ...link, hash: link.previous }),
];

const places = fc.integer({ min: 0, max: length - 1 });
const edit = fc.record({ at: places, change: fc.constantFrom(...changes) });
const withEdit = ({ links, head }: Copy, { at, change }: { at: number; change: (link: ChronicleLink) => ChronicleLink }): Copy => ({
  links: links.map((link, index) => (index === at ? change(link) : link)),
  head,
});

const tamperings: Readonly<Record<string, fc.Arbitrary<Tampering>>> = {
  'an edit': edit.map((one) => (copy) => withEdit(copy, one)),
  'an edit, with everything after it computed anew': edit
    .filter(({ change }) => !change.toString().includes('hash'))
    .map((one) => (copy) => rewritten(withEdit(copy, one), one.at)),
  'a deletion': fc.tuple(places, fc.integer({ min: 1, max: 5 })).map(([at, count]) => ({ links, head }) => ({
    links: links.filter((_, index) => index < at || index >= at + count),
    head,
  })),
  'a deletion, with the rest numbered and computed anew': places.map(
    (at) =>
      ({ links, head }) =>
        rewritten({ links: links.filter((_, index) => index !== at), head }, at),
  ),
  'two links in each other’s places': fc
    .tuple(places, places)
    .filter(([a, b]) => a !== b)
    .map(([a, b]) => ({ links, head }) => {
      const [one, other] = [only(links[a], ''), only(links[b], '')];
      const swapped = { [a]: { ...other, position: one.position }, [b]: { ...one, position: other.position } };
      return { links: links.map((link, index) => swapped[index] ?? link), head };
    }),
  'two links in each other’s places, computed anew': fc
    .tuple(places, places)
    .filter(([a, b]) => a !== b)
    .map(([a, b]) => ({ links, head }) => {
      const order = links.map((link, index) => only(links[index === a ? b : index === b ? a : index] ?? link, ''));
      return rewritten({ links: order, head }, Math.min(a, b));
    }),
  'an inserted link': places.map((at) => ({ links, head }) => {
    const extra = nextLink(links[at - 1] ?? null, event(999));
    return { links: [...links.slice(0, at), extra, ...links.slice(at).map((link) => ({ ...link, position: link.position + 1 }))], head };
  }),
  'a forged tail': fc.constant(({ links, head }) => ({ links: [...links, nextLink(links.at(-1) ?? null, event(999))], head })),
  'a cut tail': places.map((at) => ({ links, head }) => ({ links: links.slice(0, at), head })),
  'a cut tail, with the head made to fit': places.map(
    (at) =>
      ({ links }) =>
        fitted(links.slice(0, at)),
  ),
};

describe('the chronicle, tampered with', () => {
  test('as it stands, it holds', async () => {
    expect(await verify(original)).toBeNull();
  });

  const each = Math.ceil(times(100, 1000) / Object.keys(tamperings).length);
  test.each(Object.entries(tamperings))(`by %s: it is found each time of ${each}`, async (_name, tampering) => {
    await fc.assert(
      fc.asyncProperty(tampering, async (tamper) => {
        const copy = tamper(original);
        fc.pre(JSON.stringify(copy) !== JSON.stringify(original));
        expect(await verify(copy)).not.toBeNull();
      }),
      { numRuns: each },
    );
  });

  test('what was added after the last print and cut with the head made to fit shows against a head that was noted elsewhere', async () => {
    const cut = fitted(original.links.slice(0, 150));
    const known = printed.slice(0, 2);
    expect(await verify(cut, known)).toBeNull();
    const noted = { position: 180, hash: only(original.links[179], '').hash, printedIn: 'a note' };
    expect(await verify(cut, [...known, noted])).toEqual({
      position: 151,
      problem: 'a note gives link 180, but the chain ends with link 150',
    });
  });
});
