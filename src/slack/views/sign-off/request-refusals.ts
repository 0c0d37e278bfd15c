import { unsaidReason } from '#src/domain/private-reasons.ts';
import type { FileProblem, Gone, RequestRefusal } from '#src/domain/refusal.ts';
import { day, weekdayAndDate } from '../instants.ts';
import { names, sentence, the } from '../refusal-facts.ts';

/** Refusals of what a request for sign-off is to hold, or of the words that ask for one: the rule, and what people can do instead. */
export function requestRefusalWords(refusal: RequestRefusal): string {
  switch (refusal.code) {
    case 'which_sign_off':
      return `Please say which request you mean, by its number, for example: ${sentence(refusal.example)}. Use /signoff list to see them.`;
    case 'no_such_sign_off':
      return `There is no request ${sentence(refusal.given)}. Use /signoff list to see those there are.`;
    case 'gone':
      return goneWords[refusal.what];
    case 'unknown_list':
      return `“${sentence(refusal.given)}” is neither a list nor a pathway. The lists are ${names(refusal.lists)}${refusal.pathways.length === 0 ? '' : `; the pathways ${names(refusal.pathways)}`}. Use one of each, or none.`;
    case 'closed_to_you':
      return `This is private${refusal.because === unsaidReason ? '' : ` (${sentence(refusal.because)})`}: providers neither ask for it nor see it, and you work for one. Ask a colleague of the commissioner side to do it, or the secretariat if this should be open.`;
    case 'too_many':
      return `A version holds at most ${refusal.limit} ${refusal.what}, and these are ${refusal.given}. Put some of them into one document, and give a link to that.`;
    case 'deadline_by_hand':
      return refusal.problem === 'past'
        ? `${weekdayAndDate(refusal.day)} has passed. Choose a day to come, or leave it empty: then the deadline is the one from the meeting.`
        : deadlineWords[refusal.problem];
    case 'meeting_not_ahead':
      return 'That meeting is not ahead any more, or no body on this route holds it. Choose another, or none: then it is for the next one.';
    case 'meeting_too_near':
      return `The sign-off deadline for this meeting of ${the(refusal.body)} was ${day(refusal.deadline, refusal.timezone)}, and it has passed. Choose a later meeting, or set another deadline with the reason.`;
    case 'file_not_read':
      return `${refusal.name === null ? 'The file' : `“${sentence(refusal.name)}”`} ${fileWords[refusal.problem]} Take it out and give a link to it instead.`;
  }
}

const goneWords: Readonly<Record<Gone, string>> = {
  pathway: 'That pathway is no longer in use. Choose another.',
  route: 'That route is no longer in use. Choose another.',
  request: 'That request is no longer there. Use /signoff list to see those there are.',
  person: 'That person is no longer named in the governance file. Choose somebody else, or ask the secretariat to add them again.',
  body: 'That body is no longer there. Choose another.',
  condition: 'That condition was not set by this body. Use /signoff show to see those there are.',
  answer: 'That answer was not given for this body. Use /signoff show to see those there are.',
};

const deadlineWords = {
  no_reason:
    'A deadline other than the one from the meeting needs a reason, which those who are asked will read. Say why, or leave the day empty.',
  no_date: 'This says why there is another deadline, but no day is chosen. Choose the day, or leave this empty.',
} as const;

const fileWords: Readonly<Record<FileProblem, string>> = {
  too_large: 'is larger than 50 MB, the most that is read.',
  too_large_together: 'is, with the others, more than 50 MB, the most that is read.',
  too_slow: 'could not be read in the time there is.',
  gone: 'is no longer in Slack.',
  elsewhere: 'is kept outside Slack, so what is approved could not be held to its content.',
  unreadable: 'could not be read from Slack.',
};
