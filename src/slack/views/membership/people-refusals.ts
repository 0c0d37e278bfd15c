import { sameName } from '#src/domain/names.ts';
import type { PeopleRefusal } from '#src/domain/refusal.ts';
import { calendarDay, weekdayAndDate } from '../instants.ts';
import { askSecretariat, names, sentence, the, theAtStart } from '../refusal-facts.ts';

/** Refusals of reminders, delegations and declarations of interest: the rule, and what people can do instead. */
export function peopleRefusalWords(refusal: PeopleRefusal): string {
  switch (refusal.code) {
    case 'post_passed_on':
      return `You held a post here until ${calendarDay(refusal.until)}. ${holderWords(refusal)} has it now, with what waited for you, so your buttons and commands do nothing any more. ${askSecretariat('add you if you should still take part')}`;
    case 'no_working_day':
      return `Reminders go out on working days only, and today is not one. Ask again on ${calendarDay(refusal.next)}.`;
    case 'nobody_to_remind':
      return `Nobody owes an answer on ${refusal.reference} now, so there is nobody to remind. Use /signoff show ${refusal.reference} to see where it stands.`;
    case 'sent_back':
      return `${refusal.reference} was sent back by ${names(refusal.by.map(the))}, and a new version is coming, so nobody is reminded of this one. Ask its requester to send that version: those who decide are asked anew then.`;
    case 'no_voice_to_hand_on':
      return `You hold no seat that decides for a body, so there is nothing to hand on. ${askSecretariat('give you a seat if you should have one')}`;
    case 'nobody_to_stand_in':
      return `${theAtStart(refusal.body)} has nobody who may decide in your place. ${askSecretariat("give somebody a deputy's seat")}`;
    case 'no_deputy_chosen':
      return `A delegation needs somebody who decides in your place. For ${the(refusal.body)}, choose one of ${names(refusal.deputies)}.`;
    case 'delegation_over':
      return 'This has ended already: nobody decides in your place by it. Use /signoff delegate to see what stands.';
    case 'touches_nothing':
      return 'A declaration says what the interest touches. Choose at least one thing: this request, its pathway or an organisation.';
    case 'interest_dates':
      return interestDates(refusal);
    case 'interest_over':
      return 'This interest has ended already. Open Home again to see those you have declared.';
  }
}

function interestDates({ problem, from, until }: Extract<PeopleRefusal, { readonly code: 'interest_dates' }>): string {
  const last = `The last day, ${weekdayAndDate(until)},`;
  if (problem === 'past') return `${last} is past already. Choose a day to come, or leave it empty if it has no end.`;
  return `${last} comes before the first one${from === null ? '' : `, ${weekdayAndDate(from)}`}. Choose them the other way round.`;
}

/** A post mostly keeps its name when it changes hands. */
function holderWords({ post, holder }: Extract<PeopleRefusal, { code: 'post_passed_on' }>): string {
  return sameName(post, holder) ? `A new ${sentence(holder)}` : sentence(holder);
}
