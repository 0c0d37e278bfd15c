import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ChronicleLink, nextLink } from '#src/domain/chronicle.ts';
import { currentVersion } from '#src/domain/sign-off/steps.ts';
import { factsOf, lasting, says } from '#src/use-cases/audit/own/facts-of-sign-off.ts';
import { chronicled, requestDetails } from '#src/use-cases/sign-off/decide/sign-off-events.ts';
import { happenings, played, type World, worlds } from '#tests/domain/sign-off/random-cases.ts';

type Happenings = Parameters<typeof played>[1];

/** A random request as it ends up, with the chronicle that its changes have left. */
function recorded(world: World, all: Happenings) {
  const { signOff, directory, moments } = played(world, all);
  const by = { actor: 'somebody', role: 'approver', subject: 'SO-12' };
  const request = requestDetails(world.directory, world.signOff, currentVersion(world.signOff));
  const events = [
    { action: 'sign-off requested', details: request, at: world.signOff.requestedAt, ...by },
    ...moments.flatMap(({ after, changes, directory: then, at }) =>
      changes.map((change) => ({ ...chronicled(then, after, change), at, ...by })),
    ),
  ];
  const links: ChronicleLink[] = [];
  for (const event of events) links.push(nextLink(links.at(-1) ?? null, event));
  return { facts: factsOf(directory, signOff), links };
}

test('whatever happens to a request, the chronicle says all that is stored of it, and what is lasting of it is stored', () => {
  fc.assert(
    fc.property(worlds, happenings, (world, all) => {
      const { facts, links } = recorded(world, all);
      for (const fact of facts) expect(links.filter((link) => says(link, fact))).not.toEqual([]);
      for (const link of links.filter(({ action }) => lasting.includes(action))) {
        expect(facts.filter((fact) => says(link, fact))).not.toEqual([]);
      }
    }),
    { numRuns: 150 },
  );
});

test('a link says no fact that is otherwise in anything that both speak of', () => {
  fc.assert(
    fc.property(worlds, happenings, fc.nat(), fc.nat(), (world, all, which, part) => {
      const { facts, links } = recorded(world, all);
      const fact = facts[which % facts.length];
      if (!fact) throw new Error('There is always a version');
      const keys = Object.keys(fact.details);
      const key = keys[part % keys.length] ?? '';
      const otherwise = { ...fact, details: { ...fact.details, [key]: 'something else' } };
      expect(links.filter((link) => says(link, otherwise))).toEqual([]);
      expect(links.filter((link) => says(link, { ...fact, at: '2001-01-01T00:00:00.000Z' }))).toEqual([]);
    }),
    { numRuns: 150 },
  );
});
