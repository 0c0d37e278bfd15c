import {
  type DigestCondition,
  type DigestPathway,
  type DigestRatification,
  type DigestSignOff,
  type DigestSnapshot,
  withheld,
} from '#src/domain/board/digest/snapshot.ts';
import { unsaidReason } from '#src/domain/private-reasons.ts';
import { statusWords } from '#src/domain/status.ts';
import { age, calendarDay, date, day, shortInstant, zonedInstant } from '../instants.ts';
import { privately, stateWithConditions } from '../sign-off/read/words.ts';
import { movement, status, statusWithMeaning } from '../status.ts';
import { channel, extract, joined, listed, name, nothing, theBody, type Words, words } from '../words.ts';

export const newMark = words` · *new*`;

/** "Digest 2 for Kent Health and Wellbeing Board" */
export function digestTitle({ kind, number, meeting }: DigestSnapshot): string {
  if (kind === 'preview' || number === null) return `Digest preview for ${meeting.body}`;
  return `${kind === 'extra' ? 'Extra digest' : 'Digest'} ${number} for ${meeting.body}`;
}

/** Which meeting, what is covered, until when one can still act. */
export function digestFrame(digest: DigestSnapshot): Words {
  const { meeting, timezone, deadlines } = digest;
  const place = meeting.place === null ? nothing : words`, ${name(meeting.place, 100)}`;
  const from = digest.coversFrom === null ? 'the beginning' : shortInstant(digest.coversFrom, timezone);
  const lines = [
    words`*Meeting:* ${zonedInstant(meeting.at, timezone)}${place}`,
    words`*Covers:* from ${from} to ${shortInstant(digest.coversUntil, timezone)}`,
    words`*Deadlines:* sign-off ${deadlineDay(deadlines.signOff, digest)}, papers ${deadlineDay(deadlines.paper, digest)}`,
  ];
  return joined(digest.late ? [late(digest), ...lines] : lines, '\n');
}

function deadlineDay(iso: string | null, { cutAt, timezone }: DigestSnapshot): string {
  if (iso === null) return 'no date';
  return `by ${day(iso, timezone)}${Date.parse(iso) < Date.parse(cutAt) ? ' (past)' : ''}`;
}

function late({ dueAt, cutAt, timezone }: DigestSnapshot): Words {
  const due = dueAt === null ? nothing : words` It was due on ${zonedInstant(dueAt, timezone)};`;
  return words`*Late.*${due} it holds everything up to ${shortInstant(cutAt, timezone)}.`;
}

/** "🟠 *Amber*: Dementia (its group), Green to Amber · new": one pathway on one line. */
export function pathwayLine(pathway: DigestPathway, group: string, limit: number): Words {
  const called = words`*${name(pathway.name, limit)}* (${name(group, limit)})`;
  if (pathway.privateReason !== null) return words`${called}: ${privately(pathway.privateReason, limit)}`;
  const moved = movement(pathway.movedFrom, pathway.status);
  return words`${status(pathway.status)}: ${called}${moved === null ? nothing : words`, ${moved}`}${pathway.isNew ? newMark : nothing}`;
}

/** What is known of a pathway from which nothing came: its last status stays visible with its age and is never shown as its status. */
export function lastKnown({ lastStatus }: DigestPathway, { cutAt, timezone }: DigestSnapshot): Words {
  if (lastStatus === null) return words`never reported`;
  const { name: called } = statusWords[lastStatus.status];
  return words`last status ${called} on ${date(lastStatus.at, timezone)}, ${age(lastStatus.at, cutAt, timezone)}`;
}

/** The first line of a pathway in its group's part. */
export function pathwayHead(pathway: DigestPathway, digest: DigestSnapshot): Words {
  if (pathway.privateReason !== null) return words`*${name(pathway.name, 60)}*: ${privately(pathway.privateReason, 60)}`;
  const { tier, phase, movedFrom } = pathway;
  const moved = movement(movedFrom, pathway.status);
  const facts = words`${moved === null ? nothing : words`${moved}. `}${atStart(tier)} tier, ${name(phase, 20)} phase.`;
  const known = pathway.status === 'not_received' ? words` History: ${lastKnown(pathway, digest)}.` : nothing;
  return words`*${name(pathway.name, 60)}*: ${statusWithMeaning(pathway.status)}${pathway.isNew ? newMark : nothing}\n${facts}${known}`;
}

function atStart(word: string): Words {
  return name(`${word.slice(0, 1).toUpperCase()}${word.slice(1)}`, 20);
}

/** How much of a sign-off one line says: characters of a name, people and bodies listed, and whether the votes are told. */
export type SignOffDetail = { readonly names: number; readonly people: number; readonly bodies: number; readonly votes: boolean };
export const signOffDetails: readonly SignOffDetail[] = [
  { names: 150, people: Number.POSITIVE_INFINITY, bodies: Number.POSITIVE_INFINITY, votes: true },
  { names: 80, people: 6, bodies: 4, votes: true },
  { names: 40, people: 1, bodies: 2, votes: false },
];

/** Of what is no secret, where one of the readers is kept from the papers. */
const noMore = words`No more of it is shown here`;

export function signOffLine(signOff: DigestSignOff, zone: string, detail: SignOffDetail): Words {
  const { names, people, bodies } = detail;
  const { conditions = [], sentBackBy = [], counts = [] } = signOff;
  const how = stateWithConditions(signOff.state, conditions.length);
  const what = words`*${signOff.reference}* ${name(signOff.title, names * 2)}`;
  const until = signOff.deadline === null ? words`no deadline` : words`deadline ${day(signOff.deadline, zone)}`;
  const open = signOff.state === 'open';
  const when = open ? words`, ${until}${signOff.overdue ? words`, *overdue*` : nothing}` : nothing;
  const marked = signOff.isNew ? newMark : nothing;
  if (signOff.privateReason !== null) {
    if (signOff.privateReason === withheld) return words`${what}: ${how}${when}. ${noMore}${marked}`;
    return words`${what}: ${privately(signOff.privateReason, names)}, ${how}${when}${marked}`;
  }
  const asked = signOff.awaiting.map((one) => {
    const who = listed(
      one.people.map((person) => name(person, names)),
      people,
    );
    return words`${theBody(one.body, names)} (${one.people.length === 0 ? words`nobody who may decide` : who})`;
  });
  const waiting = asked.length > 0 ? words`. ${open ? 'Waiting for' : 'May still answer:'} ${listed(asked, bodies)}` : nothing;
  const askingForChanges = listed(
    sentBackBy.map((body) => theBody(body, names)),
    bodies,
  );
  const coming = signOff.requester === undefined ? nothing : words`, a new version is coming from ${name(signOff.requester, names)}`;
  const back = sentBackBy.length > 0 ? words` by ${askingForChanges}${coming}` : nothing;
  const given = listed(
    signOff.approvedBy.map((body) => theBody(body, names)),
    bodies,
  );
  const approved = signOff.approvedBy.length > 0 ? words`. Approved by ${given}` : nothing;
  const votes = counts.map(({ body, inWords }) => words`${theBody(body, names)}: ${name(inWords, 200)}`);
  const counted = detail.votes && counts.length > 0 ? words`. ${listed(votes, bodies)}` : nothing;
  const formal = signOff.awaitingFormallyResponsible;
  const formally = formal === null ? nothing : words`. Awaiting the formally responsible body, ${theBody(formal, names)}`;
  return words`${what}, version ${signOff.version} (${name(signOff.pathway, names)}): ${how}${back}${when}${waiting}${approved}${counted}${conditionsOpen(conditions, detail)}${formally}${marked}`;
}

function conditionsOpen(conditions: readonly DigestCondition[], { names, people }: SignOffDetail): Words {
  if (conditions.length === 0) return nothing;
  const open = conditions.map(({ body, text, owner, due }) => {
    const until = due === null ? nothing : words`, by ${calendarDay(due)}`;
    return words`“${extract(text, names * 2)}” (${name(owner, names)}, for ${theBody(body, names)}${until})`;
  });
  return words`. To be done: ${listed(open, people)}`;
}

/** What a body's chair has approved alone, for it to ratify. */
export function ratificationLine(
  { reference, title, privateReason, chair, reason, at }: DigestRatification,
  zone: string,
  names: number,
): Words {
  const what = words`*${reference}* ${name(title, names * 2)}`;
  const byChair = words`approved by chair's action on ${date(at, zone)}`;
  if (privateReason === withheld) return words`${what}: ${byChair}. ${noMore}`;
  if (privateReason !== null || chair === null) return words`${what}: ${privately(privateReason ?? unsaidReason, names)}, ${byChair}`;
  const why = reason === null ? words`, reason to follow` : words`: “${extract(reason, names * 3)}”`;
  return words`${what}: approved by chair's action of ${name(chair, names)} on ${date(at, zone)}${why}`;
}

/** The chronicle's last link when the digest was cut: whoever keeps this message can show later that nothing was cut off. */
export function chronicleLine({ chronicle }: DigestSnapshot): Words {
  if (chronicle === null) return words`Record of changes: empty when this was written.`;
  return words`Record of changes: ${chronicle.position} entries, the last with hash ${chronicle.hash}.`;
}

/** Where it went, and where it could not. */
export function recipientNotes({ recipients }: DigestSnapshot): Words[] {
  const reached = recipients.flatMap(({ body, channelId }) =>
    channelId === null ? [] : [words`${theBody(body, 60)} in ${channel(channelId, 'its channel')}`],
  );
  const missed = recipients.flatMap(({ body, channelId }) => (channelId === null ? [theBody(body, 60)] : []));
  return [
    ...(reached.length > 0 ? [words`For ${listed(reached, 6)}.`] : []),
    ...(missed.length > 0 ? [words`Not sent to ${listed(missed, 6)}: no channel is set.`] : []),
  ];
}
