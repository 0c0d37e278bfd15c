import type { ConditionProblem, SignOffRefusal, VersionPart } from '#src/domain/refusal.ts';
import { date, weekdayAndDate } from '../instants.ts';
import { askSecretariat, names, sentence, the, theAtStart } from '../refusal-facts.ts';

/** Refusals of what people do with a sign-off: the rule, and what they can do instead. That of a record quotes another and stands apart. */
export function signOffRefusalWords(refusal: Exclude<SignOffRefusal, { code: 'not_recorded' }>): string {
  switch (refusal.code) {
    case 'waits_for_version':
      return `${refusal.reference} was sent back for changes, and nothing is decided on it until its requester sends another version. Wait for that: you will be asked then.`;
    case 'body_has_ended':
      return `${theAtStart(refusal.body)} has ended, so nobody decides for it on ${refusal.reference}. Ask the requester to withdraw it and to ask the body that came after.`;
    case 'body_has_decided':
      return `${theAtStart(refusal.body)} has decided on ${refusal.reference} already: ${sentence(refusal.outcome)}. To have it looked at again, ask the requester for another version.`;
    case 'closed_to_provider':
      return `${refusal.reference} is private: providers neither decide on it nor see it. For ${the(refusal.body)}, ${whoCan(refusal.approvers)}`;
    case 'conflicted':
      return `You declared an interest that touches ${refusal.reference} (${names(refusal.interests)}), so you do not decide on it for ${the(refusal.body)}. ${askRulers(refusal.rulers)}`;
    case 'recused':
      return `You stepped aside on ${refusal.reference} for ${the(refusal.body)}, and that stands unless it is ruled that you may decide. ${askRulers(refusal.rulers)}`;
    case 'no_voice_lent':
      return `${sentence(refusal.person)}, in whose place you decide for ${the(refusal.body)}, ${lent[refusal.because]} on ${refusal.reference}, so there is nothing for you to answer. ${refusal.approvers.length === 0 ? askSecretariat('name another approver') : `Ask those who decide: ${names(refusal.approvers)}.`}`;
    case 'kept_from_papers':
      return `It was ruled that you get no papers on ${refusal.reference}, because of an interest. If that has changed, ask the chair of the body that ruled so to rule again.`;
    case 'request_closed':
      return `${refusal.reference} is closed to you: you neither decide on it nor see what it is about. If you should see it, ask the secretariat.`;
    case 'conditions_needed':
      return `To approve ${refusal.reference} with conditions, write at least one, each with what has to be done. Fill it in and send it again, or approve without.`;
    case 'condition_unfit':
      return `Condition ${refusal.number} ${refusal.problem === 'due_past' ? `is due on ${weekdayAndDate(refusal.due)}, which has passed. Choose today or a later day.` : unfit[refusal.problem]}`;
    case 'nobody_owes':
      return `Nobody else owes an answer on ${refusal.reference} now, so there is nothing to record. Use /signoff show ${refusal.reference} to see where it stands.`;
    case 'no_chairs_action':
      return `${theAtStart(refusal.body)} does not let its chair approve alone. Ask its approvers for a quick answer on ${refusal.reference}.`;
    case 'not_the_chair':
      return `Only the chair of ${the(refusal.body)} can approve ${refusal.reference} alone. ${refusal.chairs.length === 0 ? askSecretariat("fill the chair's seat") : `Ask ${names(refusal.chairs)}.`}`;
    case 'nothing_changed':
      return `This is the same as version ${refusal.version} of ${refusal.reference}, so there is nothing new to decide on. Change what has to change; where only the document behind a link has changed, use the note to say what is new.`;
    case 'not_minor':
      return `A version with other ${names(refusal.changed.map((part) => partWords[part]))} is a major one: every body starts again, because an approval holds only for what was shown. Send version ${refusal.version} of ${refusal.reference} as major, or change nothing but title, question and note.`;
    case 'not_contestable':
      return `Version ${refusal.version} of ${refusal.reference} is not a minor one, so every body decides on it anew and there is nothing to contest. Give your answer on it instead.`;
    case 'no_say':
      return `Only those who decide on ${refusal.reference} can contest a version. ${refusal.approvers.length === 0 ? askSecretariat('name an approver') : `Ask one of them: ${names(refusal.approvers)}.`}`;
    case 'sections_missing':
      return `A business plan is not sent without activity, finance, estates and workforce: ${names(refusal.missing)} ${refusal.missing.length === 1 ? 'is' : 'are'} missing. Add what is missing, tick it and send it again.`;
    case 'not_your_verdict':
      return `What was recorded on ${refusal.reference} for ${the(refusal.body)} is the word of ${sentence(refusal.person)}, and only they can contest it. Ask them.`;
    case 'own_verdict':
      return `You gave this answer on ${refusal.reference} for ${the(refusal.body)} yourself: only what the secretariat recorded for you can be contested. To change it, give another answer while the decision is open.`;
    case 'contested_already':
      return `You have contested this on ${refusal.reference} for ${the(refusal.body)} already, and it no longer counts. Give your own answer if the decision is still open.`;
    case 'own_record':
      return `What the secretariat records is the word of somebody else. Give your own answer on ${refusal.reference} for ${the(refusal.body)} with the buttons of its card.`;
    case 'record_on_own_request':
      return `You asked for ${refusal.reference}, took it over with your post or wrote its version, so you record no answers on it for ${the(refusal.body)}. Ask somebody else of the secretariat.`;
    case 'own_condition':
      return `The condition is yours to meet, so you do not say yourself that it is met. For ${the(refusal.body)}, ${whoCan(refusal.approvers)}`;
    case 'condition_closed':
      return refusal.because === 'discharged'
        ? `This condition of ${the(refusal.body)} on ${refusal.reference} is met already. There is nothing left to do: use /signoff show ${refusal.reference} to see what is.`
        : `This condition of ${the(refusal.body)} on ${refusal.reference} no longer stands: the answer it came with was replaced, or counts no longer. Use /signoff show ${refusal.reference} to see those that do.`;
    case 'own_interest':
      return `Nobody rules on their own interest. For ${refusal.reference} and ${the(refusal.body)}, ${askRulersOf(refusal.rulers)}`;
    case 'not_the_ruler':
      return `You do not rule on the interest of ${sentence(refusal.person)} in ${refusal.reference} for ${the(refusal.body)}: its chair does, else the co-chair, the deputy or the secretariat, and nobody who asked for it, wrote it or has an interest in it. ${askRulersFirst(refusal.rulers)}`;
    case 'nothing_to_rule_on':
      return `${sentence(refusal.person)} has declared no interest that touches ${refusal.reference} and did not step aside for ${the(refusal.body)}, so there is nothing to rule on. Ask them to declare it first.`;
    case 'interest_not_shown':
      return `The form did not show all that ${sentence(refusal.person)} has declared, so nothing was ruled on ${refusal.reference} for ${the(refusal.body)}: there is more (${names(refusal.interests)}). Open the form again to rule on all of it.`;
    case 'not_of_the_body':
      return `${sentence(refusal.person)} holds no seat in ${the(refusal.body)}, and an interest is ruled on only where somebody sits. Ask the chair of a body they sit in to rule on ${refusal.reference}.`;
    case 'no_delegation':
      return `${theAtStart(refusal.body)} lets nobody decide in an approver's place. Give your answers yourself, or tell the secretariat by telephone: ask them to record it.`;
    case 'nothing_to_delegate':
      return `You hold no seat that decides for ${the(refusal.body)}, so there is nothing to hand on. ${refusal.approvers.length === 0 ? askSecretariat('fill the seat') : `Those who do are ${names(refusal.approvers)}. Ask the secretariat if you should be one of them.`}`;
    case 'own_deputy':
      return `A deputy is somebody else: you decide for ${the(refusal.body)} anyway. Choose another person.`;
    case 'not_a_deputy':
      return `${sentence(refusal.person)} may not decide in your place for ${the(refusal.body)}. ${refusal.deputies.length === 0 ? askSecretariat("give somebody a deputy's seat") : `Choose one of ${names(refusal.deputies)}, or ask the secretariat to give them a seat.`}`;
    case 'delegation_dates':
      return `From ${weekdayAndDate(refusal.read.from)} until ${weekdayAndDate(refusal.read.until)}: ${delegationDays[refusal.problem]}`;
    case 'already_delegated':
      return `${sentence(refusal.deputy)} already decides in your place for ${the(refusal.body)}${until(refusal.until)}, and at any time only one person can. End that first: use /signoff delegate, or choose other days.`;
    case 'deputy_away':
      return `${sentence(refusal.person)} has handed on their own decisions for ${the(refusal.body)}${until(refusal.until)}, so they can't take on yours. Choose somebody else, or other days.`;
  }
}

const unfit: Readonly<Record<Exclude<ConditionProblem, 'due_past'>, string>> = {
  without_words: 'does not say what has to be done. Write it, or clear its owner and date.',
  owner_not_listed:
    'is given to somebody the governance file does not name. Choose somebody it names, or nobody: then whoever asked for the sign-off has to meet it.',
  owner_kept_out:
    'is given to somebody to whom this request is closed, so they could not read what to do. Choose somebody who may see it: of the commissioner side, in the group of the pathway or a body asked, or of the secretariat.',
};

const lent = { stands_aside: 'stands aside', has_answered: 'has answered in person' } as const;

const partWords: Readonly<Record<VersionPart, string>> = { links: 'links', files: 'files', sections: 'sections' };

const delegationDays = {
  past: 'The last day is past already, so nobody would decide in your place. Choose a day to come.',
  reversed: 'The first day comes after the last one. Choose them the other way round.',
  first_past: 'The first day is past already, and nobody can decide on a day that is gone. Choose today or a later day.',
} as const;

function until(lastDay: string | null): string {
  return lastDay === null ? '' : ` until ${date(`${lastDay}T00:00:00Z`, 'utc')}`;
}

function whoCan(approvers: readonly string[]): string {
  return approvers.length === 0 ? `nobody can at present. ${askSecretariat('name another approver')}` : `${names(approvers)} can.`;
}

function askRulers(rulers: readonly string[]): string {
  if (rulers.length === 0) return `Nobody can rule otherwise at present. ${askSecretariat("fill the chair's seat")}`;
  return `If you should decide all the same, ask ${names(rulers, 'or')} to rule on it.`;
}

function askRulersFirst(rulers: readonly string[]): string {
  const said = askRulersOf(rulers);
  return `${said.slice(0, 1).toUpperCase()}${said.slice(1)}`;
}

function askRulersOf(rulers: readonly string[]): string {
  return rulers.length === 0 ? `nobody can at present. ${askSecretariat("fill the chair's seat")}` : `ask ${names(rulers, 'or')}.`;
}
