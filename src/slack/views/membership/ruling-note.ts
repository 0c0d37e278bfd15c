import type { types } from '@slack/bolt';
import { interestWords, rulingWords } from '#src/domain/sign-off/words.ts';
import type { SignOffNote } from '#src/use-cases/messages/sign-off-note.ts';
import { slackLimits } from '../../limits.ts';
import { oneLine, plain, shortened } from '../escape.ts';
import { type Piece, plainText } from '../layout.ts';
import { counted, name, theBody, type Words, words } from '../words.ts';

type RulingNote = Extract<SignOffNote, { about: 'ruling_wanted' }>;

export const openRulingAction = 'sign_off_open_ruling';

/** What whoever rules is asked, and in its place what was ruled. */
export function rulingWanted(note: RulingNote): Words {
  const who = name(note.person, 100);
  const what = words`*${note.reference}* (${name(note.title, 300)}) for ${theBody(note.body)}`;
  if (note.over) return words`No ruling of yours on ${who} is needed any more: ${what}.`;
  const { ruling, steppedAside } = note;
  if (ruling !== null) {
    return words`*Ruled* by ${name(ruling.by, 100)} on the interest of ${who} in ${what}: ${rulingWords[ruling.action]}.`;
  }
  if (note.interests.length === 0 && steppedAside) {
    return words`${who} has stepped aside from ${what}. That stands unless you rule that they may decide.`;
  }
  return words`${who} has declared an interest that touches ${what}, and does not decide on it unless you rule otherwise. You may also rule that they leave for the item, or get no papers.`;
}

/** Of very many interests as many as a message holds. */
const mostInterests = 3;

/** What they declared, and why, in the words of who wrote it. */
export function rulingQuotes({ interests, steppedAside, ruling }: RulingNote): Piece[] {
  const quote = (label: string, text: string | null | undefined): Piece[] => (text ? [{ kind: 'labelled', label, text }] : []);
  const left = interests.length - mostInterests;
  return [
    ...interests.slice(0, mostInterests).flatMap(({ category, text }) => quote(`Interest (${interestWords[category]})`, text)),
    ...(left > 0 ? [{ kind: 'small' as const, words: words`and ${counted(left, 'more interest')}` }] : []),
    ...quote('Why they stepped aside', steppedAside?.reason),
    ...quote('Why', ruling?.reason),
  ];
}

/** Opens the form for a ruling; a second ruling takes the place of the first. */
export function ruleButton({ signOffBodyId, personId, person, reference, ruling }: RulingNote): Piece {
  const label = ruling === null ? 'Rule on it' : 'Rule again';
  const button: types.Button = {
    type: 'button',
    action_id: openRulingAction,
    text: plainText(label),
    value: JSON.stringify({ signOffBodyId, personId }),
    accessibility_label: shortened(oneLine(`${label}: ${person}, ${reference}`), slackLimits.button.accessibilityLabel, plain),
  };
  return { kind: 'buttons', id: `rule:${signOffBodyId}:${personId}`, buttons: [button] };
}
