import type { DateTime } from 'luxon';
import { certificatePageAsOfNow } from './certificate-page.ts';
import type { MessageContent } from './messages.ts';
import type { Claim, OutgoingMessage } from './ports/outgoing.ts';
import type { Stores } from './ports/stores.ts';
import { reminderAsOfNow } from './reminder-as-of-now.ts';

type Need = Pick<Stores, 'directories' | 'signOffs' | 'meetings' | 'outgoing' | 'chronicle'>;

/** Until which instant of the machine, from `at`, the claim lasts; `now`: the organisation's time. */
type When = { readonly at: Date; readonly until: Date; readonly now: DateTime };

/**
 * Claims a message to be sent, with what it says as it leaves: a certificate is given the places of its links, which they got when what it tells of was
 * committed, its data are put together, and a reminder says what is still true. One that has nothing to say any more is dropped.
 */
export async function claimMessage(need: Need, messageId: string, { at, until, now }: When): Promise<Claim> {
  const claim = await need.outgoing.claim(messageId, at, until);
  if (!('message' in claim)) return claim;
  const content = await contentAsOfNow(need, claim.message, now);
  if (content) return { ...claim, message: { ...claim.message, content } };
  await need.outgoing.drop(claim.message, 'nothing of it is still to be said');
  return { kind: 'nothing_to_do' };
}

async function contentAsOfNow(need: Need, message: OutgoingMessage, now: DateTime): Promise<MessageContent | null> {
  const { content, workspaceId } = message;
  if (content.kind === 'sign_off_certificate_page') return certificatePageAsOfNow(need, message, content, now);
  if (content.kind === 'sign_off_reminder') return reminderAsOfNow(need, message, content, now);
  if (content.kind !== 'sign_off_certificate') return content;
  const links = await need.chronicle.about(workspaceId, content.reference);
  return { ...content, chain: links.map(({ position }) => position) };
}
