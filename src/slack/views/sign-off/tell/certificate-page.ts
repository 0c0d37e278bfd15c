import type { SignOffCertificatePage } from '#src/use-cases/messages/certificate.ts';
import { message, type SlackMessage } from '../../layout.ts';
import { link } from '../../links.ts';
import { name, words } from '../../words.ts';

/** Below a certificate: where all of it is, as data to keep and to check. */
export function drawCertificatePage({ reference, fileName, permalink, closed }: SignOffCertificatePage): SlackMessage {
  const of = name(reference);
  if (closed)
    return message([{ kind: 'paragraph', words: words`*Private.* The data of the certificate of ${of} are not shown here any more.` }]);
  const where =
    permalink === null
      ? words`Slack did not take the data of this certificate as a file.`
      : words`*All of it as data:* ${link(permalink, name(fileName))}. Every version with its hash, every answer with the role held that day, and each count.`;
  return message([
    { kind: 'paragraph', words: where },
    { kind: 'small', words: words`Whoever runs Conclave prints it anew, and checks it, with: npm run -s conclave -- certificate ${of}` },
  ]);
}
