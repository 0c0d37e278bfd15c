import { receivedWords } from '#src/domain/sign-off/words.ts';
import type { SignOffCardVerdict } from '#src/use-cases/messages/sign-off.ts';
import { extract, listed, name, nothing, type Words, words } from '../../words.ts';
import type { Detail } from '../read/detail.ts';
import { verdictInWords } from '../read/words.ts';

/** One answer: who, for whom, what, on which version where that is not `current`, how it was received, and why. */
export function answer(given: SignOffCardVerdict, current: number, detail: Detail): Words {
  const { person, standsFor, verdict, version, recorded, reason, toFollow } = given;
  const others = standsFor.map((one) => name(one, detail.names));
  const inPlaceOf = others.length === 0 ? nothing : words` (for ${listed(others, detail.people)})`;
  const onVersion = version === current ? nothing : words` on version ${version}`;
  const how =
    recorded === null ? nothing : words`, recorded by ${name(recorded.by, detail.names)} (received ${receivedWords[recorded.how]})`;
  const why = reason === null ? nothing : detail.reason > 0 ? words`: “${reasonWithin(reason, detail.reason)}”` : words` (reason given)`;
  const later = toFollow ? words` (${verdict === 'approve_with_conditions' ? 'conditions' : 'reason'} to follow)` : nothing;
  return words`${name(person.name, detail.names)}${inPlaceOf} ${verdictInWords(verdict)}${onVersion}${how}${why}${later}`;
}

/** What somebody typed, whole or as much of it as there is room for. */
export function reasonWithin(reason: string, limit: number): Words {
  return limit === Number.POSITIVE_INFINITY ? words`${reason.trim()}` : extract(reason, limit);
}
