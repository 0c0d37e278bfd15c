import type { PublicFace } from '../../privacy.ts';
import type { DigestPart } from './parts.ts';
import type { DigestPathway, DigestRatification, DigestSignOff, DigestSnapshot } from './snapshot.ts';

/** What stands in the place of what may not be read; null of what may. */
type Unread = {
  signOff(reference: string): (PublicFace & { readonly pathway: string }) | null;
  pathway(which: { readonly key: string; readonly name: string }): PublicFace | null;
};

/** A snapshot, or a part of its thread, as it may be read now: what has closed since it was cut is closed in it too. The very same where nothing has. */
export function closedIn(unread: Unread) {
  const pathway = (one: DigestPathway): DigestPathway => {
    const face = unread.pathway(one);
    return face ? changed(one, closedPathway(one, face)) : one;
  };
  const signOff = (one: DigestSignOff): DigestSignOff => {
    const face = unread.signOff(one.reference);
    return face ? changed(one, closedSignOff(one, face)) : one;
  };
  const ratification = (one: DigestRatification): DigestRatification => {
    const face = unread.signOff(one.reference);
    return face ? changed(one, { ...one, title: face.title, privateReason: face.reason, chair: null, reason: null }) : one;
  };
  return {
    digest(digest: DigestSnapshot): DigestSnapshot {
      const groups = digest.groups.map((group) => changed(group, { ...group, pathways: group.pathways.map(pathway) }));
      const { ratifications } = digest;
      const ratified = ratifications && { ratifications: ratifications.map(ratification) };
      return changed(digest, { ...digest, groups, signOffs: digest.signOffs.map(signOff), ...ratified });
    },
    part(part: DigestPart): DigestPart {
      switch (part.kind) {
        case 'group':
          return changed(part, { ...part, pathways: part.pathways.map(pathway) });
        case 'sign_offs':
          return changed(part, { ...part, signOffs: part.signOffs.map(signOff) });
        case 'ratifications':
          return changed(part, { ...part, ratifications: part.ratifications.map(ratification) });
        case 'membership':
          return part;
      }
    },
  };
}

/** A private pathway, of which name and reason alone say something. */
export function closedPathway({ key, tier, phase }: Pick<DigestPathway, 'key' | 'tier' | 'phase'>, face: PublicFace): DigestPathway {
  const nothing = { status: 'not_received', lastStatus: null, movedFrom: null, isNew: false, entries: [] } as const;
  return { key, name: face.title, privateReason: face.reason, tier, phase, ...nothing };
}

function closedSignOff(
  { counts: _counts, sentBackBy: _by, requester: _of, ...one }: DigestSignOff,
  { title, reason, pathway }: PublicFace & { readonly pathway: string },
): DigestSignOff {
  const conditions = one.conditions && { conditions: [] };
  return { ...one, title, pathway, privateReason: reason, awaiting: [], approvedBy: [], ...conditions };
}

/** What was given where nothing in it has changed. */
function changed<T>(before: T, after: T): T {
  return JSON.stringify(before) === JSON.stringify(after) ? before : after;
}
