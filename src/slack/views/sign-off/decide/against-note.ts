import type { SignOffNote } from '#src/use-cases/messages/sign-off-note.ts';
import { capitalised } from '../../capitalised.ts';
import { asRichAsFits } from '../../fitting.ts';
import type { Piece } from '../../layout.ts';
import { joined, listed, name, nothing, theBody, type Words, withArticle, words } from '../../words.ts';
import { manageActions, manageButton } from '../read/shown.ts';
import { verdictInWords, verdictOn } from '../read/words.ts';
import { reasonWithin } from './answer.ts';

type Of<About extends SignOffNote['about']> = Extract<SignOffNote, { about: About }>;

const reasonLimits = [Number.POSITIVE_INFINITY, 300, 80, 0];
/** Characters of a message for the answers that sent a version back: the rest says what, and what to do. */
const answersBudget = 6_000;

/** One answer against, while its body has still to decide. */
export function answeredAgainst({ by, verdict, signOffId, approved, ...note }: Of<'answered_against'>, what: Words): Words {
  const version = words`version ${note.version}`;
  const lead =
    by === null || verdict === null
      ? words`Somebody has answered on ${version} of ${what} for ${theBody(note.body)}`
      : words`${name(by, 100)} ${verdictOn(verdict, version)} of ${what} for ${theBody(note.body)}`;
  if (signOffId === undefined) return words`${lead}. You are told how it ends.`;
  if (approved) return words`${lead}. It has approved all the same.`;
  const meanwhile = verdict === 'request_changes' ? words` You need not wait for that: you can send a new version now.` : nothing;
  return words`${lead}, which has not decided yet. You are told when it has.${meanwhile}`;
}

/** A body has sent the version back, and others may still answer. */
export function sentBack({ answers, version, body }: Of<'sent_back'>, what: Words): Words {
  const lead = words`${name(capitalised(withArticle(body)), 150)} has sent back version ${version} of ${what}.`;
  if (answers.length === 0)
    return words`${lead} Another version is wanted: an officer of the pathway's group who may see the request can send it.`;
  return words`${lead} A new version is wanted of you now. Others may still answer on this one, but need not.`;
}

/** Who sent it back and why, as far as there is room for what each of them wrote. */
export function answersIn({ answers }: Of<'sent_back'>): Piece[] {
  if (answers.length === 0) return [];
  const renderings = reasonLimits.map((limit) => () => {
    if (limit === 0)
      return words`${listed(
        answers.map(({ person, verdict }) => words`${name(person, 80)} ${verdictInWords(verdict)}`),
        40,
      )}`;
    const lines = answers.map(({ person, verdict, reason }) => {
      const why = reason === null ? words` (reason to follow)` : words`: “${reasonWithin(reason, limit)}”`;
      return words`• ${name(person, 80)} ${verdictInWords(verdict)}${why}`;
    });
    return joined(lines, '\n');
  });
  return [{ kind: 'paragraph', words: asRichAsFits(renderings, answersBudget) }];
}

/** "New version", for who may send one. */
export function newVersionButton(note: Of<'answered_against' | 'sent_back'>): Piece[] {
  const { signOffId, reference } = note;
  const offered = note.about === 'sent_back' ? note.answers.length > 0 : note.verdict === 'request_changes' && !note.approved;
  if (signOffId === undefined || !offered) return [];
  return [
    { kind: 'buttons', id: 'sign_off_manage', buttons: [manageButton(manageActions.amend, 'New version', { signOffId, reference })] },
  ];
}
