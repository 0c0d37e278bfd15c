import { personAt } from '#src/domain/called-then.ts';
import { bodyById, pathwayById } from '#src/domain/directory.ts';
import { mayReadContent } from '#src/domain/membership/interests.ts';
import { reasonFor, titleFor } from '#src/domain/privacy.ts';
import { signOffReference } from '#src/domain/reference.ts';
import { countInWords, countOf, isCounted } from '#src/domain/sign-off/count.ts';
import { electorateFor, unanswered } from '#src/domain/sign-off/electorate.ts';
import { outstandingConditions } from '#src/domain/sign-off/outstanding-conditions.ts';
import type { AskedBody } from '#src/domain/sign-off/sign-off.ts';
import { awaitedFormally, bodiesDeciding, currentVersion, sentBackBy, stateOf } from '#src/domain/sign-off/steps.ts';
import type { SignOffState } from '../../messages/sign-off.ts';
import { cannotDecide, type SignOffPicture } from './picture-sign-off.ts';

/** A request on one line, as somebody may see it. */
export type SignOffLine = {
  readonly signOffId: string;
  /** SO-12 */
  readonly reference: string;
  readonly title: string;
  readonly state: SignOffState;
  /** How many conditions of the bodies that have approved are still to be met */
  readonly conditionsOutstanding: number;
  /** Why it is private; null where it is not */
  readonly closedBecause: string | null;
  /** What it is about, beside that; null where its content is closed to the person */
  readonly content: {
    readonly version: number;
    readonly requester: string;
    readonly pathway: string;
    /** ISO instant; null: no deadline */
    readonly deadline: string | null;
    readonly timezone: string;
    readonly overdue: boolean;
    /** The bodies that have sent this version back: the others side by side with them may still answer */
    readonly sentBackBy: readonly string[];
    /** The bodies whose turn it is, with those who have not answered */
    readonly waiting: readonly {
      readonly body: string;
      readonly people: readonly string[];
      readonly inquorate: boolean;
      /** For, against and the quorum in words; only of a rule with a quorum or a casting vote */
      readonly count?: string;
    }[];
    readonly awaitingFormallyResponsible: string | null;
  } | null;
};

export function signOffLine(picture: SignOffPicture, personId: string): SignOffLine {
  const { directory, signOff, now } = picture;
  return {
    signOffId: signOff.id,
    reference: signOffReference(signOff),
    title: titleFor(directory, signOff, personId, now),
    state: stateOf(signOff),
    conditionsOutstanding: outstandingConditions(signOff, directory, now).length,
    closedBecause: reasonFor(directory, signOff, personId, now),
    content: mayReadContent(directory, signOff, personId, now) ? contentOf(picture) : null,
  };
}

function contentOf(picture: SignOffPicture): SignOffLine['content'] {
  const { directory, signOff, electorates, deadline, overdue } = picture;
  const formally = awaitedFormally(signOff);
  return {
    version: currentVersion(signOff).number,
    requester: personAt(directory, signOff.requesterId, signOff.requestedAt).name,
    pathway: pathwayById(directory, signOff.pathwayId).name,
    deadline: deadline === null ? null : deadline.at,
    timezone: directory.workspace.timezone,
    overdue,
    sentBackBy: sentBackBy(signOff).map(({ bodyId }) => bodyById(directory, bodyId).name),
    waiting: bodiesDeciding(picture.signOff).map((asked) => {
      const electorate = electorateFor(electorates, asked);
      const people = unanswered(signOff, asked, electorate).map(({ name }) => name);
      const counted = isCounted(asked.rule) ? { count: countInWords(countOf(asked.rule, electorate, asked.outcome !== null)) } : {};
      return { body: electorate.body, people, inquorate: cannotDecide(picture, asked), ...counted };
    }),
    awaitingFormallyResponsible: formally && bodyById(directory, formally).name,
  };
}

/** The bodies for which somebody owes a verdict now. */
export function owedBy(picture: SignOffPicture, personId: string): AskedBody[] {
  const { signOff, electorates } = picture;
  return bodiesDeciding(picture.signOff).filter((asked) =>
    unanswered(signOff, asked, electorateFor(electorates, asked)).some((elector) => elector.personId === personId),
  );
}
