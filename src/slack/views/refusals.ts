import type { Report } from '#src/domain/progress/read-report.ts';
import type { Place, Refusal, ReportPart } from '#src/domain/refusal.ts';
import { message, type Piece, plainText, type SlackMessage } from './layout.ts';
import { peopleRefusalWords } from './membership/people-refusals.ts';
import { numberNames } from './number-question.ts';
import { completeReportAction, draftValue } from './progress/progress-draft.ts';
import { contradictionWords, questionWords } from './progress/progress-question.ts';
import { addMeeting, askSecretariat, names, sentence, the, theAtStart } from './refusal-facts.ts';
import { givenBack } from './replies.ts';
import { requestRefusalWords } from './sign-off/request-refusals.ts';
import { signOffRefusalWords } from './sign-off/sign-off-refusals.ts';
import { channel, listed, name, words } from './words.ts';

/** What the rule is and what the person can do instead: plain text, to be escaped where it is drawn. */
export function refusalWords(refusal: Refusal): string {
  switch (refusal.code) {
    case 'no_governance':
      return 'Conclave has no governance file for this workspace yet, so it does not know who decides what. Whoever looks after Conclave applies one with: npm run -s conclave -- governance apply FILE';
    case 'unknown_person':
      return `You are not named in this workspace's governance file, so Conclave can't tell what you may do. ${askSecretariat('add you')}`;
    case 'unknown_channel':
      return wrongChannel(refusal.groups);
    case 'which_pathway':
      return whichPathway(refusal.choices.map((choice) => choice.name));
    case 'unknown_pathway':
      return `Not saved: there is no pathway called “${sentence(refusal.given)}” here. ${known(refusal.pathways)}`;
    case 'no_pathways':
      return `${theAtStart(refusal.body)} owns no pathway, so there is nothing to report on. ${askSecretariat('add one to the governance file')}`;
    case 'report_incomplete':
      return `Not saved yet: the report on ${sentence(refusal.pathway)} needs ${names(refusal.missing.map((part) => partWords[part]))}. Send it again with what is missing, or press “Complete”.`;
    case 'status_asked':
      return `Not saved yet. ${questionWords(refusal.question)} Press “Complete” and choose the status, or send it again with the status before all else, as in: /pathway log amber Text`;
    case 'status_contradicted':
      return contradictionWords(refusal);
    case 'ask_without_kind':
      return 'An ask wants something of whoever reads it. Choose what it is for, a decision, assurance or help, or leave its text empty.';
    case 'patient_identifier':
      return "Not saved: the text seems to hold a patient's NHS number, CHI number or Health and Care number. Patient details must not be kept here. Take the number out and send it again.";
    case 'perhaps_patient_identifier':
      return `A ten-digit number in “${sentence(refusal.what)}” could be ${numberNames[refusal.numbering]}, so nothing was saved yet. Take it out, or write before it what it is, such as “meeting ID” or “ref”, and send it again.`;
    case 'text_missing':
      return `Not saved: “${sentence(refusal.what)}” is needed and was empty. Fill it in and send it again.`;
    case 'text_too_long':
      return `Not saved: “${sentence(refusal.what)}” has ${count(refusal.length)} characters, and at most ${count(refusal.limit)} are kept. Shorten it, or put the detail in a linked document.`;
    case 'may_not':
      return `You can't ${sentence(refusal.action)} for ${the(refusal.body)}: ${askWho(refusal.who)}`;
    case 'not_an_approver':
      return `You can't decide on ${refusal.reference} for ${the(refusal.body)}: ${askApprovers(refusal.approvers)}`;
    case 'own_request':
      return `${refusal.reference} is your own request: you asked for it, took it over with your post or wrote its current version. Nobody decides on their own: for ${the(refusal.body)}, ${askOthers(refusal.approvers)}`;
    case 'step_not_open':
      return `${theAtStart(refusal.body)} can't decide on ${refusal.reference} yet: its step opens when ${names(refusal.waitingFor)} ${haveOrHas(refusal.waitingFor)} approved. You will be asked then.`;
    case 'already_given':
      return `Your answer on ${refusal.reference} for ${the(refusal.body)} is recorded already: ${sentence(refusal.verdict)}. To change it, give another answer while the decision is open.`;
    case 'request_has_ended':
      return `${refusal.reference} has ended: ${sentence(refusal.outcome)}. If it has to be looked at again, ask the requester to send a new one.`;
    case 'version_not_current':
      return `You were shown version ${refusal.shown} of ${refusal.reference}, and version ${refusal.current} is current: an answer counts only for the version it was given on. Read the current version on the newest card and answer there.`;
    case 'reason_needed':
      return `To ${sentence(refusal.toDo)}, say why: the reason is kept, and those it concerns have to know it. Write a reason and send it again.`;
    case 'link_not_a_link':
      return `“${sentence(refusal.given)}” is not a link that can be opened. Paste the whole address, beginning with https://`;
    case 'no_routes':
      return `There is no route for sign-offs yet, so nobody can be asked. ${askSecretariat('add one to the governance file')}`;
    case 'route_cannot_run':
      return `The route “${sentence(refusal.route)}” can't be used: ${the(refusal.body)} ${routeProblems[refusal.problem]}. Choose another route, or ask the secretariat to correct it in the governance file.`;
    case 'not_found':
      return `There is no ${sentence(refusal.what)} called “${sentence(refusal.given)}”. ${known(refusal.known)}`;
    case 'message_without_text':
      return 'This message has no text that can be read: it holds only files or pictures, comes from another app, or has been deleted. Use “Log as progress” on a message with text, or write it yourself: /pathway log green Text';
    case 'fits_several':
      return refusal.choices.length === 1
        ? `“${sentence(refusal.given)}” is not the whole name of any there is. Choose this one if you mean it.`
        : `“${sentence(refusal.given)}” fits ${refusal.choices.length} of those there are. Choose the one you mean.`;
    case 'no_meeting':
      return `${noMeeting(refusal.body)}, so there is no clock to show. ${addMeeting}`;
    case 'no_channel_for_digest':
      return `The digests of ${the(refusal.body)} have nowhere to go: its clock names none, or the bodies they are for have no channel. ${askSecretariat('set both in the governance file')}`;
    case 'not_recorded':
      return `Nothing was recorded for ${sentence(refusal.person)}. Where they gave this answer themselves, they would be told: “${refusalWords(refusal.because)}”`;
    case 'waits_for_version':
    case 'body_has_ended':
    case 'body_has_decided':
    case 'closed_to_provider':
    case 'conflicted':
    case 'recused':
    case 'no_voice_lent':
    case 'kept_from_papers':
    case 'request_closed':
    case 'conditions_needed':
    case 'condition_unfit':
    case 'nobody_owes':
    case 'no_chairs_action':
    case 'not_the_chair':
    case 'nothing_changed':
    case 'not_minor':
    case 'not_contestable':
    case 'no_say':
    case 'sections_missing':
    case 'not_your_verdict':
    case 'own_verdict':
    case 'contested_already':
    case 'own_record':
    case 'record_on_own_request':
    case 'own_condition':
    case 'condition_closed':
    case 'own_interest':
    case 'not_the_ruler':
    case 'nothing_to_rule_on':
    case 'interest_not_shown':
    case 'not_of_the_body':
    case 'no_delegation':
    case 'nothing_to_delegate':
    case 'own_deputy':
    case 'not_a_deputy':
    case 'delegation_dates':
    case 'already_delegated':
    case 'deputy_away':
      return signOffRefusalWords(refusal);
    case 'which_sign_off':
    case 'no_such_sign_off':
    case 'gone':
    case 'unknown_list':
    case 'closed_to_you':
    case 'too_many':
    case 'deadline_by_hand':
    case 'meeting_not_ahead':
    case 'meeting_too_near':
    case 'file_not_read':
      return requestRefusalWords(refusal);
    case 'no_working_day':
    case 'nobody_to_remind':
    case 'sent_back':
    case 'no_voice_to_hand_on':
    case 'nobody_to_stand_in':
    case 'no_deputy_chosen':
    case 'delegation_over':
    case 'touches_nothing':
    case 'interest_dates':
    case 'interest_over':
    case 'post_passed_on':
      return peopleRefusalWords(refusal);
  }
}

/** The refusal as a private reply, with what was typed given back to be corrected; never where it may hold a patient's number. */
export function refusalReply(refusal: Refusal, typed: string | null = null, draft: Report | null = null): SlackMessage {
  const pieces: Piece[] = [{ kind: 'paragraph', words: words`${refusalWords(refusal)}` }];
  if (refusal.code === 'unknown_channel') pieces.push(...channelsOf(refusal.groups));
  if (refusal.code !== 'patient_identifier') pieces.push(...givenBack(typed));
  return message(completedInForm(refusal) ? [...pieces, completeButton(draft)] : pieces);
}

function channelsOf(groups: Extract<Refusal, { code: 'unknown_channel' }>['groups']): Piece[] {
  const reachable = groups.flatMap((group) =>
    group.channelId === null ? [] : [words`${name(group.name, 80)} in ${channel(group.channelId, 'its channel')}`],
  );
  return reachable.length === 0 ? [] : [{ kind: 'paragraph', words: words`${listed(reachable, 20)}` }];
}

/** Whether the filled form asks for what is missing or unclear in a report. */
export function completedInForm({ code }: Refusal): boolean {
  return code === 'report_incomplete' || code === 'status_asked' || code === 'unknown_pathway';
}

export function completeButton(draft: Report | null): Piece {
  return {
    kind: 'buttons',
    id: completeReportAction,
    buttons: [
      {
        type: 'button',
        text: plainText('Complete'),
        action_id: completeReportAction,
        style: 'primary',
        value: draftValue(draft),
        accessibility_label: 'Complete the report in a form',
      },
    ],
  };
}

const partWords: Readonly<Record<ReportPart, string>> = {
  status: 'a status (Blue, Red, Amber or Green)',
  text: 'what was done',
  path_to_green: 'a path to green, because it is Amber or Red (write “Path to green: ...”)',
  ask: 'an ask, because it is Red (write “Ask decision: ...”, “Ask assurance: ...” or “Ask help: ...”)',
};

const routeProblems = { ended: 'has ended', approves_nothing: 'has no rule by which it approves' } as const;

function whichPathway(pathways: readonly string[]): string {
  return `Please say which pathway this is about: ${names(pathways)}. Write its name first, for example: /pathway log ${pathways[0] ?? 'Dementia'} green Text`;
}

function wrongChannel(groups: readonly Place[]): string {
  if (groups.length === 0) {
    return "Progress is logged by members of a review group, in that group's channel. If you should log progress too, ask the secretariat to add you to the group.";
  }
  const reachable = groups.filter(({ channelId }) => channelId !== null);
  const where =
    reachable.length === 0 ? 'Your group has no channel yet.' : `Go to the channel of ${names(reachable.map((group) => the(group.name)))}.`;
  return `Progress is logged in a review group's channel, and this is not one. ${where} Or ask the secretariat to give your group this channel.`;
}

function known(all: readonly string[]): string {
  return all.length === 0 ? askSecretariat('add it') : `Use one of these names: ${names(all)}.`;
}

function haveOrHas(all: readonly string[]): string {
  return all.length === 1 ? 'has' : 'have';
}

function noMeeting(body: string | null): string {
  return body === null ? 'No meeting is planned' : `${theAtStart(body)} has no meeting planned`;
}

function askWho(who: readonly string[]): string {
  if (who.length === 0) return `nobody may at present. ${askSecretariat('name somebody who may')}`;
  return `that is for ${names(who, 'or')}. Ask one of them, or ask the secretariat to add you.`;
}

function askApprovers(approvers: readonly string[]): string {
  if (approvers.length === 0) return `it has no approver at present. ${askSecretariat('fill the seat')}`;
  const ask = approvers.length === 1 ? 'Ask them' : 'Ask one of them';
  return `${approvers.length === 1 ? 'its approver is' : 'its approvers are'} ${names(approvers)}. ${ask}, or ask the secretariat to add you.`;
}

function askOthers(approvers: readonly string[]): string {
  return approvers.length === 0
    ? `nobody else may decide at present. ${askSecretariat('name another approver')}`
    : `${names(approvers)} can.`;
}

function count(characters: number): string {
  return characters.toLocaleString('en-GB');
}
