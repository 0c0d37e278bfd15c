import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import {
  current,
  type Dated,
  type Directory,
  entryAt,
  heldSeats,
  holdsAt,
  type Meeting,
  type Person,
  personBySlackId,
  type Seat,
} from '#src/domain/directory.ts';
import { interestsOf } from '#src/domain/membership/interests.ts';
import { hasWorkOf, holderNow, whoseWorkHas } from '#src/domain/membership/posts.ts';
import { entriesOf, isAnotherAccount } from '#src/domain/membership/same-person.ts';
import { signOffDeadline } from '#src/domain/sign-off/deadline.ts';
import { aRequest, asked, council } from './sign-off/council.ts';

/** A directory answers from maps. What it answers is what looking through its lists one by one would find: written out here. */

const start = DateTime.fromISO('2026-01-01T00:00:00Z', { zone: 'utc' });
const day = fc.integer({ min: 0, max: 6 }).map((days) => start.plus({ days }));
const span = fc.record({ since: day, until: fc.option(day) });
const id = fc.constantFrom('p0', 'p1', 'p2', 'p3', 'p4', 'p5');

const people: fc.Arbitrary<Directory['people']> = fc
  .array(
    fc.record({
      key: fc.constantFrom('lead', 'chair', 'finance'),
      turn: fc.integer({ min: 1, max: 3 }),
      slackUserId: fc.option(fc.constantFrom('U1', 'U2', 'U3')),
      email: fc.option(fc.constantFrom('ann@example.org', 'Ann@Example.org', 'ben@example.org')),
      span,
    }),
    { minLength: 6, maxLength: 6 },
  )
  .map((all) =>
    all.map(({ span: dates, ...one }, place) => ({
      ...one,
      ...dates,
      id: `p${place}`,
      name: `P ${place}`,
      organisationId: 'o',
      profession: 'nurse',
    })),
  );

const seats: fc.Arbitrary<Directory['seats']> = fc
  .array(
    fc.record({
      bodyId: fc.constantFrom('b0', 'b1'),
      role: fc.constantFrom('chair' as const, 'approver' as const),
      holders: fc.array(fc.record({ personId: id, span }), { maxLength: 2 }),
      span,
    }),
    { maxLength: 8 },
  )
  .map((all) =>
    all.map(
      ({ span: dates, holders, ...one }, place): Dated<Seat> => ({
        ...one,
        ...dates,
        id: `s${place}`,
        tag: null,
        category: null,
        votes: true,
        subjects: [],
        chairOf: null,
        holders: holders.map((holder) => ({ personId: holder.personId, ...holder.span })),
      }),
    ),
  );

const interests: fc.Arbitrary<Directory['interests']> = fc.array(fc.record({ personId: id, span }), { maxLength: 6 }).map((all) =>
  all.map(({ personId, span: dates }, place) => ({
    ...dates,
    id: `i${place}`,
    personId,
    category: 'indirect' as const,
    text: 'A sister works there',
    organisationIds: [],
    pathwayIds: [],
    signOffId: null,
  })),
);

const directories = fc
  .record({ people, seats, interests })
  .map((lists): Directory => ({ ...council({ bodies: { b0: { seats: [] }, b1: { seats: [] } } }), ...lists }));

const isSame = (one: Person, other: Person) => one.id === other.id || !isAnotherAccount(one, other);

/** By looking through the lists. */
const plain = {
  entry({ people: all }: Directory, person: Person, now: DateTime) {
    const own = current(all, now).filter((one) => isSame(one, person));
    return own.find(({ slackUserId }) => slackUserId !== null) ?? own[0] ?? person;
  },
  person({ people: all }: Directory, personId: string): Dated<Person> {
    const found = all.find((one) => one.id === personId);
    if (!found) throw new Error(`Nobody has the id ${personId}`);
    return found;
  },
  held(directory: Directory, bodyId: string, now: DateTime) {
    return directory.seats
      .filter((seat) => seat.bodyId === bodyId && holdsAt(seat, now))
      .flatMap((seat) =>
        current(seat.holders, now)
          .map(({ personId }) => plain.person(directory, personId))
          .filter((person) => holdsAt(person, now))
          .map((person) => [seat.id, plain.entry(directory, person, now).id]),
      );
  },
  holder(directory: Directory, personId: string, now: DateTime) {
    const person = plain.person(directory, personId);
    const holding = current(directory.people, now);
    const holder =
      holding.find((one) => one.id === personId) ??
      holding.findLast(({ key, turn }) => key === person.key && turn > person.turn) ??
      holding.find((one) => isSame(one, person));
    return holder ? plain.entry(directory, holder, now).id : personId;
  },
};

describe('a directory answers as looking through its lists would', () => {
  const ids = ['p0', 'p1', 'p2', 'p3', 'p4', 'p5'];

  test('who somebody is, who follows whom, and what they declared', () => {
    fc.assert(
      fc.property(directories, day, (directory, now) => {
        for (const personId of ids) {
          const person = plain.person(directory, personId);
          expect(entriesOf(directory.people, person)).toEqual(directory.people.filter((one) => isSame(one, person)));
          expect(entryAt(directory, person, now).id).toBe(plain.entry(directory, person, now).id);
          expect(holderNow(directory, personId, now).id).toBe(plain.holder(directory, personId, now));
          const own = directory.people.filter((one) => isSame(one, person)).map(({ key }) => key);
          const work = directory.people.filter(({ key, id: ownerId }) => own.includes(key) && hasWorkOf(directory, ownerId, personId, now));
          expect(new Set(whoseWorkHas(directory, personId, now))).toEqual(new Set(work.map((one) => one.id)));
          const declared = directory.interests.filter((one) => isSame(plain.person(directory, one.personId), person));
          expect(interestsOf(directory, personId)).toEqual(declared);
        }
      }),
    );
  });

  test('whose account it is, and who holds which seat, asked twice at one instant and at another', () => {
    fc.assert(
      fc.property(directories, day, day, (directory, now, later) => {
        for (const at of [now, later, now]) {
          for (const bodyId of ['b0', 'b1']) {
            const held = heldSeats(directory, bodyId, at).map(({ seat, person }) => [seat.id, person.id]);
            expect(held).toEqual(plain.held(directory, bodyId, at));
          }
          for (const account of ['U1', 'U2', 'U3']) {
            const first = directory.people.find(({ slackUserId, ...one }) => slackUserId === account && holdsAt(one, at));
            expect(personBySlackId(directory, account, at)?.id).toBe(first && plain.entry(directory, first, at).id);
          }
        }
      }),
    );
  });

  test('a list that is replaced is answered from anew', () => {
    fc.assert(
      fc.property(directories, people, day, (directory, others, now) => {
        heldSeats(directory, 'b0', now);
        const after = { ...directory, people: others };
        expect(heldSeats(after, 'b0', now).map(({ seat, person }) => [seat.id, person.id])).toEqual(plain.held(after, 'b0', now));
      }),
    );
  });
});

test('until when a request is wanted is what looking through all sittings would find', () => {
  const count = fc.option(fc.integer({ min: 0, max: 3 }));
  const sitting = fc.record({
    bodyId: fc.constantFrom('b0', 'b1', 'b2'),
    at: fc.integer({ min: -10, max: 40 }).map((days) => start.plus({ days, hours: 14 })),
    cancelled: fc.option(day),
  });
  const chosen = fc.option(fc.integer({ min: 0, max: 5 }));
  const formally = fc.option(fc.constantFrom('b0', 'b1', 'b2'));
  fc.assert(
    fc.property(
      fc.tuple(count, count, count),
      fc.array(sitting, { maxLength: 6 }),
      chosen,
      formally,
      (counts, sittings, place, responsible) => {
        const clocks: Directory['clocks'] = counts.flatMap((days, index) =>
          days === null
            ? []
            : [
                {
                  id: `c${index}`,
                  bodyId: `b${index}`,
                  definition: { paperDeadline: null, signOffDeadline: { workingDaysBefore: days }, digests: [] },
                  since: start.minus({ years: 1 }),
                  until: null,
                },
              ],
        );
        const directory: Directory = { ...council({ bodies: { b0: { seats: [] }, b1: { seats: [] }, b2: { seats: [] } } }), clocks };
        const meetings = sittings
          .map(
            ({ bodyId, at, cancelled }, index): Meeting => ({
              id: `m${index}`,
              key: `m${index}`,
              bodyId,
              at,
              timezone: 'Europe/London',
              place: null,
              public: true,
              cancelledAt: cancelled,
            }),
          )
          .toSorted((a, b) => a.at.toMillis() - b.at.toMillis());
        const signOff = {
          ...aRequest([asked('b0', 'any', { step: 1 }), asked('b1', 'any', { step: 2 })]),
          requestedAt: start,
          meetingId: place === null ? null : `m${place}`,
          formallyResponsibleId: responsible,
        };
        const after = meetings.filter(({ at }) => at > start);
        // With those before the request among them, as many are asked about together.
        expect(signOffDeadline(signOff, directory, meetings, start)).toEqual(plainDeadline(signOff, directory, after));
      },
    ),
  );
});

function plainDeadline(
  signOff: Parameters<typeof signOffDeadline>[0],
  directory: Directory,
  meetings: readonly Meeting[],
): ReturnType<typeof signOffDeadline> {
  const alone = (meeting: Meeting) => {
    const request = { ...signOff, meetingId: meeting.id, deadlineSet: null };
    return meeting.cancelledAt ? [] : (signOffDeadline(request, directory, [meeting], start) ?? []);
  };
  const all = meetings.flatMap(alone).sort((a, b) => a.at.toMillis() - b.at.toMillis());
  const ahead = all.filter(({ at }) => at > signOff.requestedAt);
  const chosen = meetings.find(({ id: meetingId }) => meetingId === signOff.meetingId);
  const { cancelledAt } = chosen ?? {};
  if (chosen && cancelledAt) return ahead.find(({ at, meeting }) => meeting?.bodyId === chosen.bodyId && at > cancelledAt) ?? null;
  if (chosen) return all.find(({ meeting }) => meeting?.id === chosen.id) ?? null;
  return (
    ahead.find(({ meeting }) => meeting?.bodyId === signOff.formallyResponsibleId) ??
    ahead.find(({ meeting }) => signOff.bodies.some(({ bodyId }) => bodyId === meeting?.bodyId)) ??
    null
  );
}
