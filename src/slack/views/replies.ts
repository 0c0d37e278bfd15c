import { closest } from '#src/domain/closest.ts';
import { type Status, statusWords } from '#src/domain/status.ts';
import type { ReportedIn } from '#src/use-cases/board/find-digest-ahead.ts';
import type { ParkedSettled } from '#src/use-cases/messages/settle-parked-message.ts';
import type { ProgressLogged } from '#src/use-cases/progress/log-progress.ts';
import type { SignOffAmended } from '#src/use-cases/sign-off/decide/amend-sign-off.ts';
import type { PrivacyChanged, PrivacySet } from '#src/use-cases/sign-off/request/set-privacy.ts';
import { day, zonedInstant } from './instants.ts';
import { message, type Piece, type SlackMessage } from './layout.ts';
import { askSecretariat } from './refusal-facts.ts';
import { joined, listed, name, nothing, theBody, type Words, words } from './words.ts';

/** What was typed, exactly, to be copied and sent again. */
export function givenBack(typed: string | null): Piece[] {
  if (typed === null || typed.trim() === '') return [];
  const longest = 10_000;
  const tooLong = typed.length > longest;
  return [
    {
      kind: 'paragraph',
      words: tooLong
        ? words`You wrote (the first ${longest.toLocaleString('en-GB')} characters of ${typed.length.toLocaleString('en-GB')}):`
        : words`You wrote:`,
    },
    { kind: 'quoted', text: tooLong ? typed.slice(0, longest).toWellFormed() : typed },
  ];
}

/** Tells who logged progress that it is stored, and where it shows. */
export function progressSaved(saved: {
  readonly pathway: string;
  readonly status: Status;
  readonly statusKept: boolean;
  readonly card: ProgressLogged['card'];
  readonly digest: ProgressLogged['digest'];
}): SlackMessage {
  const { name: called } = statusWords[saved.status];
  const kept = saved.statusKept ? words` You gave no status, so the last one, ${called}, is kept.` : nothing;
  const inDigest = saved.digest === null ? nothing : words` ${digestAhead(saved.digest)}`;
  return message([
    { kind: 'paragraph', words: words`*Saved:* ${name(saved.pathway)}, ${called}. ${whereItShows[saved.card]}${inDigest}${kept}` },
  ]);
}

/** No more than is certain when it is said: the card waits where the app is not in the channel. */
const whereItShows = {
  on_its_way: words`Its card is on its way to the group's channel.`,
  private: words`The pathway is private, so it is shown in no channel and in no digest.`,
  no_channel: words`The group has no channel to show it in.`,
} as const;

function digestAhead(digest: ReportedIn): Words {
  switch (digest.kind) {
    case 'digest':
      return words`In the next digest: ${zonedInstant(digest.at, digest.timezone)}, for ${theBody(digest.body, 100)}.`;
    case 'none_scheduled': {
      const bodies = digest.bodies.map((body) => theBody(body, 100));
      return words`*In no digest yet:* none is ahead for ${listed(bodies, 3)}. It will be in the first one before the next meeting: ask the secretariat to add that meeting.`;
    }
    case 'not_covered':
      return words`*In no digest:* none that goes to a channel covers ${theBody(digest.group, 100)}. ${remedy(digest)}`;
  }
}

function remedy({ because, bodies }: Extract<ReportedIn, { kind: 'not_covered' }>): Words {
  const all = bodies.map((body) => theBody(body, 100));
  switch (because) {
    case 'no_channel':
      return words`Ask the secretariat to give a channel in the governance file to ${listed(all, 3)}, where the digests would go.`;
    case 'no_digest':
      return words`Ask the secretariat to have digests sent to ${listed(all, 3)}, ${bodies.length === 1 ? 'to which' : 'to whom'} the group answers.`;
    case 'answers_to_nobody':
      return words`${askSecretariat('say in the governance file to which body the group answers')}`;
  }
}

/** Tells the requester whom the request goes to. */
export function signOffSent(sent: {
  readonly reference: string;
  readonly title: string;
  /** The bodies of the first step */
  readonly asked: readonly string[];
  readonly deadline: { readonly at: string; readonly timezone: string } | null;
}): SlackMessage {
  const asked = listed(
    sent.asked.map((body) => theBody(body, 100)),
    12,
  );
  const until = sent.deadline === null ? 'no deadline' : `by ${day(sent.deadline.at, sent.deadline.timezone)}`;
  return message([
    {
      kind: 'paragraph',
      words: words`*Saved:* ${sent.reference}, ${name(sent.title, 300)}. It is on its way to ${asked}. Deadline: ${until}. You will be told the outcome.`,
    },
  ]);
}

/** Tells who sent another version who decides again. */
export function signOffAmended(amended: SignOffAmended): SlackMessage {
  const { reference, title, privacy } = amended;
  if (privacy?.alone) return privacySet({ reference, title, ...privacy }, words` Version ${amended.version} stands as it is.`);
  const seen = privacy ? words` ${whoSees(privacy)}` : nothing;
  const who = amended.minor ? answersStand(amended.askedAgain) : anew(amended.startAgain);
  const kind = amended.minor ? 'a minor one' : 'a major one';
  return message([
    {
      kind: 'paragraph',
      words: words`*Saved:* version ${amended.version} of ${amended.reference}, ${name(amended.title, 300)}, ${kind}. ${who}.${seen}`,
    },
  ]);
}

function anew(bodies: readonly string[]): Words {
  const all = bodies.map((body) => theBody(body, 100));
  return words`It is decided anew from step one, by ${listed(all, 12)}`;
}

function answersStand(askedAgain: readonly string[]): Words {
  if (askedAgain.length === 0) return words`Answers given so far stand`;
  const people = askedAgain.map((one) => name(one, 100));
  return words`${listed(people, 12)} ${people.length === 1 ? 'is' : 'are'} asked again; other answers given so far stand`;
}

/** Tells who said who may see a request what becomes of what was posted. */
export function privacySet({ reference, title, ...privacy }: PrivacySet, more: Words = nothing): SlackMessage {
  return message([{ kind: 'paragraph', words: words`*Saved:* who may see ${reference}, ${name(title, 300)}. ${whoSees(privacy)}${more}` }]);
}

function whoSees({ isPrivate, stillShared }: PrivacyChanged): Words {
  if (!isPrivate) return words`Everybody may see it now; what was posted of it shows its title again.`;
  const files = stillShared.map((file) => name(file, 80));
  const kept =
    files.length === 0
      ? nothing
      : words` Slack keeps files readable where they were shared: delete them there if nobody is to read them: ${listed(files, 10)}.`;
  return words`It is private: what was posted of it is changed to its public title.${kept}`;
}

/** Tells who took a request back that it has ended. */
export function signOffWithdrawn(withdrawn: { readonly reference: string; readonly title: string }): SlackMessage {
  return message([
    {
      kind: 'paragraph',
      words: words`*Withdrawn:* ${withdrawn.reference}, ${name(withdrawn.title, 300)}. Its cards say so, with your reason.`,
    },
  ]);
}

/** Tells who sent an extra digest where it goes. */
export function digestSent(sent: {
  readonly body: string;
  readonly number: number;
  readonly sentTo: readonly string[];
  readonly withoutChannel: readonly string[];
}): SlackMessage {
  const to = listed(
    sent.sentTo.map((body) => theBody(body, 100)),
    12,
  );
  const without =
    sent.withoutChannel.length === 0
      ? nothing
      : words` No channel, so nothing there: ${listed(sent.withoutChannel.map((body) => theBody(body, 100)))}.`;
  return message([{ kind: 'paragraph', words: words`*On its way:* digest ${sent.number} for ${theBody(sent.body)}, to ${to}.${without}` }]);
}

/** Tells the secretariat what became of a message about which nobody could be certain. */
export function parkedSettled(settled: ParkedSettled): SlackMessage {
  if (settled.already) return message([{ kind: 'paragraph', words: words`This has been answered already.` }]);
  const what = name(settled.what, 300);
  const answered = settled.gone ? words`*Recorded:* ${what} is gone from there.` : words`*Recorded:* ${what} arrived.`;
  const text = settled.word === 'arrived' ? answered : words`*On its way again:* ${what}.`;
  return message([{ kind: 'paragraph', words: text }]);
}

export function notSavedWords(): string {
  return 'Not saved, please send it again.';
}

/** Nothing was stored within the time Slack gives: the text comes back. */
export function notSavedReply(typed: string | null): SlackMessage {
  return message([{ kind: 'paragraph', words: words`*${notSavedWords()}*` }, ...givenBack(typed)]);
}

export function perhapsSavedWords(): string {
  return 'It is not certain whether this was saved: the database was lost in that moment. Look whether it is there before you send it again.';
}

/** The database was lost in the moment of saving: neither "saved" nor "not saved" would be true. */
export function perhapsSavedReply(typed: string | null): SlackMessage {
  return message([{ kind: 'paragraph', words: words`*${perhapsSavedWords()}*` }, ...givenBack(typed)]);
}

export function incidentWords(id: string): string {
  return `Something went wrong on our side. Nothing was saved. Please try again; if it happens again, tell the secretariat and quote ${id}.`;
}

export function incidentReply(id: string, typed: string | null): SlackMessage {
  return message([{ kind: 'paragraph', words: words`${incidentWords(id)}` }, ...givenBack(typed)]);
}

/** What was used is of an earlier version of the app, or not the app's at all. */
export function outOfUse(what: 'button' | 'form' | 'command' | 'shortcut', typed: string | null): SlackMessage {
  const anew =
    what === 'form'
      ? 'Copy your text, close the form and open it again'
      : 'Look at the newest message, or type /pathway help for progress, /signoff list for sign-offs';
  return message([
    { kind: 'paragraph', words: words`This ${what} is no longer in use. Nothing was saved or changed. ${anew}.` },
    ...givenBack(typed),
  ]);
}

/** A form opens within three seconds of the click or not at all. */
export function formNotOpened(): SlackMessage {
  return message([{ kind: 'paragraph', words: words`The form could not be opened. Nothing was changed. Please try again.` }]);
}

export type CommandHelp = {
  readonly name: string;
  readonly description: string;
  readonly usages: readonly { readonly usage: string; readonly summary: string }[];
};

export function commandHelp(command: CommandHelp): SlackMessage {
  return message([{ kind: 'heading', text: command.name }, { kind: 'paragraph', words: words`${command.description}` }, usagesOf(command)]);
}

/** Names the subcommand that was probably meant, and all there are. */
export function unknownSubcommand(command: CommandHelp, given: string, typed: string): SlackMessage {
  const known = [...command.usages.map(({ usage }) => literalWords(usage)), 'help'];
  const meant = closest(given, known);
  const suggestion = meant === null ? nothing : words` Did you mean ${`${command.name} ${meant}`}?`;
  return message([
    { kind: 'paragraph', words: words`${command.name} does not know “${name(given, 100)}”.${suggestion}` },
    ...givenBack(typed),
    usagesOf(command),
  ]);
}

export function usagesOf({ name: command, usages }: CommandHelp): Piece {
  const lines = [...usages, { usage: 'help', summary: 'shows this list' }].map(
    ({ usage, summary }) => words`• *${`${command} ${usage}`}*: ${summary}`,
  );
  return { kind: 'paragraph', words: joined(lines, '\n') };
}

/** "digest preview" of "digest preview [body]": the words that are typed as they stand. */
function literalWords(usage: string): string {
  const [literal = usage] = usage.split(/\s+(?=[^a-z])/);
  return literal.trim();
}
