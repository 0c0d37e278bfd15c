import type { DateTime } from 'luxon';
import { v7 as uuid } from 'uuid';
import type { Json } from '#src/domain/chronicle.ts';
import { type Body, bodyById, pathwayById } from '#src/domain/directory.ts';
import { signOffReference } from '#src/domain/reference.ts';
import { done, type Outcome, refuse } from '#src/domain/refusal.ts';
import { electorateFor, electorateOf, isInquorate, standingVerdicts } from '#src/domain/sign-off/electorate.ts';
import { type GivenVerdict, giveVerdict as ruleOnVerdict } from '#src/domain/sign-off/give-verdict.ts';
import type { AskedBody, SignOff, SignOffChange, SignOffOutcome, VerdictKind } from '#src/domain/sign-off/sign-off.ts';
import { askedBody, bodiesOfStep, currentVersion } from '#src/domain/sign-off/steps.ts';
import { outcomeWords } from '#src/domain/sign-off/words.ts';
import { examineOptionalText } from '#src/domain/text-gate.ts';
import { type Actor, roleOf } from './actor.ts';
import { askForVerdicts, cardOfSignOff, tellOfInquorate } from './ask-for-verdicts.ts';
import { contentState, describeSignOff, electoratesOf, namedPerson, pictureOf, type SignOffPicture } from './describe-sign-off.ts';
import type { SignOffOutcomeNote } from './messages.ts';
import type { Stores } from './ports/stores.ts';

export type GiveVerdict = {
  readonly signOffBodyId: string;
  /** The version that stood on the card */
  readonly version: number;
  readonly verdict: VerdictKind;
  readonly reason: string | null;
};

export type VerdictGiven = {
  /** SO-12 */
  readonly reference: string;
  readonly version: number;
  readonly body: string;
  readonly verdict: VerdictKind;
  /** How it had been decided before, in words, where the verdict came after that and changes nothing; else null */
  readonly afterOutcome: string | null;
};

type Need = Pick<Stores, 'meetings' | 'signOffs' | 'outbox' | 'chronicle'>;

/**
 * One person's verdict for one body, with all that follows from it: cards are updated, the next step's bodies asked, the requester told how it
 * ended. The sign-off's row is held meanwhile, so that of two at the same instant one comes after the other. Whoever may not decide changes
 * nothing but the chronicle.
 */
export async function giveVerdict(need: Need, actor: Actor, input: GiveVerdict, now: DateTime): Promise<Outcome<VerdictGiven>> {
  const { directory, person } = actor;
  const { signOffBodyId: askedBodyId, version, verdict: kind } = input;
  const signOff = await need.signOffs.lockByAskedBody(directory.workspace.id, askedBodyId);
  if (!signOff) return refuse({ code: 'not_found', what: 'sign-off', given: askedBodyId, known: [] });
  const reason = examineOptionalText(input.reason, 'reason');
  if (reason.refused) return reason;
  const asked = askedBody(signOff, askedBodyId);
  const attempt = { verdictId: uuid(), askedBodyId, personId: person.id, version, kind, reason: reason.value };
  const ruled = ruleOnVerdict(signOff, attempt, electoratesOf(directory, signOff, now), now);
  const body = bodyById(directory, asked.bodyId);
  if (ruled.refused) {
    const { code } = ruled.refusal;
    if (code === 'not_an_approver' || code === 'own_request') {
      record(need, actor, signOff, body, now, {
        action: 'verdict refused',
        details: { body: body.key, version, verdict: kind, because: code },
      });
    }
    return ruled;
  }
  await need.signOffs.save(signOff.id, ruled.value.changes, now);
  chronicle(need, actor, ruled.value, body, now);
  if (!ruled.value.afterOutcome) await tell(need, actor, ruled.value, now);
  const before = ruled.value.afterOutcome ? outcomeBefore(signOff, asked) : null;
  return done({ reference: signOffReference(signOff), version, body: body.name, verdict: kind, afterOutcome: before });
}

async function tell(need: Need, actor: Actor, { signOff, changes }: GivenVerdict, now: DateTime): Promise<void> {
  const { directory, person } = actor;
  const picture = await pictureOf(need, directory, signOff, now);
  await need.outbox.updateCards(directory.workspace.id, cardOfSignOff(signOff.id), ({ content }) =>
    content.kind === 'sign_off_card' ? describeSignOff(picture, content.decideFor?.signOffBodyId ?? null) : content,
  );
  for (const change of changes) {
    if (change.kind === 'step_opened') {
      const opened = bodiesOfStep(signOff, change.step);
      await askForVerdicts(need, picture, opened, person.id);
      await tellOfInquorate(
        need,
        picture,
        opened.filter((asked) => !wasInquorate(picture, asked)),
      );
    }
    if (change.kind === 'settled') await tellRequester(need, picture, change.outcome, person.id);
  }
}

/** Whether the secretariat was told when the request was sent. */
function wasInquorate({ directory, signOff }: SignOffPicture, asked: AskedBody): boolean {
  const { bodyId, rule } = asked;
  return isInquorate(signOff, asked, electorateOf(directory, bodyId, rule, contentState(directory, signOff), signOff.requestedAt));
}

async function tellRequester(
  { outbox }: Need,
  { directory, signOff, electorates }: SignOffPicture,
  outcome: SignOffOutcome,
  actorId: string,
) {
  const { slackUserId } = namedPerson(directory, signOff.requesterId);
  if (slackUserId === null) return;
  const { title, number: version } = currentVersion(signOff);
  const content: SignOffOutcomeNote = {
    kind: 'sign_off_outcome',
    reference: signOffReference(signOff),
    title,
    version,
    pathway: pathwayById(directory, signOff.pathwayId).name,
    outcome,
    bodies: signOff.bodies.map((asked) => ({
      name: electorateFor(electorates, asked).body,
      outcome: asked.outcome ?? 'open',
      reasons: standingVerdicts(signOff, asked).flatMap(({ personId, reason }) =>
        reason === null ? [] : [{ person: namedPerson(directory, personId).name, reason }],
      ),
    })),
  };
  await outbox.post({ workspaceId: directory.workspace.id, to: { slackUserId }, content, actorId });
}

function outcomeBefore(signOff: SignOff, asked: AskedBody): string {
  if (asked.outcome) return outcomeWords[asked.outcome];
  if (signOff.outcome) return `the request has ended, ${outcomeWords[signOff.outcome]}`;
  throw new Error('A verdict after the outcome needs an outcome');
}

function chronicle(need: Need, actor: Actor, { signOff, changes, afterOutcome }: GivenVerdict, body: Body, now: DateTime): void {
  for (const change of changes) record(need, actor, signOff, body, now, eventOf(actor, change, signOff, body, afterOutcome));
}

function eventOf(
  actor: Actor,
  change: SignOffChange,
  signOff: SignOff,
  body: Body,
  afterOutcome: boolean,
): { action: string; details: Json } {
  const { number: version, hash } = currentVersion(signOff);
  switch (change.kind) {
    case 'verdict_recorded':
      return {
        action: 'verdict given',
        details: {
          body: body.key,
          verdict: change.verdict.kind,
          reason: change.verdict.reason,
          version,
          hash,
          id: change.verdict.id,
          afterOutcome,
        },
      };
    case 'body_decided':
      return { action: 'body decided', details: { body: body.key, outcome: change.outcome, version, hash } };
    case 'step_opened':
      return {
        action: 'step opened',
        details: {
          step: change.step,
          bodies: bodiesOfStep(signOff, change.step).map(({ bodyId }) => bodyById(actor.directory, bodyId).key),
        },
      };
    case 'settled':
      return { action: 'sign-off settled', details: { outcome: change.outcome, version, hash } };
  }
}

function record(need: Need, actor: Actor, signOff: SignOff, body: Body, at: DateTime, event: { action: string; details: Json }): void {
  const { directory, person } = actor;
  need.chronicle.record(directory.workspace.id, {
    at,
    actor: person.name,
    role: roleOf(actor, body, at),
    subject: signOffReference(signOff),
    ...event,
  });
}
