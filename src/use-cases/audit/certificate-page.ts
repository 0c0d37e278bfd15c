import type { DateTime } from 'luxon';
import type { ChronicleLink } from '#src/domain/chronicle.ts';
import type { Directory } from '#src/domain/directory.ts';
import { type Certificate, certificateOf } from '#src/domain/sign-off/certificate.ts';
import type { SignOff } from '#src/domain/sign-off/sign-off.ts';
import type { SignOffCertificatePage } from '../messages/certificate.ts';
import type { OutgoingMessage } from '../ports/outgoing.ts';
import type { Stores } from '../ports/stores.ts';
import { pictureOf } from '../sign-off/read/picture-sign-off.ts';
import { asEnded } from '../sign-off/tell/describe-certificate.ts';
import { maySeeCertificate } from '../sign-off/tell/post-certificate.ts';

/** The certificate of a request with its places in the chronicle, as it stands at `now` where the request has not ended. */
export function certificateWith(links: readonly ChronicleLink[], directory: Directory, signOff: SignOff, now: DateTime): Certificate {
  const chain = links.map(({ position, action, hash }) => ({ position, action, hash }));
  return certificateOf(directory, signOff, chain, signOff.outcomeAt ?? now);
}

/** The data of a certificate as they may leave now; null where they may not be seen there any more. */
export async function certificatePageAsOfNow(
  need: Pick<Stores, 'directories' | 'signOffs' | 'meetings' | 'chronicle'>,
  { team, to }: Pick<OutgoingMessage, 'team' | 'to'>,
  page: SignOffCertificatePage,
  now: DateTime,
): Promise<SignOffCertificatePage | null> {
  const directory = await need.directories.ofTeam(team);
  const signOff = directory && (await need.signOffs.find(directory.workspace.id, page.signOffId));
  if (!directory || !signOff) return null;
  const picture = asEnded(await pictureOf(need, directory, signOff, now));
  if (!picture || !maySeeCertificate(picture, to)) return null;
  const links = await need.chronicle.about(directory.workspace.id, page.reference);
  const certificate = certificateWith(links, directory, signOff, now);
  return { ...page, data: JSON.stringify(withoutWordsOfInterests(certificate), null, 2) };
}

/** What an interest is, in its owner's words, and why it was ruled on as it was, is for those who rule and who was ruled on: a page that goes from hand to hand names the category and the ruling only. */
function withoutWordsOfInterests(certificate: Certificate) {
  const bodies = certificate.bodies.map((body) => ({
    ...body,
    rulings: body.rulings.map((ruling) => ({ ...ruling, reason: null })),
    recusals: body.recusals.map(({ interests, ...recusal }) => ({
      ...recusal,
      interests: interests.map(({ category }) => ({ category })),
    })),
  }));
  return { ...certificate, bodies };
}
