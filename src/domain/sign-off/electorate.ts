import type { DateTime } from 'luxon';
import { bodyById, type Directory, entryAt, heldSeats, holdsAt, type Person, personById, rolesIn } from '../directory.ts';
import { keptById } from '../kept.ts';
import { deputyNow, isOfCategory } from '../membership/delegations.ts';
import { isSamePerson } from '../membership/same-person.ts';
import { type BodyStanding, bodyStands, votersLeft } from './body-stands.ts';
import { type SeatHolder, seatHolders, vacantVoices, whyAside } from './seat-holders.ts';
import type { AskedBody, Elector, SignOff, Speaker, StoodAside, Verdict, WhyAside } from './sign-off.ts';
import { standingVerdicts } from './verdicts.ts';

/** Who decides for a body asked, today. */
export type Electorate = {
  readonly askedBodyId: string;
  readonly bodyId: string;
  readonly body: string;
  /**
   * Who has answered, each counted once, with the answer; then who may, for the voices without one. One who abstained is still among them: see
   * `voters`
   */
  readonly electors: readonly Elector[];
  /** Who may answer now, with the voices they speak for */
  readonly speakers: readonly Speaker[];
  /** Who holds a seat with a voice and decides for no one */
  readonly aside: readonly StoodAside[];
  readonly vacantSeats: number;
  /** Everybody with a voice, aside or not, and the vacant seats */
  readonly votingSeats: number;
};

/** A seat's holder with who may speak for them now, and the answer that stands for them. */
type Voice = { readonly holder: SeatHolder; readonly speakerId: string; readonly answer: Verdict | null };

/**
 * Who decides for a body asked, today. A voice is somebody who holds an approver's seat (for rule `chair`, the chair's), each once. It leaves, and its
 * delegation with it, where they are an author, conflicted or recused, or where the content is closed to them. Their deputy by a delegation speaks for
 * them, unless one of these holds of the deputy, or they have answered themselves, as they still may: that stands, also in place of what the deputy
 * answered for them, until they change it. A verdict given under a delegation that has ended stands too. It speaks for the voices it was given for, and for no other.
 */
export function electorateOf(directory: Directory, signOff: SignOff, asked: AskedBody, now: DateTime): Electorate {
  const aside = keptById((personId) => whyAside(directory, signOff, asked, personId, now));
  const holders = seatHolders(directory, signOff, asked, now).map((holder) => ({ holder, because: aside(holder.person.id) }));
  const answers = answersOf(directory, asked).filter(({ personId }) => aside(personId) === null);
  const voices = holders.flatMap(({ holder, because }) =>
    because === null ? [voiceOf(directory, asked, holder, answers, aside, now)] : [],
  );
  const vacant = vacantVoices(directory, signOff, asked, now);
  return {
    askedBodyId: asked.id,
    bodyId: asked.bodyId,
    body: bodyById(directory, asked.bodyId).name,
    electors: [...Map.groupBy(voices, ({ answer, speakerId }) => answer ?? speakerId)].map(([by, own]) =>
      electorOf(directory, asked, by, own, now),
    ),
    speakers: speakersOf(directory, voices),
    aside: holders.flatMap(({ holder: { person }, because }) => (because ? [{ personId: person.id, name: person.name, because }] : [])),
    vacantSeats: vacant,
    votingSeats: holders.length + vacant,
  };
}

/** Who decides for each body of a request, today. */
export function electoratesOf(directory: Directory, signOff: SignOff, now: DateTime): Electorate[] {
  return signOff.bodies.map((asked) => electorateOf(directory, signOff, asked, now));
}

/** The electorate of a body asked, among those of its request. */
export function electorateFor(electorates: readonly Electorate[], { id }: Pick<AskedBody, 'id'>): Electorate {
  const electorate = electorates.find(({ askedBodyId }) => askedBodyId === id);
  if (!electorate) throw new Error(`No electorate was given for the body asked under ${id}`);
  return electorate;
}

/** The voices for which somebody may give a verdict now; null where they may not. */
export function voicesOf({ speakers }: Electorate, personId: string): readonly string[] | null {
  return speakers.find((speaker) => speaker.personId === personId)?.forIds ?? null;
}

/** The electors who count: all but those who abstain. */
export function voters({ electors }: Electorate): Elector[] {
  return votersLeft(electors);
}

/** Who owes an answer, whether or not their step is open: nobody once the body or the request is settled. */
export function unanswered(signOff: SignOff, asked: AskedBody, { electors }: Electorate): Elector[] {
  if (signOff.outcome !== null || asked.outcome !== null) return [];
  return electors.filter(({ verdict }) => verdict === null);
}

/** Whether somebody is one of these: asked without looking at those for whom they could not speak. */
export function owesAnswer(directory: Directory, signOff: SignOff, asked: AskedBody, personId: string, now: DateTime): boolean {
  if (signOff.outcome !== null || asked.outcome !== null) return false;
  const speaksFor = ({ person }: SeatHolder) =>
    person.id === personId || deputyNow(directory, asked.bodyId, person.id, now)?.id === personId;
  const aside = keptById((id) => whyAside(directory, signOff, asked, id, now));
  const holders = seatHolders(directory, signOff, asked, now).filter((holder) => speaksFor(holder) && aside(holder.person.id) === null);
  if (holders.length === 0) return false;
  const answers = answersOf(directory, asked).filter((verdict) => aside(verdict.personId) === null);
  const voices = holders.map((holder) => voiceOf(directory, asked, holder, answers, aside, now));
  return voices.some(({ answer, speakerId }) => answer === null && speakerId === personId);
}

/**
 * Whether a body of an open request that has not decided cannot, whoever approves.
 *
 * @param closed its deadline has passed, which closes a body that decides by those who have answered
 */
export function isInquorate(signOff: SignOff, asked: AskedBody, electorate: Electorate, closed: boolean): boolean {
  return signOff.outcome === null && asked.outcome === null && standingOf(asked, electorate, closed) === 'inquorate';
}

/** Where a body stands by the verdicts given so far. */
export function standingOf(asked: AskedBody, { electors, votingSeats }: Electorate, closed: boolean): BodyStanding {
  return bodyStands(asked.rule, electors, { votingSeats, closed });
}

/** Who could be asked to stand in where a body is inquorate: holders of its deputies' seats who may decide and do not yet. */
export function eligibleDeputies(directory: Directory, signOff: SignOff, asked: AskedBody, now: DateTime): Person[] {
  if (!holdsAt(bodyById(directory, asked.bodyId), now)) return [];
  const { electors } = electorateOf(directory, signOff, asked, now);
  const voices = seatHolders(directory, signOff, asked, now);
  return heldSeats(directory, asked.bodyId, now)
    .filter(({ seat }) => seat.role === 'deputy')
    .map(({ person }) => person)
    .filter(
      ({ id }) =>
        whyAside(directory, signOff, asked, id, now) === null && !electors.some(({ personId }) => isSamePerson(directory, personId, id)),
    )
    .filter(({ id }) => voices.length === 0 || voices.some(({ person }) => isOfCategory(directory, asked.bodyId, person.id, id, now)));
}

/** The verdicts that stand. A recusal is none: who stepped aside has no voice until they are let decide, and then owes an answer. */
function answersOf(directory: Directory, asked: AskedBody): Verdict[] {
  return standingVerdicts(directory, asked).filter(({ kind }) => kind !== 'recuse');
}

function voiceOf(
  directory: Directory,
  { bodyId }: AskedBody,
  holder: SeatHolder,
  answers: readonly Verdict[],
  aside: (personId: string) => WhyAside | null,
  now: DateTime,
): Voice {
  const { id } = holder.person;
  const given = answers.filter(({ forIds }) => forIds.some((one) => isSamePerson(directory, one, id)));
  const own = given.find(({ personId }) => isSamePerson(directory, personId, id)) ?? null;
  const deputy = own ? id : (deputyNow(directory, bodyId, id, now)?.id ?? id);
  return { holder, speakerId: aside(deputy) === null ? deputy : id, answer: own ?? given.at(-1) ?? null };
}

/** Who speaks for somebody who has handed on, and they themselves beside them. */
function speakersOf(directory: Directory, voices: readonly Voice[]): Speaker[] {
  const people = new Set(voices.flatMap(({ speakerId, holder }) => [speakerId, holder.person.id]));
  return [...people].map((personId) =>
    speakerOf(
      directory,
      personId,
      voices.filter(({ speakerId, holder }) => [speakerId, holder.person.id].includes(personId)),
    ),
  );
}

function speakerOf(directory: Directory, personId: string, voices: readonly Voice[]): Speaker {
  return { personId, name: personById(directory, personId).name, forIds: voices.map(({ holder }) => holder.person.id) };
}

function electorOf(directory: Directory, { bodyId }: AskedBody, by: Verdict | string, voices: readonly Voice[], now: DateTime): Elector {
  const verdict = typeof by === 'string' ? null : by;
  const personId = typeof by === 'string' ? by : entryAt(directory, personById(directory, by.personId), now).id;
  const own = voices.find(({ holder }) => holder.person.id === personId)?.holder;
  const { slackUserId, organisationId } = personById(directory, personId);
  return {
    ...speakerOf(directory, personId, voices),
    slackUserId,
    organisationId,
    role: own?.role ?? verdict?.role ?? deputyRole(directory, bodyId, personId, now),
    tags: [...new Set(voices.flatMap(({ holder }) => holder.tags))],
    roles: [...new Set(voices.flatMap(({ holder }) => holder.roles))],
    isChair: own?.roles.includes('chair') ?? false,
    verdict,
  };
}

/** The role by which somebody stands in for another: that of a deputy, where they hold one. */
export function deputyRole(directory: Directory, bodyId: string, personId: string, now: DateTime): string {
  const roles = rolesIn(directory, bodyId, personId, now);
  return roles.includes('deputy') ? 'deputy' : (roles[0] ?? 'deputy');
}
