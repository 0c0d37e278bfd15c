import { bodyById, holdsAt, type Person, personById } from '../directory.ts';
import { deputyNow } from '../membership/delegations.ts';
import { conflictsLeft, whoRules } from '../membership/interests.ts';
import type { Refusal } from '../refusal.ts';
import { type Electorate, voicesOf } from './electorate.ts';
import { seatHolders, whyAside } from './seat-holders.ts';
import type { AskedBody, WhyAside } from './sign-off.ts';
import { atBody, type Situation, speakersNames } from './situation.ts';

/**
 * Why somebody may not decide for a body now, with what they can do instead; null where they may. Whoever holds no seat with a voice, and stands in for
 * nobody who does, is told just that.
 */
export function whyNoSay(situation: Situation, asked: AskedBody, electorate: Electorate, personId: string): Refusal | null {
  if (voicesOf(electorate, personId) !== null) return null;
  const { signOff, directory, now } = situation;
  const at = atBody(situation, asked);
  if (!holdsAt(bodyById(directory, asked.bodyId), now)) return { code: 'body_has_ended', ...at };
  const holders = seatHolders(directory, signOff, asked, now).map(({ person }) => person.id);
  const [standsInFor = null] = holders.filter((id) => deputyNow(directory, asked.bodyId, id, now)?.id === personId);
  const because = whyAside(directory, signOff, asked, personId, now);
  if (because && (holders.includes(personId) || standsInFor !== null)) return refusalFor(because, situation, asked, electorate, personId);
  const approvers = speakersNames(electorate);
  if (standsInFor === null) return { code: 'not_an_approver', ...at, approvers };
  const isAside = electorate.aside.some((one) => one.personId === standsInFor);
  const person = personById(directory, standsInFor).name;
  return { code: 'no_voice_lent', ...at, person, because: isAside ? 'stands_aside' : 'has_answered', approvers };
}

/** The refusal of somebody who has to stand aside. */
export function refusalFor(because: WhyAside, situation: Situation, asked: AskedBody, electorate: Electorate, personId: string): Refusal {
  const { signOff, directory, now } = situation;
  const at = atBody(situation, asked);
  const rulers = whoRules(directory, signOff, asked, personId, now).people.map(nameOf);
  switch (because) {
    case 'author':
      return { code: 'own_request', ...at, approvers: speakersNames(electorate) };
    case 'closed':
      return { code: 'closed_to_provider', ...at, approvers: speakersNames(electorate) };
    case 'recused':
      return { code: 'recused', ...at, rulers };
    case 'conflicted': {
      const interests = conflictsLeft(directory, signOff, asked, personId, now).map(({ text }) => text);
      return { code: 'conflicted', ...at, interests, rulers };
    }
    case 'excluded':
      return { code: 'kept_from_papers', reference: at.reference };
  }
}

function nameOf({ name }: Person): string {
  return name;
}
