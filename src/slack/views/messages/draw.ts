import type { MessageContent } from '#src/use-cases/messages/messages.ts';
import { drawDigestPart } from '../board/digest-part.ts';
import { drawDigestSummary } from '../board/digest-summary.ts';
import type { SlackMessage } from '../layout.ts';
import { drawEntryCard, drawEntryClosedCard } from '../progress/entry-card.ts';
import { drawSignOffCard } from '../sign-off/read/card.ts';
import { drawSignOffClosedCard } from '../sign-off/read/closed-card.ts';
import { drawReminder } from '../sign-off/remind/reminder.ts';
import { drawCertificate } from '../sign-off/tell/certificate.ts';
import { drawCertificatePage } from '../sign-off/tell/certificate-page.ts';
import { drawClosedCertificate } from '../sign-off/tell/closed-certificate.ts';
import { drawSignOffNote } from '../sign-off/tell/note.ts';
import { drawSignOffOutcome } from '../sign-off/tell/outcome.ts';
import { drawNote } from './note.ts';

/** What Slack is sent for a stored message. */
export function drawMessage(content: MessageContent): SlackMessage {
  switch (content.kind) {
    case 'entry_card':
      return drawEntryCard(content);
    case 'entry_closed_card':
      return drawEntryClosedCard(content);
    case 'sign_off_card':
      return drawSignOffCard(content);
    case 'sign_off_closed_card':
      return drawSignOffClosedCard(content);
    case 'sign_off_certificate':
      return drawCertificate(content);
    case 'sign_off_closed_certificate':
      return drawClosedCertificate(content);
    case 'sign_off_certificate_page':
      return drawCertificatePage(content);
    case 'sign_off_note':
      return drawSignOffNote(content);
    case 'sign_off_reminder':
      return drawReminder(content);
    case 'sign_off_outcome':
      return drawSignOffOutcome(content);
    case 'digest_summary':
      return drawDigestSummary(content.digest);
    case 'digest_part':
      return drawDigestPart(content.digest, content.part, content.nowRead ?? content.holds);
    case 'note':
      return drawNote(content);
  }
}
