import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { expect, test } from 'vitest';
import { type ChronicleEvent, chainStart, linkText, nextLink } from '#src/domain/chronicle.ts';

const json = fc.jsonValue().map((value): ChronicleEvent['details'] => JSON.parse(JSON.stringify(value)));
const event = fc
  .record({
    milliseconds: fc.nat({ max: 4e12 }),
    actor: fc.string(),
    role: fc.string(),
    action: fc.string(),
    subject: fc.string(),
    details: json,
  })
  .map(({ milliseconds, ...rest }): ChronicleEvent => ({ ...rest, at: DateTime.fromMillis(milliseconds, { zone: 'utc' }) }));
const previous = fc.option(
  fc.record({
    position: fc.integer({ min: 1, max: 2_000_000_000 }),
    hash: fc.string().map((text) => createHash('sha256').update(text).digest('hex')),
  }),
);

test("a link's hash is that of its text with the place and the hash before it put in", () => {
  fc.assert(
    fc.property(event, previous, (recorded, last) => {
      const { before, between, after } = linkText(recorded);
      const text = `${before}${(last?.position ?? 0) + 1}${between}${last?.hash ?? chainStart}${after}`;
      expect(createHash('sha256').update(text).digest('hex')).toBe(nextLink(last, recorded).hash);
    }),
  );
});
