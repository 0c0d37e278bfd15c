import fc from 'fast-check';
import { type Directory, heldSeats, holdsAt } from '#src/domain/directory.ts';
import { apply } from '#src/domain/sign-off/apply.ts';
import type { AskedBody, SignOff, Verdict } from '#src/domain/sign-off/sign-off.ts';
import { askedBody } from '#src/domain/sign-off/steps.ts';
import { standingVerdicts } from '#src/domain/sign-off/verdicts.ts';
import { happenings, type Moment, played, worlds } from './random-cases.ts';

/** What the laws are stated in: said a second time, and more plainly than the code says it. */

type At = Moment['at'];

type Run = ReturnType<typeof played>;
type Check = (run: Run, start: SignOff) => void;

const runs = 500;
const seed = Math.trunc(Math.random() * 2 ** 31);
const kept: { readonly run: Run; readonly start: SignOff }[] = [];

/** The same random requests for every law: playing them takes longer than looking at them. */
function sharedRuns(): typeof kept {
  if (kept.length > 0) return kept;
  for (const [world, all] of fc.sample(fc.tuple(worlds, happenings), { numRuns: runs, seed }))
    kept.push({ run: played(world, all), start: world.signOff });
  return kept;
}

/** Checks something of every run of a random request, some hundred times. */
export function always(check: Check): void {
  try {
    for (const { run, start } of sharedRuns()) check(run, start);
  } catch (error) {
    // Once more, to be told of the smallest request that breaks the law.
    checkAnew(check, seed);
    throw error;
  }
}

/** The same, of other requests than those of the other laws. */
export function checkAnew(check: Check, from: number): void {
  fc.assert(
    fc.property(worlds, happenings, (world, all) => check(played(world, all), world.signOff)),
    { numRuns: runs, seed: from },
  );
}

/** The request before and after each change of a moment, with the change. */
export function stepsOf({ before, changes, at }: Moment) {
  let signOff = before;
  return changes.map((change) => {
    const met = signOff;
    signOff = apply(signOff, change, at);
    return { change, met, left: signOff };
  });
}

/** Whether somebody made the request, or wrote its last major version or a rewording of that. */
export function isAuthor({ requesterId, versions }: SignOff, personId: string): boolean {
  const rewordings = versions.toReversed().findIndex(({ change, contested }) => change !== 'minor' && !contested);
  return requesterId === personId || versions.slice(-(rewordings + 1)).some(({ byId }) => byId === personId);
}

/** Whether somebody has a declared interest in force that no ruling in this body lets them decide with. Every interest here touches the pathway. */
function isConflicted(directory: Directory, body: AskedBody, personId: string, at: At): boolean {
  const ruling = body.rulings.filter((one) => one.personId === personId).at(-1);
  const lets = ruling?.action === 'no_action' || ruling?.action === 'remain' ? ruling.interestIds : [];
  return directory.interests.some((one) => one.personId === personId && holdsAt(one, at) && !lets.includes(one.id));
}

/** Whether the last word of somebody in this body was that they step aside, and no ruling has let them decide since. */
function hasSteppedAside({ verdicts, rulings }: AskedBody, personId: string): boolean {
  const last = verdicts.filter((one) => one.personId === personId && !one.afterOutcome && !one.contested).at(-1);
  const ruling = rulings.filter((one) => one.personId === personId).at(-1);
  const lets = (ruling?.action === 'no_action' || ruling?.action === 'remain') && last !== undefined && ruling.at >= last.at;
  return last?.kind === 'recuse' && !lets;
}

/** Whether a ruling on their interest in one of the bodies keeps the papers from somebody. */
function isKeptAway(directory: Directory, { bodies }: SignOff, personId: string, at: At): boolean {
  return bodies.some((body) => {
    const ruling = body.rulings.filter((one) => one.personId === personId).at(-1);
    const kept = ruling?.action === 'no_papers' || ruling?.action === 'not_attend' || ruling?.action === 'leave_group';
    return kept && (isConflicted(directory, body, personId, at) || hasSteppedAside(body, personId));
  });
}

/** Whether somebody made the request, has an interest in it, or may not see it: what takes a voice without a word. */
export function isAway(directory: Directory, signOff: SignOff, body: AskedBody, personId: string, at: At): boolean {
  const closed = signOff.privateReason !== null || signOff.subject === 'procurement';
  return (
    isAuthor(signOff, personId) ||
    isConflicted(directory, body, personId, at) ||
    isKeptAway(directory, signOff, personId, at) ||
    hasSteppedAside(body, personId) ||
    (closed && directory.people.some(({ id, organisationId }) => id === personId && organisationId === 'trust'))
  );
}

/** Whose seats decide for a body. */
export function seatHoldersOf(directory: Directory, { bodyId, rule }: AskedBody, at: At): string[] {
  const role = rule.rule === 'chair' ? 'chair' : 'approver';
  return heldSeats(directory, bodyId, at).flatMap(({ seat, person }) => (seat.role === role ? [person.id] : []));
}

/** A body, with the request and the directory it is judged in. */
export type Judged = { readonly body: AskedBody; readonly met: SignOff; readonly directory: Directory; readonly at: At };

/** Every decision of a body by its rule, with what it followed from. */
export function decisionsIn(moments: readonly Moment[]): (Judged & { readonly outcome: AskedBody['outcome']; readonly closed: boolean })[] {
  return moments.flatMap((moment) =>
    stepsOf(moment).flatMap(({ change, met }) =>
      change.kind === 'body_decided' && !change.chairsAction
        ? [
            {
              body: askedBody(met, change.askedBodyId),
              met,
              directory: moment.directory,
              at: change.closedAt ?? moment.at,
              closed: change.closedAt !== null && change.closedAt !== undefined,
              outcome: change.outcome,
            },
          ]
        : [],
    ),
  );
}

/** Each voice of a body, with the answer that stands for it: the holder's own, else the last that a deputy gave. */
export function voicesIn({ body, met, directory, at }: Judged): { readonly holderId: string; readonly answer: Verdict | null }[] {
  const away = (personId: string) => isAway(directory, met, body, personId, at);
  const standing = standingVerdicts(directory, body).filter(({ kind, personId }) => kind !== 'recuse' && !away(personId));
  const holders = [...new Set(seatHoldersOf(directory, body, at))].filter((id) => !away(id));
  return holders.map((holderId) => {
    const given = standing.filter(({ forIds }) => forIds.includes(holderId));
    return { holderId, answer: given.find(({ personId }) => personId === holderId) ?? given.at(-1) ?? null };
  });
}

export function isFor({ kind }: Verdict): boolean {
  return kind === 'approve' || kind === 'approve_with_conditions';
}
