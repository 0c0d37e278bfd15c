import type { DateTime } from 'luxon';
import { nameAt, personAt } from '../called-then.ts';
import { bodyById, type Directory, pathwayById } from '../directory.ts';
import { signOffReference } from '../reference.ts';
import { isoInstant } from '../wall-clock.ts';
import { type CertifiedBody, certifiedBody, type Name, type Told, told } from './certified-body.ts';
import { contentHash } from './content-hash.ts';
import { outcomeInWords } from './outstanding-conditions.ts';
import type { SignOff, SignOffVersion } from './sign-off.ts';

/** A link of the chronicle that speaks of the request. */
export type ChainPosition = { readonly position: number; readonly action: string; readonly hash: string };

/** All that shows how a request was decided, as data that can be printed, kept and checked. Instants are ISO strings in UTC; people by name. */
export type Certificate = {
  readonly reference: string;
  readonly subject: string;
  readonly pathway: string;
  readonly requester: string;
  readonly requestedAt: string;
  /** In words: "open", "approved, conditions outstanding" */
  readonly outcome: string;
  readonly outcomeAt: string | null;
  /** Why it was withdrawn */
  readonly outcomeReason: string | null;
  readonly formallyResponsible: string | null;
  /** Oldest first */
  readonly versions: readonly CertifiedVersion[];
  /** By step */
  readonly bodies: readonly CertifiedBody[];
  /** Where the chronicle speaks of it */
  readonly chain: readonly ChainPosition[];
};

type CertifiedVersion = Pick<
  SignOffVersion,
  'number' | 'title' | 'ask' | 'links' | 'files' | 'note' | 'sections' | 'hash' | 'change' | 'reason'
> & {
  readonly at: string;
  readonly by: string;
  readonly contested: Told | null;
};

/** The certificate of a request as it stands, whether or not it has ended. */
export function certificateOf(directory: Directory, signOff: SignOff, chain: readonly ChainPosition[], now: DateTime): Certificate {
  const name = (personId: string, at: DateTime) => personAt(directory, personId, at).name;
  const { formallyResponsibleId, outcomeAt, requestedAt } = signOff;
  const called = (named: { readonly id: string; readonly name: string }) => nameAt(directory, named, outcomeAt ?? now);
  return {
    reference: signOffReference(signOff),
    subject: signOff.subject,
    pathway: called(pathwayById(directory, signOff.pathwayId)),
    requester: name(signOff.requesterId, requestedAt),
    requestedAt: isoInstant(requestedAt),
    outcome: outcomeInWords(signOff, directory, now),
    outcomeAt: outcomeAt && isoInstant(outcomeAt),
    outcomeReason: signOff.outcomeReason,
    formallyResponsible: formallyResponsibleId && called(bodyById(directory, formallyResponsibleId)),
    versions: signOff.versions.map((version) => certifiedVersion(version, name)),
    bodies: signOff.bodies.toSorted((a, b) => a.step - b.step).map((asked) => certifiedBody(signOff, asked, directory, name, now)),
    chain,
  };
}

export type CertificateFault = { readonly version: number; readonly certified: string; readonly computed: string };

/** The versions whose content is not what their hash was taken of: none where the certificate holds. */
export function verifyCertificate({ versions }: Pick<Certificate, 'versions'>): CertificateFault[] {
  return versions
    .map((version) => ({ version: version.number, certified: version.hash, computed: contentHash(version) }))
    .filter(({ certified, computed }) => certified !== computed);
}

function certifiedVersion(version: SignOffVersion, name: Name): CertifiedVersion {
  const { number, title, ask, links, files, note, sections, hash, change, reason, contested } = version;
  return {
    number,
    title,
    ask,
    links,
    files,
    note,
    sections,
    hash,
    change,
    reason,
    at: isoInstant(version.at),
    by: name(version.byId, version.at),
    contested: contested && told(contested, name),
  };
}
