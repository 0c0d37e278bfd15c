import { describe, expect, it } from 'vitest';
import { heldSeats } from '#src/domain/directory.ts';
import type { Verdict } from '#src/domain/sign-off/sign-off.ts';
import { askedBody } from '#src/domain/sign-off/steps.ts';
import { aRequest, asked, council, delegation } from './council.ts';
import { always, decisionsIn, isAuthor, isFor, type Judged, voicesIn } from './laws.ts';
import { reconsider, stateAfter, verdict } from './playing.ts';
import { deadline, type Moment } from './random-cases.ts';

/** The answers of a body that count, each once. */
const answersIn = (judged: Judged): Verdict[] => [...new Set(voicesIn(judged).flatMap(({ answer }) => answer ?? []))];
const approving = (judged: Judged): Verdict[] => answersIn(judged).filter(isFor);
const isAgainst = ({ kind }: Verdict) => kind === 'request_changes' || kind === 'reject';

describe('an approval of a body', () => {
  /** Every approval by a body's rule, with what it followed from. */
  const approvalsIn = (moments: readonly Moment[]): Judged[] => decisionsIn(moments).filter(({ outcome }) => outcome === 'approved');

  it('has as many different people behind it as the rule asks: n never shrinks, and nobody counts twice', () => {
    always(({ moments }) => {
      for (const decision of approvalsIn(moments)) {
        const people = approving(decision).map(({ personId }) => personId);
        const { rule } = decision.body;
        expect(people.length).toBeGreaterThanOrEqual(rule.rule === 'at_least' ? (rule.n ?? 1) : 1);
        expect(people).toEqual([...new Set(people)]);
      }
    });
  });

  it('by rule all is of every voice, but for those that abstain, or have not answered where only answers count', () => {
    always(({ moments }) => {
      for (const decision of approvalsIn(moments).filter(({ body }) => body.rule.rule === 'all')) {
        const silent = decision.body.rule.of !== 'answered';
        const left = voicesIn(decision).filter(({ answer }) => (answer === null ? silent : answer.kind !== 'abstain' && !isFor(answer)));
        expect(left).toEqual([]);
      }
    });
  });

  it('by rule majority is of more than half of those who count, of whom nobody is against unheard', () => {
    always(({ moments }) => {
      for (const decision of approvalsIn(moments).filter(({ body }) => body.rule.rule === 'majority')) {
        const { directory, at, body } = decision;
        const handedOn = (id: string) =>
          directory.delegations.filter((one) => one.fromId === id && one.bodyId === body.bodyId && one.since <= at);
        const silent = voicesIn(decision).filter(({ answer }) => answer === null && body.rule.of !== 'answered');
        // Whoever stands in for several counts once: those who can only speak for themselves are people of their own.
        const alone = silent.filter(({ holderId }) => handedOn(holderId).length === 0);
        const counting = answersIn(decision).filter(({ kind }) => kind !== 'abstain').length + alone.length;
        const chairs = heldSeats(directory, body.bodyId, at).flatMap(({ seat, person }) => (seat.role === 'chair' ? [person.id] : []));
        const casts = body.rule.castingVote && approving(decision).some(({ personId }) => chairs.includes(personId));
        expect(approving(decision).length * 2).toBeGreaterThanOrEqual(casts ? counting : counting + 1);
      }
    });
  });

  it('has every tag the rule asks for among the seats of those who approved, or for whom that was done', () => {
    always(({ moments }) => {
      for (const decision of approvalsIn(moments)) {
        const { body, directory, at } = decision;
        const forIds = voicesIn(decision).flatMap(({ holderId, answer }) => (answer && isFor(answer) ? [holderId] : []));
        const tags = heldSeats(directory, body.bodyId, at).flatMap(({ seat, person }) => (forIds.includes(person.id) ? [seat.tag] : []));
        expect(body.rule.including.filter((tag) => !tags.includes(tag))).toEqual([]);
      }
    });
  });

  it('does not come of a delegation: the tag of a voice that nobody has used is not included', () => {
    const spec = { clg: { seats: ['approver ann lay', 'approver ben'], more: { delegation: 'members' as const } } };
    const given = stateAfter(
      aRequest([asked('clg', 'at_least', { n: 1, including: ['lay'] })]),
      council({ bodies: spec }),
      verdict('clg', 'ben'),
    );
    const lent = council({ bodies: spec, delegations: [delegation('clg', 'ann', 'ben')] });
    expect(stateAfter(given, lent, reconsider).outcome).toBeNull();
  });

  it('is of verdicts on the current version, or on one it is a minor rewording of', () => {
    always(({ moments }) => {
      for (const decision of approvalsIn(moments)) {
        const { versions } = decision.met;
        const since = versions.findLastIndex(({ change }) => change !== 'minor');
        const same = versions.slice(since).map(({ id }) => id);
        for (const { versionId, at, round } of approving(decision)) {
          expect(same).toContain(versionId);
          expect([round, at <= decision.at]).toEqual([decision.body.round, true]);
        }
      }
    });
  });

  it('by chair’s action is of the chair, where the body allows it', () => {
    always(({ moments }) => {
      for (const { changes, directory, at, before } of moments) {
        for (const change of changes) {
          if (change.kind !== 'body_decided' || !change.chairsAction) continue;
          const { bodyId } = askedBody(before, change.askedBodyId);
          const chairs = heldSeats(directory, bodyId, at).filter(({ seat }) => seat.role === 'chair');
          expect(chairs.map(({ person }) => person.id)).toContain(change.chairsAction.byId);
          expect(directory.bodies.find(({ id }) => id === bodyId)?.chairsAction).toBe(true);
          expect(isAuthor(before, change.chairsAction.byId)).toBe(false);
        }
      }
    });
  });
});

describe('a decision of a body with a quorum', () => {
  it('has as many people who took part as it asks, with each of those it names', () => {
    always(({ moments }) => {
      for (const decision of decisionsIn(moments)) {
        const { quorum } = decision.body.rule;
        if (!quorum) continue;
        const people = new Set(answersIn(decision).map(({ personId }) => personId));
        expect(people.size).toBeGreaterThanOrEqual(quorum.n ?? 0);
        const spokenFor = voicesIn(decision).flatMap(({ holderId, answer }) => (answer ? [holderId] : []));
        const seats = heldSeats(decision.directory, decision.body.bodyId, decision.at).filter(({ person }) =>
          spokenFor.includes(person.id),
        );
        const there = seats.flatMap(({ seat }) => [seat.tag, seat.role]);
        expect(quorum.including.filter((label) => !there.includes(label))).toEqual([]);
      }
    });
  });

  it('where those who answered decide: comes when all have answered, or when its deadline has passed', () => {
    always(({ moments }) => {
      for (const decision of decisionsIn(moments).filter(({ body }) => body.rule.of === 'answered')) {
        const silent = voicesIn(decision).filter(({ answer }) => answer === null);
        if (silent.length > 0) expect([decision.closed, decision.at >= deadline]).toEqual([true, true]);
      }
    });
  });
});

describe('a refusal of a body', () => {
  it('is of somebody against, whose voice counts; of changes exactly where they were asked for', () => {
    always(({ moments }) => {
      for (const decision of decisionsIn(moments).filter(({ outcome }) => outcome !== 'approved')) {
        const against = answersIn(decision).filter(isAgainst);
        expect(against.length).toBeGreaterThan(0);
        expect(decision.outcome).toBe(against.some(({ kind }) => kind === 'request_changes') ? 'changes_requested' : 'rejected');
      }
    });
  });

  it('comes where approvals can no longer meet the rule, and not before', () => {
    always(({ moments }) => {
      for (const decision of decisionsIn(moments)) {
        const { rule, including } = decision.body.rule;
        const { of, castingVote } = decision.body.rule;
        if (decision.outcome === 'approved' || rule === 'any' || rule === 'chair' || of || castingVote) continue;
        const voices = voicesIn(decision).filter(({ answer }) => answer?.kind !== 'abstain');
        const able = voices.filter(({ answer }) => answer === null || isFor(answer));
        const tags = heldSeats(decision.directory, decision.body.bodyId, decision.at).flatMap(({ seat, person }) =>
          able.some(({ holderId }) => holderId === person.id) ? [seat.tag] : [],
        );
        const enough = {
          all: able.length === voices.length,
          majority: able.length * 2 > voices.length,
          at_least: able.length >= (decision.body.rule.n ?? 1),
        };
        // Several voices can be those of one person, who counts once: then there are fewer than voices.
        const each = decision.directory.delegations.length === 0;
        if (each) expect(enough[rule] && including.every((tag) => tags.includes(tag))).toBe(false);
      }
    });
  });
});
