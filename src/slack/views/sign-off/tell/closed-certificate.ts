import type { SignOffClosedCertificate } from '#src/use-cases/messages/certificate.ts';
import { message, type SlackMessage } from '../../layout.ts';
import { words } from '../../words.ts';
import { showActions, showButton } from '../read/line.ts';
import { privateHere, stateWithConditions } from '../read/words.ts';

/** What stands of a certificate where its content may not: title, reason, state. */
export function drawClosedCertificate({ signOffId, reference, version, title, ...certificate }: SignOffClosedCertificate): SlackMessage {
  const { outcome, conditionsOutstanding, closedBecause } = certificate;
  return message([
    { kind: 'heading', text: `Certificate of ${reference}, version ${version}: ${title}` },
    { kind: 'paragraph', words: words`*Outcome:* ${stateWithConditions(outcome, conditionsOutstanding)}` },
    {
      kind: 'paragraph',
      words: words`${privateHere(closedBecause)} Those of the group who may see it, and whoever asked for it, have received it by direct message.`,
    },
    { kind: 'buttons', id: 'sign_off_show', buttons: [showButton({ signOffId, reference, title }, showActions.message)] },
  ]);
}
