import type { DateTime } from 'luxon';
import { certificatePageAsOfNow } from '../audit/certificate-page.ts';
import type { Claim, OutgoingMessage } from '../ports/outgoing.ts';
import type { Stores } from '../ports/stores.ts';
import { reminderAsOfNow } from '../sign-off/remind/reminder-as-of-now.ts';
import type { MessageContent } from './messages.ts';
import { hashOfContent, privacyGate } from './privacy-gate.ts';

type Need = Pick<Stores, 'directories' | 'signOffs' | 'meetings' | 'outgoing' | 'chronicle'>;

/** The hash of nothing. */
const saidEither = '';

/** Until which instant of the machine, from `at`, the claim lasts; `now`: the organisation's time. */
type When = { readonly at: Date; readonly until: Date; readonly now: DateTime };

/**
 * Claims a message to be sent, with what it says as it leaves: nothing but what may be read there now, a certificate with the places of its links, which
 * they got when what it tells of was committed, its data put together, and of a reminder what is still true. One that has nothing to say any more is
 * dropped.
 */
export async function claimMessage(need: Need, messageId: string, { at, until, now }: When): Promise<Claim> {
  const claim = await need.outgoing.claim(messageId, at, until);
  if (!('message' in claim)) return claim;
  const { message } = claim;
  const read = await asMayBeRead(need, message, now);
  const content = await contentAsOfNow(need, { ...message, content: read }, now);
  if (content) {
    const asOfNow = content.kind === 'sign_off_reminder' ? content : null;
    const hash = hashOfContent(asOfNow ?? read);
    // An earlier attempt may stand with what it said then: which of the two is read nobody knows.
    const isKnown = claim.kind === 'send' || message.said === null || message.said === hash;
    await need.outgoing.says(message, { said: isKnown ? hash : saidEither, content: asOfNow });
    return { ...claim, message: { ...message, content, closes: isClosed(read) || read !== message.content } };
  }
  await need.outgoing.drop(message, 'nothing of it is still to be said');
  return { kind: 'nothing_to_do' };
}

async function asMayBeRead(need: Need, { team, content, to }: OutgoingMessage, now: DateTime): Promise<MessageContent> {
  const directory = await need.directories.ofTeam(team);
  return directory ? privacyGate(need, directory, now).pass(content, to) : content;
}

async function contentAsOfNow(need: Need, message: OutgoingMessage, now: DateTime): Promise<MessageContent | null> {
  const { content, workspaceId, kind } = message;
  if (content.kind === 'sign_off_certificate_page') return content.closed ? content : certificatePageAsOfNow(need, message, content, now);
  // One that has left is changed as it left: what was answered since is told otherwise.
  if (content.kind === 'sign_off_reminder') return kind === 'update' ? content : reminderAsOfNow(need, message, content, now);
  if (content.kind !== 'sign_off_certificate') return content;
  const links = await need.chronicle.about(workspaceId, content.reference);
  return { ...content, chain: links.map(({ position }) => position) };
}

function isClosed({ kind }: MessageContent): boolean {
  return kind === 'sign_off_closed_card' || kind === 'sign_off_closed_certificate';
}
