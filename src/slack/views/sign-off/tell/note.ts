import type { RulingAction } from '#src/domain/membership/interest.ts';
import { receivedWords, verdictWords } from '#src/domain/sign-off/words.ts';
import type { DecidesAgain, SignOffNote } from '#src/use-cases/messages/sign-off-note.ts';
import { calendarDay, lastDay } from '../../instants.ts';
import { message, type Piece, type SlackMessage } from '../../layout.ts';
import { ruleButton, rulingQuotes, rulingWanted } from '../../membership/ruling-note.ts';
import { counted, listed, name, nothing, theBody, type Words, words } from '../../words.ts';
import { answeredAgainst, answersIn, newVersionButton, sentBack } from '../decide/against-note.ts';
import { contestButton } from '../decide/beside-buttons.ts';
import { notWhatISaid, recordVerdictButton, sayWhyButton } from '../decide/private-buttons.ts';
import { files } from '../read/files.ts';
import { mentioned, state, verdictOn } from '../read/words.ts';

type Of<About extends SignOffNote['about']> = Extract<SignOffNote, { about: About }>;

/** A short message beside a card: what happened, and what whoever reads it can do. */
export function drawSignOffNote(note: SignOffNote): SlackMessage {
  return message([{ kind: 'paragraph', words: noteWords(note) }, ...quotesIn(note), ...filesIn(note), ...buttonsOf(note)]);
}

function noteWords(note: SignOffNote): Words {
  switch (note.about) {
    case 'not_in_slack':
      return words`${name(note.person, 100)} has not been found in Slack, so they could not be asked about ${what(note)} for ${body(note)}. They are asked as soon as they are found: check their e-mail address in the governance file. What they tell you another way you can record for them.`;
    case 'account_gone':
      return accountGone(note);
    case 'keeper_gone':
    case 'owner_gone':
      return otherGone(note);
    case 'inquorate':
      return inquorate(note);
    case 'verdict_contested':
      return words`${name(note.person, 100)} says that what you recorded for them on ${what(note)} for ${body(note)} is not what they had said. It no longer counts.`;
    case 'asked_again':
      return askedAgain(note);
    case 'starts_again':
      return words`${why(note.because, note.version, note.by)} You had answered on ${what(note)} for ${body(note)}. ${startsAgain(note)}`;
    case 'verdict_recorded':
      return words`${name(note.by, 100)} has recorded your answer, received ${receivedWords[note.how]}: you ${verdictOn(note.verdict, words`version ${note.version} of ${what(note)}`)} for ${body(note)}. If that is not what you said, say so: it then no longer counts.`;
    case 'words_wanted':
      return words`Your answer on ${what(note)} for ${body(note)} is recorded and counts. Its ${note.act === 'approve_with_conditions' ? 'conditions are' : 'reason is'} still to follow: those who asked have to know what to do.`;
    case 'answered_in_person':
      return answeredInPerson(note);
    case 'stands_aside':
      return standsAside(note);
    case 'ruling_wanted':
      return rulingWanted(note);
    case 'ruled':
      return words`${name(note.by, 100)} has ruled on your interest in ${what(note)} for ${body(note)}: ${rulings[note.action]}.`;
    case 'version_contested':
      return words`${who(note.by, 'An approver')} holds that version ${note.version} of ${what(note)} is not a minor one. It is major now, and every body starts again.`;
    case 'condition_set':
      return conditionSet(note);
    case 'answered_against':
      return answeredAgainst(note, what(note));
    case 'sent_back':
      return sentBack(note, what(note));
    case 'condition_met':
      return words`${who(note.by, 'Somebody')} says for ${body(note)} that a condition on ${what(note)} is met. ${left(note)}`;
    case 'answers_lapsed':
      return answersLapsed(note);
    case 'decided_as_seats_ended':
      return decidedAsSeatsEnded(note);
    case 'asked_too':
      return words`${listed(note.owing.map(mentioned), 40)}: your answer on ${what(note)} for ${body(note)} is now wanted as well. The buttons are on the card above.`;
    case 'minor_version':
      return minorVersion(note);
  }
}

function minorVersion({ by, mayContest, ...note }: Of<'minor_version'>): Words {
  const lead =
    by === null
      ? words`Version ${note.version} of ${what(note)} has been sent as a minor change.`
      : words`${name(by, 100)} has sent version ${note.version} of ${what(note)} as a minor change.`;
  const contest = mayContest
    ? words` If you hold that the change is not minor, say so before the outcome: every body then starts again.`
    : nothing;
  return words`${lead} Your answer for ${body(note)} stands, on the version you gave it on.${contest}`;
}

/** Who did something, or, where that is closed to the reader, somebody like them. */
function who(by: string | null, somebody: string): Words {
  return by === null ? words`${somebody}` : name(by, 100);
}

/** Why a body decides again; `by`: whose act it was. */
function why(because: DecidesAgain, version: number, by: string | null): Words {
  switch (because) {
    case 'new_version':
      return by === null ? words`Version ${version} has been sent.` : words`${name(by, 100)} has sent version ${version}.`;
    case 'version_contested':
      return words`${who(by, 'An approver')} holds that version ${version} is not a minor one, so every body starts again.`;
    case 'verdict_contested':
      return words`An answer recorded for ${who(by, 'somebody')} was not what they had said, so the decision is open again.`;
    case 'step_opened':
      return words`The step before has approved again.`;
  }
}

/** What was ruled, as it is told to whom it concerns. */
const rulings: Readonly<Record<RulingAction, string>> = {
  no_action: 'no action is needed, and you may decide',
  remain: 'you may stay and decide',
  speak_only: 'you may speak but not decide',
  leave_item: 'you leave for this item',
  no_papers: 'you get no papers on it',
  not_attend: 'you do not attend',
  leave_group: 'you leave the group',
};

function what({ reference, title }: Pick<SignOffNote, 'reference' | 'title'>): Words {
  return words`*${reference}* (${name(title, 300)})`;
}

function body(note: { readonly body: string }): Words {
  return theBody(note.body);
}

function accountGone(note: Of<'account_gone'>): Words {
  const lead = words`${name(note.person, 100)} owes an answer on ${what(note)} for ${body(note)}, and their account in Slack is switched off or gone: what was sent to them is not read.`;
  const deputies = note.deputies.map((one) => name(one, 100));
  const instead = deputies.length === 0 ? words`There is no deputy.` : words`Who could stand in: ${listed(deputies, 20)}.`;
  return words`${lead} ${instead} Give the seat to whoever follows them. What they tell you another way you can record for them.`;
}

/** Of somebody for whom a request waits otherwise than for an answer. */
function otherGone(note: Of<'keeper_gone' | 'owner_gone'>): Words {
  const gone = words`and their account in Slack is switched off or gone: what was sent to them is not read.`;
  const followed = words`Name whoever follows them in the governance file`;
  if (note.about === 'owner_gone')
    return words`${name(note.person, 100)} has a condition on ${what(note)} to meet, ${gone} ${followed}, or see to it that somebody else meets it: the body that set it says on the card when it is met.`;
  const others = note.instead.map((one) => name(one, 100));
  const instead = others.length === 0 ? words`Nobody else leads the group` : words`Who can send it instead: ${listed(others, 20)}`;
  return words`A new version of ${what(note)} is wanted of ${name(note.person, 100)}, ${gone} ${instead}. ${followed}.`;
}

function inquorate(note: Of<'inquorate'>): Words {
  if (note.over) return words`${what(note)} can be decided by ${body(note)} again: enough are there who may decide.`;
  const count = note.count === undefined ? nothing : words` ${note.count}.`;
  const lead = note.passed
    ? words`${what(note)} was not decided by ${body(note)} at its deadline: too few have taken part.${count} It is decided as soon as enough have.`
    : words`${what(note)} can't be decided by ${body(note)}: too few are left there who may decide.${count}`;
  if (note.deputies.length === 0)
    return words`${lead} It has no deputy who could stand in. Fill an approver's seat in the governance file.`;
  const deputies = note.deputies.map((one) => name(one, 100));
  return words`${lead} Who could stand in: ${listed(deputies, 20)}. Give one of them an approver's seat in the governance file, or ask an approver to delegate.`;
}

function answersLapsed(note: Of<'answers_lapsed'>): Words {
  const next = note.decided ? nothing : words` Whoever holds the seat now is asked.`;
  if (note.lapsed.length === 0) return words`Answers on ${what(note)} no longer count, as the seats they were given for have ended.${next}`;
  const answers = note.lapsed.map(
    ({ person, body: of, verdict, endedAt }) =>
      words`${name(person, 100)} for ${theBody(of)} (${verdictWords[verdict].done}), whose seat there ended on ${lastDay(endedAt, note.timezone)}`,
  );
  const counted = note.lapsed.length === 1 ? 'An answer on' : 'Answers on';
  return words`${counted} ${what(note)} no longer ${note.lapsed.length === 1 ? 'counts' : 'count'}: ${listed(answers, 20)}.${next}`;
}

function decidedAsSeatsEnded({ ended, timezone, outcome, ...note }: Of<'decided_as_seats_ended'>): Words {
  const seats = ended.map(({ person, endedAt }) => words`${name(person, 100)} (on ${lastDay(endedAt, timezone)})`);
  const whose = ended.length === 0 ? nothing : words`: that of ${listed(seats, 20)}`;
  return words`${what(note)} is now ${state(outcome)} by ${body(note)}, because a seat there ended${whose}. It follows from the answers of those who are left.`;
}

function askedAgain(note: Of<'asked_again'>): Words {
  const owing = note.owing.map(mentioned);
  const waiting = owing.length === 0 ? nothing : words` Waiting for ${listed(owing, 40)}.`;
  return words`${why(note.because, note.version, null)} ${what(note)} is before ${body(note)} again: the buttons are on the card above.${waiting}`;
}

function startsAgain({ because, open }: Of<'starts_again'>): string {
  if (because === 'verdict_contested') return 'Your answer stands.';
  return open ? 'Please answer again, on its card.' : 'You will be asked again when its step opens.';
}

function conditionSet(note: Of<'condition_set'>): Words {
  const until = note.due === null ? nothing : words`, by ${calendarDay(note.due)}`;
  const lead = words`${who(note.by, 'Somebody')} has approved ${what(note)} for ${body(note)} on a condition that is yours to meet${until}.`;
  if (note.text === null) return words`${lead} You can't see this condition: tell the secretariat, so that somebody else sees to it.`;
  return words`${lead} Tell them when it is met: they say so on the card.`;
}

function left({ left: open, outcome }: Of<'condition_met'>): Words {
  return open > 0
    ? words`${counted(open, 'condition')} still open.`
    : words`No condition is open any more: the request is ${name(outcome)}.`;
}

function answeredInPerson(note: Of<'answered_in_person'>): Words {
  const lead = words`${name(note.person, 100)}, for whom you stand in, has answered on ${what(note)} for ${body(note)} themselves`;
  return note.instead
    ? words`${lead}. It counts in place of what you answered for them.`
    : words`${lead}. You need not answer for them any more.`;
}

function standsAside(note: Of<'stands_aside'>): Words {
  const interests = listed(
    note.interests.map(({ text }) => words`“${name(text, 200)}”`),
    12,
  );
  const rulers = note.rulers.map((one) => name(one, 100));
  const otherwise =
    rulers.length === 0
      ? words`Nobody can rule otherwise at present: ask the secretariat.`
      : words`${listed(rulers, 12)} ${rulers.length === 1 ? 'is' : 'are'} asked to rule on it, and may let you decide all the same.`;
  return words`You declared an interest that touches ${what(note)} (${interests}), so you do not decide on it for ${body(note)}. ${otherwise}`;
}

/** What people typed, in full. */
function quotesIn(note: SignOffNote): Piece[] {
  const quote = (label: string, text: string | null): Piece[] => (text === null ? [] : [{ kind: 'labelled', label, text }]);
  switch (note.about) {
    case 'verdict_recorded':
      return [...quote('Reason', note.reason), ...quote('Note', note.note)];
    case 'condition_set':
      return quote('Condition', note.text);
    case 'condition_met':
      return [...quote('Condition', note.text), ...quote('How it was met', note.note)];
    case 'ruling_wanted':
      return rulingQuotes(note);
    case 'sent_back':
      return answersIn(note);
    case 'starts_again':
    case 'answered_against':
    case 'minor_version':
    case 'ruled':
    case 'version_contested':
    case 'verdict_contested':
      return quote('Why', note.reason);
    case 'account_gone':
    case 'keeper_gone':
    case 'owner_gone':
    case 'answered_in_person':
    case 'asked_again':
    case 'answers_lapsed':
    case 'asked_too':
    case 'decided_as_seats_ended':
    case 'inquorate':
    case 'not_in_slack':
    case 'stands_aside':
    case 'words_wanted':
      return [];
  }
}

/** Posted with each version, and where its card was closed: a card that is changed shares no file. */
function filesIn(note: SignOffNote): Piece[] {
  if (note.about !== 'asked_again' && note.about !== 'asked_too' && note.about !== 'starts_again') return [];
  return note.files.length === 0 ? [] : [{ kind: 'paragraph', words: words`*Files:* ${files(note.files)}` }];
}

function buttonsOf(note: SignOffNote): Piece[] {
  if (note.about === 'not_in_slack' || note.about === 'account_gone') return [recordVerdictButton(note)];
  if (note.about === 'verdict_recorded') return [notWhatISaid(note)];
  if (note.about === 'words_wanted') return [sayWhyButton(note)];
  if (note.about === 'answered_against' || note.about === 'sent_back') return newVersionButton(note);
  if (note.about === 'minor_version' && note.mayContest) return [contestButton(note)];
  return note.about === 'ruling_wanted' && !note.over ? [ruleButton(note)] : [];
}
