import type { Note, ParkedNote } from '#src/use-cases/messages/messages.ts';
import { calendarDay, instant } from '../instants.ts';
import { message, type Piece, type SlackMessage } from '../layout.ts';
import { mentioned } from '../sign-off/read/words.ts';
import { channel, name, nothing, theBody, type Words, words } from '../words.ts';
import { parkedButtons } from './parked-buttons.ts';

/** A private note from the app: what happened and what to do about it. Parked messages come with the two answers to them. */
export function drawNote(note: Note): SlackMessage {
  const text = { kind: 'paragraph' as const, words: noteWords(note) };
  return message('messageId' in note ? [text, answersTo(note)] : [text]);
}

export function answersTo({ messageId, what, about }: ParkedNote): Piece {
  return parkedButtons(messageId, what, answers[about]);
}

const answers = {
  parked: ['It arrived', 'Send again'],
  refused: ['Send again'],
  still_shown: ['It is gone', 'Try again'],
  not_changed: ['It is gone', 'Try again'],
} as const;

export function noteWords(note: Note): Words {
  switch (note.about) {
    case 'saved_but_not_shown':
      return savedButNotShown(note);
    case 'cannot_post':
      return cannotPost(note);
    case 'cannot_reach':
      return words`${person(note)} can't be reached by direct message: ${problem(note.problem)}. What waits for them: ${name(note.what, 300)}. Correct their Slack member id in the governance file, or tell them another way.`;
    case 'parked':
      return words`It is not certain whether a message arrived${place(note.channelId)}: ${name(note.what, 300)}. Look there, then choose “It arrived” or “Send again”. Until then it is not sent again.`;
    case 'still_shown':
      return words`A message${place(note.channelId)} shows what is private now, and Conclave can't change it (${problem(note.problem)}): ${name(note.what, 300)}. Delete it there, then choose “It is gone”; or open the channel to Conclave again, then choose “Try again”.`;
    case 'not_changed':
      return words`A message${place(note.channelId)} no longer shows how things stand, and Conclave can't change it (${problem(note.problem)}): ${name(note.what, 300)}. Delete it there, then choose “It is gone”; or once it is mended, choose “Try again”. Its buttons decide nothing that is settled.`;
    case 'cannot_change':
      return cannotChange(note);
    case 'shut_out':
      return words`Slack has taken nothing from Conclave in this workspace since ${instant(note.since, note.timezone)} (${problem(note.problem)}). Nothing is lost: what waits is sent by itself once Slack takes it again. If you did not know, ask whoever looks after your Slack.`;
    case 'stands_in':
      return words`${name(note.person, 100)} lets you decide in their place for *${theBody(note.body)}*, from ${calendarDay(note.from)} until ${calendarDay(note.until)}. What waits for you: /signoff list mine. If you can't, tell them.`;
    case 'one_account':
      return words`${name(note.person, 100)}, whom the governance file names by address, and ${name(note.other, 100)} are one account in Slack. They count as one person, who has the seats of both: name them once in the file, or correct the address.`;
    case 'stands_in_no_more':
      if (note.left)
        return words`You no longer decide in place of ${name(note.person, 100)} for *${theBody(note.body)}*: they have left their post.`;
      return words`You no longer decide in place of ${name(note.person, 100)} for *${theBody(note.body)}*: they do so themselves again. Answers you gave stand.`;
    case 'refused':
      return words`Slack does not take a message as Conclave has written it: ${name(note.what, 300)} (${name(note.problem, 100)}). Nothing is lost, and what comes after it goes on. Tell whoever looks after Conclave; once it is mended, choose “Send again”.`;
  }
}

type Of<About extends Note['about']> = Extract<Note, { about: About }>;

const archived = 'is_archived';

/** Nobody can be invited to an archived channel. */
function savedButNotShown(note: Of<'saved_but_not_shown'>): Words {
  const where = channel(note.channelId, 'the channel');
  const what = name(note.what, 300);
  return note.problem === archived
    ? words`*Saved.* ${where} is archived: once it is opened again, ${what} is shown there.`
    : words`*Saved.* Invite @Conclave to ${where} to show ${what} there.`;
}

function cannotPost(note: Of<'cannot_post'>): Words {
  const what = note.what === undefined ? nothing : words` What could not be posted: ${name(note.what, 300)}.`;
  const remedy = remedyFor(note);
  return words`Conclave can't post in ${channel(note.channelId, 'a channel')}: ${problem(note.problem)}.${what} ${remedy}, or name another channel in the governance file. What waits is sent as soon as it can be.`;
}

function cannotChange(note: Of<'cannot_change'>): Words {
  const remedy = note.channelId === null ? 'Once Slack lets Conclave in there again' : `${remedyFor(note)}: then`;
  return words`Conclave can't change what it has posted${place(note.channelId)}: ${problem(note.problem)}. What still shows there how things stood before: ${name(note.what, 300)}. Its buttons decide nothing that is settled. ${remedy} it is changed by itself, and so is whatever else there has changed meanwhile.`;
}

function remedyFor(note: { readonly problem: string }): string {
  return note.problem === archived ? 'Open the channel again' : 'Invite @Conclave there';
}

function place(channelId: string | null): Words {
  return channelId === null ? words` as a direct message` : words` in ${channel(channelId, 'its channel')}`;
}

/** Slack shows an account it does not know as its bare id: a name says more. */
function person({ person: called, slackUserId }: Of<'cannot_reach'>): Words {
  return called === undefined ? mentioned({ name: 'Somebody whom the governance file does not name now', slackUserId }) : name(called, 100);
}

const problems: Readonly<Record<string, string>> = {
  not_in_channel: 'it has not been invited',
  channel_not_found: 'the channel is not there, or is private and it has not been invited',
  [archived]: 'the channel is archived',
  user_not_found: 'Slack does not know that id',
  users_not_found: 'Slack does not know that id',
  user_disabled: 'the account is switched off',
  cannot_dm_bot: 'that id is of an app, not of a person',
};

/** Slack's own code where there are no words for it: whoever has to look it up needs it. */
function problem(code: string): Words {
  return name(problems[code] ?? (code.startsWith('restricted_action') ? 'posting there is restricted' : code), 200);
}
