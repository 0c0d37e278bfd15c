import type { Subject } from '../directory.ts';
import { decidingRole } from '../membership/approval-rule.ts';
import { canBeQuorate, missing, type Participant, quorumOf } from '../membership/quorum.ts';
import { eachOnce, sameName } from '../names.ts';
import { holdersOf, type SeatsByBody, seatsByBody, seatsIn } from './ex-officio.ts';
import { type Fault, fault } from './fault.ts';
import { type GovernanceRecord, ofKind, type RecordOf } from './records.ts';

type Body = RecordOf<'body'>;
type Approval = NonNullable<Body['fields']['approval']>;

/**
 * Bodies on a route that cannot decide: without an approval rule, or with too few filled seats to meet it and its quorum. On a procurement route who
 * works for a provider does not decide.
 */
export function bodiesThatCannotDecide(records: readonly GovernanceRecord[]): Fault[] {
  const routes = ofKind(records, 'route');
  const organisations = new Map(ofKind(records, 'person').map((person) => [person.key, person.fields.organisation]));
  const everybody = { organisations, seats: seatsByBody(records) };
  const providers = peopleOfProviders(records);
  return ofKind(records, 'body').flatMap((body) => {
    const { approval } = body.fields;
    const onRoute = new Set(routes.filter(({ fields }) => fields.steps.flat().includes(body.key)).map(({ fields }) => fields.subject));
    if (onRoute.size === 0) return [];
    if (approval === null)
      return [fault(body, ['approval'], 'the body stands on a route: give it an approval rule, such as { rule: any }')];
    const found = [...onRoute].flatMap((subject) => {
      const voices = voicesIn(everybody, body, approval, subject);
      const lacking = shortfalls(approval, voices);
      if (lacking.length > 0) return lacking.map((message) => `${voices.limited ? `on a route for ${inWords(subject)}: ` : ''}${message}`);
      if (subject !== 'procurement') return [];
      const people = voices.people.filter(({ personId }) => !providers.has(personId));
      return shortfalls(approval, { ...voices, people }).map(
        (message) => `on a procurement route, where providers do not decide: ${message}`,
      );
    });
    return [...new Set(found)].map((message) => fault(body, ['approval'], message));
  });
}

/** Bodies whose chair is to decide ties, and that have no chair with a vote. */
export function castingVotesOfNobody(records: readonly GovernanceRecord[]): Fault[] {
  const all = seatsByBody(records);
  return ofKind(records, 'body').flatMap((body) => {
    if (!body.fields.approval?.castingVote) return [];
    const own = seatsIn(all, body.key);
    const chairs = own.filter(({ fields }) => fields.role === 'chair');
    const at = ['approval', 'casting_vote'];
    if (chairs.length === 0)
      return [fault(body, at, "a casting vote is the chair's, but the body has no seat with role chair: add one, or leave it out")];
    const holders = chairs.flatMap((seat) => holdersOf(all, seat));
    const voting = new Set(own.filter(({ fields }) => fields.role === 'approver' && fields.votes).flatMap((seat) => holdersOf(all, seat)));
    if (holders.length === 0 || holders.some((one) => voting.has(one))) return [];
    return [
      fault(
        body,
        at,
        "a casting vote is the chair's, but whoever chairs the body has no vote: give them a seat with role approver too, or leave it out",
      ),
    ];
  });
}

/** Who could decide for a body on a subject, with the vacant seats that would have a voice. */
type Voices = {
  readonly people: readonly Voice[];
  readonly vacant: number;
  /** Some of its seats are for some subjects only */
  readonly limited: boolean;
};
type Voice = Participant & { readonly tags: readonly string[] };

/** Where everybody sits, and for whom they work. */
type Everybody = { readonly seats: SeatsByBody; readonly organisations: ReadonlyMap<string, string> };

function voicesIn({ seats: all, organisations }: Everybody, { key }: Body, approval: Approval, subject: Subject): Voices {
  const own = seatsIn(all, key);
  const seats = own.filter(({ fields }) => fields.subjects.length === 0 || fields.subjects.includes(subject));
  const held = seats.flatMap((seat) => holdersOf(all, seat).map((personId) => ({ personId, seat: seat.fields })));
  const deciding = seats.filter(({ fields }) => fields.votes && fields.role === decidingRole(approval));
  const people = new Set(deciding.flatMap((seat) => holdersOf(all, seat)));
  return {
    people: [...people].map((personId) => {
      const theirs = held.filter((one) => one.personId === personId).map(({ seat }) => seat);
      const tags = theirs.flatMap(({ tag, category }) => [tag, category].filter((one) => one !== null));
      const organisationId = organisations.get(personId) ?? personId;
      return { personId, organisationId, tags, labels: [...tags, ...theirs.map(({ role }) => role)], takesPart: false };
    }),
    vacant: deciding.filter((seat) => holdersOf(all, seat).length === 0).length,
    limited: own.length > seats.length,
  };
}

function inWords(subject: Subject): string {
  return subject.replaceAll('_', ' ');
}

function peopleOfProviders(records: readonly GovernanceRecord[]): ReadonlySet<string | null> {
  const organisations = new Set(
    ofKind(records, 'organisation')
      .filter(({ fields }) => fields.side === 'provider')
      .map(({ key }) => key),
  );
  return new Set(
    ofKind(records, 'person')
      .filter(({ fields }) => organisations.has(fields.organisation))
      .map(({ key }) => key),
  );
}

function shortfalls(approval: Approval, voices: Voices): string[] {
  const needed = approval.n ?? 1;
  const { people } = voices;
  return [
    ...(people.length < needed ? [tooFew(approval, people.length)] : []),
    ...eachOnce(approval.including).flatMap((tag) => tagMissing(approval, tag, people)),
    ...quorumMissing(approval, voices),
  ];
}

function tagMissing(approval: Approval, tag: string, people: readonly Voice[]): string[] {
  const wanted = approval.including.filter((one) => sameName(one, tag)).length;
  const found = people.filter(({ tags }) => tags.some((one) => sameName(one, tag))).length;
  if (found >= wanted) return [];
  const who = wanted === 1 ? `"${tag}"` : `${wanted} people with "${tag}"`;
  const holds = found === 0 ? `no ${decidingRole(approval)} of the body holds` : 'only one of its approvers holds';
  return [
    `the rule asks for approval by ${who}, but ${holds} a seat with that tag: fill ${found === 0 ? 'one' : 'more'} or change the rule`,
  ];
}

/** Why those who hold seats could not be a quorum, if all of them took part. */
function quorumMissing({ quorum }: Approval, { people, vacant }: Voices): string[] {
  if (!quorum) return [];
  const votingSeats = people.length + vacant;
  const needed = quorumOf(quorum, votingSeats);
  if (people.length < needed) {
    const of = quorum.share === null ? '' : ` (${quorum.share} of ${votingSeats} voting seats)`;
    const filled = `${people.length} ${people.length === 1 ? 'person holds' : 'people hold'}`;
    return [`the quorum is ${needed}${of}, but only ${filled} an approver's seat: fill more or change the quorum`];
  }
  const lacking = missing(
    quorum,
    people.map((one) => ({ ...one, takesPart: true })),
  );
  if (lacking.length > 0)
    return lacking.map(
      (label) =>
        `the quorum asks for "${label}" (a tag, a category or a role), but no approver is left to count for it: fill a seat or change the quorum`,
    );
  if (canBeQuorate(quorum, people, votingSeats)) return [];
  return [
    `the quorum lets no organisation have more than ${quorum.organisationAtMost}, but no ${needed} approvers together are so: fill seats from other organisations or change the quorum`,
  ];
}

function tooFew({ rule, n }: Approval, filled: number): string {
  if (rule === 'chair') return 'the chair is to approve, but no seat with role chair is filled: fill it or change the rule';
  if (rule !== 'at_least')
    return `the rule "${rule}" needs an approver, but no seat with role approver is filled: fill one or change the rule`;
  return `at least ${n} are to approve, but only ${filled} ${filled === 1 ? 'person holds' : 'people hold'} an approver's seat: fill more or change the rule`;
}
