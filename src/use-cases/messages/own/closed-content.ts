import { isDeepStrictEqual } from 'node:util';
import { closedIn } from '#src/domain/board/digest/closed.ts';
import { digestParts } from '#src/domain/board/digest/parts.ts';
import type { PublicFace } from '#src/domain/privacy.ts';
import type { SignOffCertificate, SignOffClosedCertificate } from '../certificate.ts';
import { type EntryCard, type MessageContent, type Note, titleAsRead } from '../messages.ts';
import type { SignOffReminder } from '../reminder.ts';
import type { SignOffCard, SignOffClosedCard } from '../sign-off.ts';
import { withoutContent } from '../without-content.ts';

/** What somebody may not read, with what stands in its place; null of what they may read. */
export type Unread = {
  /** By SO-12; with the name of its pathway as it may be read */
  signOff(reference: string): (PublicFace & { readonly pathway: string }) | null;
  pathway(which: { readonly id?: string | undefined; readonly key?: string; readonly name: string }): PublicFace | null;
};

/** A message as it may be read: the very same where all of it may. Every kind of message passes here, on its way to whatever place. */
export function asRead(content: MessageContent, unread: Unread): MessageContent {
  const read = closedWhere(content, unread);
  return isDeepStrictEqual(read, content) ? content : read;
}

function closedWhere(content: MessageContent, unread: Unread): MessageContent {
  if ('reference' in content) {
    const face = unread.signOff(content.reference);
    return face ? signOffAsRead(content, face) : content;
  }
  switch (content.kind) {
    case 'entry_card':
      return entryAsRead(content, unread);
    case 'digest_summary':
    case 'digest_part':
      return digestAsRead(content, unread);
    case 'sign_off_reminder':
      return reminderAsRead(content, unread);
    case 'note':
      return noteAsRead(content, unread);
    case 'entry_closed_card':
      return content;
  }
}

type OnSignOff = Extract<MessageContent, { readonly reference: string }>;

function signOffAsRead(content: OnSignOff, face: PublicFace & { readonly pathway: string }): MessageContent {
  const { title, reason: closedBecause } = face;
  switch (content.kind) {
    case 'sign_off_card':
      return { ...closedCard(content), title, closedBecause };
    case 'sign_off_certificate':
      return { ...closedCertificate(content), title, closedBecause };
    case 'sign_off_closed_card':
    case 'sign_off_closed_certificate':
      return { ...content, title, closedBecause };
    case 'sign_off_certificate_page':
      return { ...content, title, data: null, permalink: null, closed: true };
    case 'sign_off_note':
    case 'sign_off_outcome': {
      const left = withoutContent(content);
      return left.kind === 'sign_off_outcome' ? { ...left, title, pathway: face.pathway } : { ...left, title };
    }
  }
}

function closedCard({ signOffId, reference, version, outcome, ...card }: SignOffCard): Omit<SignOffClosedCard, 'title' | 'closedBecause'> {
  const { conditionsOutstanding, awaitingFormallyResponsible, askedFor } = card;
  return {
    kind: 'sign_off_closed_card',
    signOffId,
    reference,
    version,
    outcome,
    conditionsOutstanding,
    awaitingFormallyResponsible,
    askedFor,
  };
}

function closedCertificate(certificate: SignOffCertificate): Omit<SignOffClosedCertificate, 'title' | 'closedBecause'> {
  const { signOffId, reference, version, outcome, conditionsOutstanding } = certificate;
  return { kind: 'sign_off_closed_certificate', signOffId, reference, version, outcome, conditionsOutstanding };
}

function entryAsRead(card: EntryCard, unread: Unread): MessageContent {
  const face = unread.pathway({ id: card.pathwayId, name: card.pathway });
  const { group, at, timezone } = card;
  return face ? { kind: 'entry_closed_card', group, at, timezone, face } : card;
}

type OfDigest = Extract<MessageContent, { readonly kind: 'digest_summary' | 'digest_part' }>;

/** The parts of a thread are those it was posted in, whatever has closed since. */
function digestAsRead(content: OfDigest, unread: Unread): MessageContent {
  const closed = closedIn(unread);
  const digest = closed.digest(content.digest);
  if (content.kind === 'digest_summary') return digest === content.digest ? content : { ...content, digest };
  const part = content.holds ?? digestParts(content.digest)[content.part];
  const nowRead = part && closed.part(part);
  return nowRead && nowRead !== part ? { ...content, digest, nowRead } : content;
}

function reminderAsRead(reminder: SignOffReminder, unread: Unread): MessageContent {
  const line = <L extends { readonly reference: string; readonly title: string }>(one: L, hidden: Partial<L>): L => {
    const face = unread.signOff(one.reference);
    return face ? { ...one, ...hidden, title: face.title } : one;
  };
  const owed = reminder.owed.map((one) => line(one, {}));
  const overdue = reminder.overdue.map((one) => line(one, { waitingFor: [] }));
  const unscheduled = reminder.unscheduled?.map((one) =>
    line(one, { waitingFor: [], ...(one.sentBack && { sentBack: { by: [], requester: null } }) }),
  );
  return { ...reminder, owed, overdue, ...(unscheduled && { unscheduled }) };
}

function noteAsRead(note: Note, unread: Unread): MessageContent {
  if (!('what' in note)) return note;
  return {
    ...note,
    what: titleAsRead(note.what, { signOff: (reference) => unread.signOff(reference), pathway: (name) => unread.pathway({ name }) }),
  };
}
