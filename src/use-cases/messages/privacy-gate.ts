import { createHash } from 'node:crypto';
import type { DateTime } from 'luxon';
import type { DigestPart } from '#src/domain/board/digest/parts.ts';
import type { DigestSnapshot } from '#src/domain/board/digest/snapshot.ts';
import { canonicalJson } from '#src/domain/chronicle.ts';
import { type Directory, type Pathway, pathwayById, personBySlackId } from '#src/domain/directory.ts';
import { mayReadContent } from '#src/domain/membership/interests.ts';
import { sameName } from '#src/domain/names.ts';
import { faceOfPathway, faceOfSignOff, mayReadPathway, pathwayNameFor, pathwayNameInPublic } from '#src/domain/privacy.ts';
import type { SignOff } from '#src/domain/sign-off/sign-off.ts';
import type { Destination } from '../ports/outbox.ts';
import type { SignOffMatter } from '../ports/sign-offs.ts';
import type { Stores } from '../ports/stores.ts';
import type { MessageContent } from './messages.ts';
import { asRead, type Unread } from './own/closed-content.ts';

/** The gate between what is stored of messages and what leaves of them. */
export type PrivacyGate = {
  /**
   * A message as it may be read now in this place: by anybody in a channel, whose readers of tomorrow nobody knows; by their right of today in a direct
   * message. What is closed there has its public title, its reason of the list and its state.
   */
  pass(content: MessageContent, to: Destination): Promise<MessageContent>;
};

/** For one moment: what it has looked up it does not look up again. */
export function privacyGate({ signOffs }: Pick<Stores, 'signOffs'>, directory: Directory, now: DateTime): PrivacyGate {
  const { id: workspaceId } = directory.workspace;
  // What is being looked up is waited for: several messages pass at once.
  const matters = new Map<number, Promise<SignOffMatter | null>>();
  const requests = new Map<number, Promise<SignOff | null>>();

  function lookUp(numbers: readonly number[]): void {
    const missing = numbers.filter((number) => !matters.has(number));
    if (missing.length === 0) return;
    const found = signOffs.matters(workspaceId, missing);
    for (const wanted of missing)
      matters.set(
        wanted,
        found.then((all) => all.find(({ number }) => number === wanted) ?? null),
      );
  }

  async function mayRead(number: number, personId: string): Promise<boolean> {
    const found = requests.get(number) ?? signOffs.byNumber(workspaceId, number);
    requests.set(number, found);
    const signOff = await found;
    return signOff !== null && mayReadContent(directory, signOff, personId, now);
  }

  /** Those of these requests that are closed to the reader, by their numbers. */
  async function closedTo(numbers: readonly number[], personId: string | null): Promise<ReadonlyMap<number, SignOffMatter>> {
    lookUp(numbers);
    // All at once: one that nobody has come to wait for yet would end the process where it fails.
    const found = await Promise.all(numbers.map(async (number) => matters.get(number)));
    const closed = new Map<number, SignOffMatter>();
    for (const matter of found) {
      if (!matter || faceOfSignOff(directory, matter) === null) continue;
      if (personId === null || !(await mayRead(matter.number, personId))) closed.set(matter.number, matter);
    }
    return closed;
  }

  return {
    async pass(content, to) {
      const personId = 'slackUserId' in to ? (personBySlackId(directory, to.slackUserId, now)?.id ?? null) : null;
      const closed = await closedTo(numbersIn(content), personId);
      const signOff: Unread['signOff'] = (reference) => {
        const matter = closed.get(numberOf(reference));
        const face = matter && faceOfSignOff(directory, matter);
        if (!matter || !face) return null;
        const pathway = pathwayById(directory, matter.pathwayId);
        return { ...face, pathway: personId === null ? pathwayNameInPublic(pathway) : pathwayNameFor(directory, pathway, personId, now) };
      };
      const pathway: Unread['pathway'] = (which) => {
        const found = pathwayOf(directory, which);
        if (!found || (personId !== null && mayReadPathway(directory, found, personId, now))) return null;
        return faceOfPathway(found);
      };
      return asRead(content, { signOff, pathway });
    },
  };
}

/** By its name, or one it had before, where nothing else is kept: several of one name, of several groups, are taken for a private one where one of them is. */
function pathwayOf({ pathways, formerNames }: Directory, { id, key, name }: Parameters<Unread['pathway']>[0]): Pathway | null {
  if (id !== undefined) return pathways.find((one) => one.id === id) ?? null;
  if (key !== undefined) return pathways.find((one) => one.key === key) ?? null;
  const calledSo = formerNames.filter((former) => sameName(former.name, name)).map(({ ofId }) => ofId);
  const named = pathways.filter((one) => sameName(one.name, name) || calledSo.includes(one.id));
  return named.find(({ privateReason }) => privateReason !== null) ?? named[0] ?? null;
}

/** Every SO-n that a message speaks of: of a digest, or a part of its thread, its whole list. */
function numbersIn(content: MessageContent): number[] {
  const references = referencesIn(content);
  return [...new Set(references.map(numberOf))].filter((number) => number > 0);
}

function referencesIn(content: MessageContent): string[] {
  if ('reference' in content) return [content.reference];
  switch (content.kind) {
    case 'digest_summary':
      return inDigest(content.digest);
    case 'digest_part':
      return [...inDigest(content.digest), ...(content.holds ? inPart(content.holds) : [])];
    case 'sign_off_reminder':
      return [...content.owed, ...content.overdue, ...(content.unscheduled ?? [])].map(({ reference }) => reference);
    case 'note':
      return 'what' in content ? [...(/SO-\d+/.exec(content.what) ?? [])] : [];
    case 'entry_card':
    case 'entry_closed_card':
      return [];
  }
}

function inDigest({ signOffs, ratifications = [] }: DigestSnapshot): string[] {
  return [...signOffs, ...ratifications].map(({ reference }) => reference);
}

function inPart(part: DigestPart): string[] {
  switch (part.kind) {
    case 'sign_offs':
      return part.signOffs.map(({ reference }) => reference);
    case 'ratifications':
      return part.ratifications.map(({ reference }) => reference);
    case 'group':
    case 'membership':
      return [];
  }
}

function numberOf(reference: string): number {
  return Number(/^SO-(\d{1,9})$/.exec(reference)?.[1] ?? 0);
}

/** By which it is known whether what stands in Slack is what may be read: of a message that has passed the gate. */
export function hashOfContent(content: MessageContent): string {
  return createHash('sha256')
    .update(canonicalJson(JSON.parse(JSON.stringify(content))))
    .digest('hex');
}
