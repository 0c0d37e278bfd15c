import { bodyById, personById } from '#src/domain/directory.ts';
import { holderNow } from '#src/domain/membership/posts.ts';
import { electorateFor, unanswered } from '#src/domain/sign-off/electorate.ts';
import type { AskedBody } from '#src/domain/sign-off/sign-off.ts';
import { bodiesDeciding, sentBackBy } from '#src/domain/sign-off/steps.ts';
import { isoInstant } from '#src/domain/wall-clock.ts';
import type { OverdueSignOff, OwedVerdict, UnscheduledSignOff } from '../../messages/reminder.ts';
import { soonestFirst } from '../../soonest-first.ts';
import type { SignOffPicture } from '../read/picture-sign-off.ts';
import { owedBy } from '../read/sign-off-line.ts';
import { aboutSignOff } from '../tell/ask-for-verdicts.ts';

/** Everything somebody owes an answer on, what is due first at the top: not what waits for another version. */
export function owedVerdicts(pictures: readonly SignOffPicture[], personId: string): OwedVerdict[] {
  return pictures
    .filter(({ signOff }) => sentBackBy(signOff).length === 0)
    .flatMap((picture) => owedBy(picture, personId).map((asked) => owedVerdict(picture, asked, personId)))
    .sort((a, b) => soonestFirst(a.deadline, b.deadline));
}

function owedVerdict(picture: SignOffPicture, asked: AskedBody, personId: string): OwedVerdict {
  const { directory } = picture;
  const owing = unansweredIn(picture, asked).find((one) => one.personId === personId);
  const others = (owing?.forIds ?? []).filter((id) => id !== personId);
  const closes = picture.closing.get(asked.id) ?? null;
  const overdue = picture.overdue && (closes === null || closes < picture.now);
  return { ...lineOf(picture, asked), overdue, standsFor: others.map((id) => personById(directory, id).name) };
}

/** What is overdue, as it is put before a chair or the secretariat. */
export function overdueSignOff(picture: SignOffPicture, asked: AskedBody, as: OverdueSignOff['as']): OverdueSignOff {
  return { ...lineOf(picture, asked), as, waitingFor: unansweredIn(picture, asked).map(({ name }) => name) };
}

/** What nobody is reminded of, as it is put before who asked or the secretariat. */
export function unscheduledSignOff(picture: SignOffPicture, as: UnscheduledSignOff['as']): UnscheduledSignOff {
  const { directory, signOff, electorates, now } = picture;
  const { reference, title } = aboutSignOff(picture);
  const about = { signOffId: signOff.id, reference, title, as, requestedAt: isoInstant(signOff.requestedAt) };
  const by = sentBackBy(signOff).map(({ bodyId }) => bodyById(directory, bodyId).name);
  if (by.length > 0) return { ...about, waitingFor: [], sentBack: { by, requester: holderNow(directory, signOff.requesterId, now).name } };
  const waitingFor = bodiesDeciding(signOff).map((asked) => ({
    body: electorateFor(electorates, asked).body,
    people: unansweredIn(picture, asked).map(({ name }) => name),
  }));
  return { ...about, waitingFor };
}

/** Who has not answered for a body yet. */
export function unansweredIn({ signOff, electorates }: SignOffPicture, asked: AskedBody) {
  return unanswered(signOff, asked, electorateFor(electorates, asked));
}

/** Ids of all who owe an answer on a request now, for whatever body. */
export function owingPeople(picture: SignOffPicture): string[] {
  return [...new Set(bodiesDeciding(picture.signOff).flatMap((asked) => unansweredIn(picture, asked).map(({ personId }) => personId)))];
}

function lineOf(picture: SignOffPicture, asked: AskedBody) {
  const { signOff, electorates, deadline, closing } = picture;
  const { reference, title } = aboutSignOff(picture);
  const { body } = electorateFor(electorates, asked);
  const closes = closing.get(asked.id) ?? null;
  return {
    signOffId: signOff.id,
    signOffBodyId: asked.id,
    reference,
    title,
    body,
    deadline: closes === null ? (deadline?.at ?? null) : isoInstant(closes),
  };
}
