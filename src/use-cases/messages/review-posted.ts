import { isDeepStrictEqual } from 'node:util';
import type { DateTime } from 'luxon';
import type { Directory } from '#src/domain/directory.ts';
import { contentState } from '#src/domain/sign-off/content-state.ts';
import { inAttempts } from '../attempts.ts';
import { lastReadingChange } from '../governance/next-change-instant.ts';
import type { ChangedMessage, StandingMessage } from '../ports/outgoing.ts';
import type { Stores, Transact } from '../ports/stores.ts';
import { pictureOf } from '../sign-off/read/picture-sign-off.ts';
import { updateSignOffCards } from '../sign-off/read/sign-off-copies.ts';
import { asEnded } from '../sign-off/tell/describe-certificate.ts';
import { updateCertificates } from '../sign-off/tell/post-certificate.ts';
import { type MessageContent, titleOfMessage } from './messages.ts';
import { hashOfContent, type PrivacyGate, privacyGate } from './privacy-gate.ts';

/** How many messages are gone through in one transaction: a digest's are long. */
const together = 50;

/**
 * Goes through everything of a workspace that stands in Slack: what shows more than may be read there now is changed in place, and what was closed and is
 * open again shows it again. Each message is changed with what is known of it, so that a stop in between loses nothing and repeats nothing.
 */
export async function reviewPosted(transact: Transact, team: string, now: DateTime): Promise<void> {
  let after: string | null = null;
  do {
    after = await transact((stores) => reviewSome(stores, team, after, now));
  } while (after !== null);
}

/** Has the workspaces gone through in which something stands that was posted before messages passed the privacy gate: once after an upgrade. */
export async function reviewWhatStoodBefore(transact: Transact): Promise<void> {
  await transact(async ({ outgoing, followUps }) => {
    for (const team of await outgoing.teamsFromBefore()) await followUps.reviewPosted(team);
  });
}

/**
 * Has what stands in Slack gone through once for each instant at which a person, a seat, an interest or a body began or ended by its dates: nobody acts
 * then. Several instants since the last look are one.
 */
export async function reviewByDates(transact: Transact, now: DateTime): Promise<void> {
  await inAttempts(async ({ attempt }) => {
    for (const team of await transact(({ directories }) => directories.teams())) {
      await attempt(`What stands in Slack of workspace ${team} was not gone through`, () =>
        transact((stores) => reviewTeamByDates(stores, team, now)),
      );
    }
  });
}

async function reviewTeamByDates({ directories, outgoing, followUps }: Stores, team: string, now: DateTime): Promise<void> {
  const directory = await directories.ofTeam(team);
  const last = directory && lastReadingChange(directory, now);
  if (directory && last && (await outgoing.reviewTo(directory.workspace.id, last))) await followUps.reviewPosted(team);
}

/** The last that was gone through; null where there are no more. */
async function reviewSome(stores: Stores, team: string, after: string | null, now: DateTime): Promise<string | null> {
  const directory = await stores.directories.ofTeam(team);
  if (!directory) return null;
  const standing = await stores.outgoing.standing(directory.workspace.id, after, together);
  const gate = privacyGate(stores, directory, now);
  const seen = await Promise.all(standing.map((message) => seenAs(gate, message)));
  const stale = seen.filter(({ isShown }) => !isShown);
  const unknown = seen.filter(({ isShown, message }) => isShown && message.said === null);
  await stores.outgoing.changeStanding(directory.workspace.id, [...stale, ...unknown]);
  if (stale.length > 0) recordIn(stores, directory, stale, now);
  await openAgain(stores, directory, standing, now);
  return standing.at(-1)?.id ?? null;
}

export type Seen = ChangedMessage & { readonly message: StandingMessage; readonly read: MessageContent };

/** What may be read of a message where it stands, and whether that is what is read there. */
export async function seenAs(gate: PrivacyGate, message: StandingMessage): Promise<Seen> {
  const read = await gate.pass(message.content, message.to);
  const said = hashOfContent(read);
  const isShown = message.said === null ? isDeepStrictEqual(read, message.content) : message.said === said;
  return { id: message.id, to: message.to, said, isShown, message, read };
}

/** What stands of a request in closed cards alone holds no more than they show: open again, they are drawn anew. */
async function openAgain(stores: Stores, directory: Directory, standing: readonly StandingMessage[], now: DateTime): Promise<void> {
  const ids = standing.flatMap(({ content }) =>
    content.kind === 'sign_off_closed_card' || content.kind === 'sign_off_closed_certificate' ? [content.signOffId] : [],
  );
  for (const signOffId of new Set(ids)) {
    const signOff = await stores.signOffs.find(directory.workspace.id, signOffId);
    if (!signOff || contentState(directory, signOff) === 'closed') continue;
    const picture = await pictureOf(stores, directory, signOff, now);
    await updateSignOffCards(stores.outbox, picture);
    const ended = asEnded(picture);
    if (ended) await updateCertificates(stores.outbox, ended);
  }
}

function recordIn({ chronicle }: Stores, directory: Directory, stale: readonly Seen[], at: DateTime): void {
  chronicle.record(directory.workspace.id, {
    at,
    actor: 'Conclave',
    role: 'privacy of what was posted',
    action: 'posted messages changed',
    subject: 'messages in Slack',
    details: stale.map(({ message, read }) => ({
      message: message.id,
      in: 'channelId' in message.to ? message.to.channelId : message.to.slackUserId,
      what: titleOfMessage(read),
      because:
        message.said === null
          ? 'it was posted before the titles of private matters were kept out of messages'
          : 'what may be read of it there has changed since it was posted',
    })),
  });
}
