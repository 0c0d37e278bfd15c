import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Directory } from '#src/domain/directory.ts';
import { happenings, played, type World, worlds } from './random-cases.ts';

/** The same world, where every second seat that somebody holds is held by another entry of theirs: by the same account in Slack. */
function underTwoKeys({ directory, signOff }: World, personId: string): World {
  const second = `${personId}-again`;
  const people: Directory['people'] = directory.people.flatMap((person) =>
    person.id === personId ? [person, { ...person, id: second, key: second }] : [person],
  );
  const held = directory.seats.filter(({ holders }) => holders.some((holder) => holder.personId === personId));
  const moved = held.filter((_, index) => index % 2 === 1);
  const seats: Directory['seats'] = directory.seats.map((seat) =>
    moved.includes(seat) ? { ...seat, holders: seat.holders.map((holder) => ({ ...holder, personId: second })) } : seat,
  );
  return { directory: { ...directory, people, seats }, signOff };
}

/** What was decided, and how each attempt ended: not under which key. */
function decided(world: World, all: Parameters<typeof played>[1]) {
  const { signOff, refusals } = played(world, all);
  const bodies = signOff.bodies.map(({ outcome, round, closedAt, verdicts }) => ({
    outcome,
    round,
    closedAt,
    verdicts: verdicts.map(({ kind, afterOutcome, lapsed }) => ({ kind, afterOutcome, lapsed })),
  }));
  return { outcome: signOff.outcome, bodies, refusals };
}

it('somebody who holds seats under two keys decides, is refused and is counted as if it were one', () => {
  const who = fc.constantFrom('ann', 'ben', 'cat', 'dan', 'eve');
  fc.assert(
    fc.property(worlds, happenings, who, (world, all, personId) => {
      // A seat is left under one key, not by the human.
      const staying = all.filter(({ what }) => what !== 'leave');
      expect(decided(underTwoKeys(world, personId), staying)).toEqual(decided(world, staying));
    }),
    { numRuns: 150 },
  );
});
