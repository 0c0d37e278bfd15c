import type { DateTime } from 'luxon';
import type { ChronicleLink } from '#src/domain/chronicle.ts';
import { bodyById, type Directory } from '#src/domain/directory.ts';
import { signOffReference } from '#src/domain/reference.ts';
import { type Certificate, verifyCertificate } from '#src/domain/sign-off/certificate.ts';
import { contentHash } from '#src/domain/sign-off/content-hash.ts';
import type { SignOff, SignOffVersion } from '#src/domain/sign-off/sign-off.ts';
import type { Stores } from '../ports/stores.ts';
import { standsOtherwise } from '../sign-off/read/standing-of-sign-off.ts';
import { certificateWith } from './certificate-page.ts';
import {
  asked,
  type Fact,
  factsOf,
  isOfTitleAndLinks,
  lasting,
  roundIn,
  rulingMade,
  says,
  verdictGiven,
  versionSent,
} from './own/facts-of-sign-off.ts';
import { verifyChronicle } from './verify-chronicle.ts';

/** A certificate as the command line prints it: the keys always in this order, and no id of the database. */
export type PrintedCertificate = Certificate & {
  /** What the checks have come to, at the time it is printed */
  readonly verification: {
    readonly holds: boolean;
    /** The first thing that does not hold */
    readonly fault: string | null;
    /** What is to be known of a certificate that holds */
    readonly notes: readonly string[];
    /** How much of the chronicle holds, and the hash of the last link that does */
    readonly chronicle: { readonly links: number; readonly head: string | null };
  };
};

/**
 * The certificate of SO-n with what checking it has come to: every version against its hash, the whole chronicle, and what is stored against what the
 * chronicle says, both ways. Null where there is no such request.
 */
export async function printCertificate(
  stores: Pick<Stores, 'signOffs' | 'chronicle' | 'digests'>,
  directory: Directory,
  number: number,
  now: DateTime,
): Promise<PrintedCertificate | null> {
  const { id: workspaceId } = directory.workspace;
  const signOff = await stores.signOffs.byNumber(workspaceId, number);
  if (!signOff) return null;
  const links = await stores.chronicle.about(workspaceId, signOffReference(signOff));
  const { links: count, head, fault: broken } = await verifyChronicle(stores, workspaceId);
  const { certificate, notes, fault: altered } = checkSignOff(directory, signOff, links, now);
  const fault = broken ? `the chronicle is broken at link ${broken.position}: ${broken.problem}` : altered;
  return {
    ...certificate,
    verification: { holds: fault === null, fault, notes, chronicle: { links: count, head } },
  };
}

/**
 * The certificate of a request, and the first thing that does not hold of it: a version against its hash, or what is stored against these links, which
 * are all that speak of it.
 */
export function checkSignOff(directory: Directory, signOff: SignOff, links: readonly ChronicleLink[], now: DateTime) {
  const certificate = certificateWith(links, directory, signOff, now);
  const ofOld = old(directory, signOff, links);
  const notes = ofOld.map(
    ({ number: sent }) => `The hash of version ${sent} is of its title and links alone, as all were when it was sent.`,
  );
  return { certificate, notes, fault: alteredVersion(certificate, ofOld) ?? faultIn(directory, signOff, links) };
}

function alteredVersion(certificate: Certificate, ofOld: readonly SignOffVersion[]): string | null {
  const holdsAsOld = (number: number, hash: string) =>
    ofOld.some((version) => version.number === number && contentHash({ title: version.title, links: version.links }) === hash);
  const altered = verifyCertificate(certificate).find(({ version, certified }) => !holdsAsOld(version, certified));
  return altered ? `the content of version ${altered.version} is not what its hash was taken of` : null;
}

function faultIn(directory: Directory, signOff: SignOff, links: readonly ChronicleLink[]): string | null {
  const facts = factsOf(directory, signOff);
  const unsaid = [...facts, asked(directory, signOff)].find((fact) => !links.some((link) => says(link, fact)));
  if (unsaid) return `the chronicle does not say what is stored: ${inWords(unsaid)}`;
  const misplaced = misplacedIn(directory, signOff, links);
  if (misplaced) return `the chronicle does not say what is stored: ${misplaced}`;
  const otherwise = standsOtherwise(directory, signOff, links);
  if (otherwise) return `the chronicle does not say what is stored: ${otherwise}`;
  const lost = links.find((link) => lasting.includes(link.action) && !facts.some((fact) => says(link, fact)));
  return lost ? `what link ${lost.position} of the chronicle says is not stored: ${inWords(lost)}` : null;
}

/** The round of a body, or of an answer to it, or the order of what was answered and ruled, where it is not the one that the chronicle tells. */
function misplacedIn(directory: Directory, signOff: SignOff, links: readonly ChronicleLink[]): string | null {
  const placeOf = (fact: Fact) => links.findIndex((link) => says(link, fact));
  for (const { id, bodyId, round, verdicts, rulings } of signOff.bodies) {
    const { key } = bodyById(directory, bodyId);
    const given = verdicts.map((verdict) => placeOf(verdictGiven(directory, signOff, id, verdict)));
    const isOtherwise = verdicts.some((verdict, index) => verdict.round !== roundIn(links, key, given[index]));
    if (round !== roundIn(links, key) || isOtherwise) return `the round of ${key}`;
    const ruled = rulings.map((ruling) => placeOf(rulingMade(directory, signOff, id, ruling)));
    if (!isInOrder(given) || !isInOrder(ruled)) return `the order of what ${key} has answered or ruled`;
  }
  return null;
}

function isInOrder(places: readonly number[]): boolean {
  return places.every((place, index) => place >= (places[index - 1] ?? 0));
}

/**
 * The versions that were sent when a hash was taken of title and links alone. The chronicle tells, which nobody can change unseen: by what is stored
 * of a version, it could be made to look like one of these.
 */
function old(directory: Directory, signOff: SignOff, links: readonly ChronicleLink[]): SignOffVersion[] {
  return signOff.versions.filter((version) => {
    const sent = versionSent(directory, signOff, version);
    return links.some((link) => says(link, sent) && isOfTitleAndLinks(link));
  });
}

function inWords({ action, at }: Pick<Fact, 'action' | 'at'>): string {
  return `${action}, ${at}`;
}
