import { DateTime } from 'luxon';
import { personAt } from '#src/domain/called-then.ts';
import { bodyById, type Directory, type Meeting, personById } from '#src/domain/directory.ts';
import { closesAt } from '#src/domain/sign-off/closing.ts';
import { isOverdue, signOffDeadline } from '#src/domain/sign-off/deadline.ts';
import { type Electorate, electorateFor, electoratesOf, isInquorate } from '#src/domain/sign-off/electorate.ts';
import type { AskedBody, SignOff } from '#src/domain/sign-off/sign-off.ts';
import { isoInstant } from '#src/domain/wall-clock.ts';
import type { NamedPerson } from '../../messages/named-person.ts';
import type { SignOffCardDeadline } from '../../messages/sign-off.ts';
import type { Stores } from '../../ports/stores.ts';
import { unhurried } from '../../unhurried.ts';

/** A sign-off with what its cards are drawn from. */
export type SignOffPicture = {
  readonly directory: Directory;
  readonly signOff: SignOff;
  /** Of every body asked, today */
  readonly electorates: readonly Electorate[];
  /** Every sitting since the request was sent, and perhaps before it, past and cancelled ones too */
  readonly sittings: readonly Meeting[];
  readonly deadline: SignOffCardDeadline | null;
  /** The same as an instant */
  readonly deadlineAt: DateTime | null;
  readonly overdue: boolean;
  /** When each body that decides by those who have answered is closed, by its id: none of the others */
  readonly closing: ReadonlyMap<string, DateTime>;
  readonly now: DateTime;
};

/** Gathers what the cards of a sign-off are drawn from. */
export async function pictureOf(
  { meetings }: Pick<Stores, 'meetings'>,
  directory: Directory,
  signOff: SignOff,
  now: DateTime,
): Promise<SignOffPicture> {
  return picture(directory, signOff, await meetings.since(directory.workspace.id, signOff.requestedAt), now);
}

/** As `pictureOf`, of several at once. */
export async function picturesOf(
  { meetings }: Pick<Stores, 'meetings'>,
  directory: Directory,
  signOffs: readonly SignOff[],
  now: DateTime,
): Promise<SignOffPicture[]> {
  return unhurried(signOffs, await drawing({ meetings }, directory, signOffs, now));
}

/** Gathers what the pictures of these are made from, and gives how to make one. */
export async function drawing(
  { meetings }: Pick<Stores, 'meetings'>,
  directory: Directory,
  signOffs: readonly SignOff[],
  now: DateTime,
): Promise<(signOff: SignOff) => SignOffPicture> {
  const [first, ...others] = signOffs.map(({ requestedAt }) => requestedAt);
  const sittings = first ? await meetings.since(directory.workspace.id, DateTime.min(first, ...others)) : [];
  return (signOff) => picture(directory, signOff, sittings, now);
}

function picture(directory: Directory, signOff: SignOff, sittings: readonly Meeting[], now: DateTime): SignOffPicture {
  const deadline = signOffDeadline(signOff, directory, sittings, now);
  return {
    directory,
    signOff,
    electorates: electoratesOf(directory, signOff, now),
    sittings,
    deadline: deadline && {
      at: isoInstant(deadline.at),
      meeting: deadline.meeting && { of: bodyById(directory, deadline.meeting.bodyId).name, at: isoInstant(deadline.meeting.at) },
      reason: deadline.reason,
    },
    deadlineAt: deadline?.at ?? null,
    overdue: isOverdue(signOff, deadline, now),
    closing: closingOf(directory, signOff, deadline?.at ?? null),
    now,
  };
}

function closingOf(directory: Directory, signOff: SignOff, deadline: DateTime | null): SignOffPicture['closing'] {
  const all = signOff.bodies.flatMap((asked): [string, DateTime][] => {
    const at = closesAt(signOff, asked, directory, deadline);
    return at ? [[asked.id, at]] : [];
  });
  return new Map(all);
}

/** Whether a body cannot decide, whoever approves, as things stand now. */
export function cannotDecide({ signOff, electorates, closing, now }: SignOffPicture, asked: AskedBody): boolean {
  const closes = closing.get(asked.id);
  return isInquorate(signOff, asked, electorateFor(electorates, asked), closes !== undefined && closes < now);
}

/** A person as cards name them: as they are now, or where they did something, as they were then. */
export function namedPerson(directory: Directory, personId: string, at: DateTime | null = null): NamedPerson {
  const { name, slackUserId } = at === null ? personById(directory, personId) : personAt(directory, personId, at);
  return { name, slackUserId };
}
