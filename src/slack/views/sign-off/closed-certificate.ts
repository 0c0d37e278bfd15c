import type { SignOffClosedCertificate } from '#src/use-cases/messages/certificate.ts';
import { message, type SlackMessage } from '../layout.ts';
import { name, words } from '../words.ts';
import { stateWithConditions } from './words.ts';

/** What stands of a certificate where its content may not: title, reason, state. */
export function drawClosedCertificate({ reference, version, title, ...certificate }: SignOffClosedCertificate): SlackMessage {
  const { outcome, conditionsOutstanding, closedBecause } = certificate;
  const why =
    closedBecause === null
      ? words`Not shown here: a ruling on an interest keeps it from somebody who would read it.`
      : words`Not shown here: ${name(closedBecause, 300)}.`;
  return message([
    { kind: 'heading', text: `Certificate of ${reference}, version ${version}: ${title}` },
    { kind: 'paragraph', words: words`*Outcome:* ${stateWithConditions(outcome, conditionsOutstanding)}` },
    { kind: 'paragraph', words: words`${why} Those of the group who may see it, and whoever asked for it, have it as a direct message.` },
  ]);
}
