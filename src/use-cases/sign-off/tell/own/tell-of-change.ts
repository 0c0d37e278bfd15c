import { personById } from '#src/domain/directory.ts';
import { deputyNow } from '#src/domain/membership/delegations.ts';
import { hasWorkOf, holderNow } from '#src/domain/membership/posts.ts';
import { isSamePerson } from '#src/domain/membership/same-person.ts';
import { conditionsOf, outcomeInWords, outstandingConditions } from '#src/domain/sign-off/outstanding-conditions.ts';
import type { SignOffChange, SignOffVersion, Verdict } from '#src/domain/sign-off/sign-off.ts';
import { askedBody, currentVersion, versionById } from '#src/domain/sign-off/steps.ts';
import { areWordsToFollow, countedVerdicts, standingVerdicts } from '#src/domain/sign-off/verdicts.ts';
import type { Stores } from '../../../ports/stores.ts';
import { describeOutcome } from '../../read/describe-outcome.ts';
import type { SignOffPicture } from '../../read/picture-sign-off.ts';
import { aboutSignOff } from '../ask-for-verdicts.ts';
import { tellAboutSignOff } from '../tell-about-sign-off.ts';
import { atBody, keepersOfIt, type Told, tellOfAnswerAgainst, tellOfSendingBack } from './tell-who-asked.ts';

/** Tells whom one change concerns in person: nobody of what they did themselves. */
export async function tellOfChange(
  { outbox }: Pick<Stores, 'outbox'>,
  picture: SignOffPicture,
  change: SignOffChange,
  actorId: string | null,
): Promise<void> {
  const to = { outbox, picture, actorId };
  switch (change.kind) {
    case 'settled':
      for (const personId of keepersOfIt(picture))
        if (change.outcome !== 'withdrawn' || personId !== actorId)
          await tellAboutSignOff(outbox, picture, personId, describeOutcome(picture, change.outcome));
      return;
    case 'verdict_recorded':
      await tellOfVerdict(to, change.askedBodyId, change.verdict);
      await tellOfAnswerAgainst(to, change.askedBodyId, change.verdict);
      await tellDeputies(to, change.askedBodyId, change.verdict);
      return;
    case 'body_decided':
      await tellChair(to, change);
      await tellOfSendingBack(to, change);
      return;
    case 'verdict_contested':
      await tellWhoRecorded(to, change);
      return;
    case 'version_contested':
      await tellAuthor(to, change.version);
      return;
    case 'ruled':
      await tellOfRuling(to, change);
      return;
    case 'condition_discharged':
      await tellOfMet(to, change);
      return;
    case 'verdict_lapsed': // told together: see `tellOfLapses`
    case 'verdict_replied':
    case 'body_reopened': // told before: see `tellWhoHadDecided`
    case 'reopened':
    case 'step_opened':
    case 'version_added':
      return; // shown on the cards
  }
}

async function tellOfVerdict({ outbox, picture }: Told, askedBodyId: string, verdict: Verdict): Promise<void> {
  const { directory } = picture;
  const { id: verdictId, personId, kind, reason, recorded, conditions } = verdict;
  const note = { ...aboutSignOff(picture), ...atBody(picture, askedBodyId) };
  const version = versionById(picture.signOff, verdict.versionId).number;
  if (recorded) {
    const { byId, how, note: said } = recorded;
    const by = personById(directory, byId).name;
    const content = { ...note, about: 'verdict_recorded', verdictId, version, verdict: kind, reason, by, how, note: said } as const;
    await tellAboutSignOff(outbox, picture, personId, content);
  }
  // One that came after the outcome, and changes nothing, is left at that.
  if (!verdict.afterOutcome && areWordsToFollow(verdict))
    await tellAboutSignOff(outbox, picture, personId, { ...note, about: 'words_wanted', version, act: kind });
  const by = personById(directory, personId).name;
  const set = conditionsOf(picture.signOff, askedBody(picture.signOff, askedBodyId), directory, picture.now);
  for (const { id, ownerId, text, due } of conditions) {
    if (text !== null && !hasWorkOf(directory, ownerId, personId, picture.now) && set.some(({ condition }) => condition?.id === id))
      await tellAboutSignOff(outbox, picture, ownerId, { ...note, about: 'condition_set', by, text, due });
  }
}

/** Whoever stands in for somebody who answers themselves, or has answered for them, is told, once: their own answer is the one that counts. */
async function tellDeputies({ outbox, picture }: Told, askedBodyId: string, { personId, kind, afterOutcome }: Verdict): Promise<void> {
  const { directory, signOff, now } = picture;
  const asked = askedBody(signOff, askedBodyId);
  const own = countedVerdicts(asked).filter((verdict) => isSamePerson(directory, verdict.personId, personId));
  if (afterOutcome || kind === 'recuse' || own.length > 1) return;
  const answered = standingVerdicts(directory, asked).filter(
    ({ forIds, ...by }) => forIds.some((id) => isSamePerson(directory, id, personId)) && !isSamePerson(directory, by.personId, personId),
  );
  const deputies = [...answered.map((verdict) => verdict.personId), deputyNow(directory, asked.bodyId, personId, now)?.id];
  const note = { ...aboutSignOff(picture), ...atBody(picture, askedBodyId), about: 'answered_in_person' } as const;
  const person = personById(directory, personId).name;
  for (const deputy of new Set(deputies.filter((id) => id !== undefined))) {
    const instead = answered.some((verdict) => isSamePerson(directory, verdict.personId, deputy));
    await tellAboutSignOff(outbox, picture, deputy, { ...note, person, instead });
  }
}

async function tellOfMet(
  { outbox, picture, actorId }: Told,
  { askedBodyId, condition }: Extract<SignOffChange, { kind: 'condition_discharged' }>,
): Promise<void> {
  const { directory, signOff, now } = picture;
  const { discharged, ownerId, text } = condition;
  if (!discharged) return;
  const by = personById(directory, discharged.byId).name;
  const left = outstandingConditions(signOff, directory, now).length;
  const stands = { left, outcome: outcomeInWords(signOff, directory, now) };
  const note = {
    ...aboutSignOff(picture),
    ...atBody(picture, askedBodyId),
    about: 'condition_met',
    by,
    text,
    note: discharged.note,
  } as const;
  for (const personId of new Set([holderNow(directory, ownerId, now).id, ...keepersOfIt(picture)]))
    if (personId !== actorId) await tellAboutSignOff(outbox, picture, personId, { ...note, ...stands });
}

async function tellChair(
  { outbox, picture }: Told,
  { askedBodyId, chairsAction }: Extract<SignOffChange, { kind: 'body_decided' }>,
): Promise<void> {
  if (!chairsAction || chairsAction.reason !== null) return;
  const { number: version } = currentVersion(picture.signOff);
  const note = { ...aboutSignOff(picture), ...atBody(picture, askedBodyId), about: 'words_wanted', version, act: 'chairs_action' } as const;
  await tellAboutSignOff(outbox, picture, chairsAction.byId, note);
}

async function tellWhoRecorded({ outbox, picture }: Told, change: Extract<SignOffChange, { kind: 'verdict_contested' }>): Promise<void> {
  const { directory, signOff } = picture;
  const verdict = askedBody(signOff, change.askedBodyId).verdicts.find(({ id }) => id === change.verdictId);
  if (!verdict?.recorded) return;
  const person = personById(directory, verdict.personId).name;
  const note = {
    ...aboutSignOff(picture),
    ...atBody(picture, change.askedBodyId),
    about: 'verdict_contested',
    person,
    reason: change.reason,
  } as const;
  await tellAboutSignOff(outbox, picture, verdict.recorded.byId, note);
}

async function tellAuthor({ outbox, picture, actorId }: Told, { number: version, byId, contested }: SignOffVersion): Promise<void> {
  if (!contested || byId === actorId) return;
  const by = personById(picture.directory, contested.byId).name;
  const note = { ...aboutSignOff(picture), about: 'version_contested', version, by, reason: contested.reason } as const;
  await tellAboutSignOff(outbox, picture, byId, note);
}

async function tellOfRuling({ outbox, picture }: Told, { askedBodyId, ruling }: Extract<SignOffChange, { kind: 'ruled' }>): Promise<void> {
  const by = personById(picture.directory, ruling.ruledById).name;
  const { action, reason } = ruling;
  const note = { ...aboutSignOff(picture), ...atBody(picture, askedBodyId), about: 'ruled', action, reason, by } as const;
  await tellAboutSignOff(outbox, picture, ruling.personId, note);
}
