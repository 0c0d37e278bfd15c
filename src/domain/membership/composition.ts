import type { DateTime } from 'luxon';
import { type Body, type Directory, heldSeats, type Organisation, organisationById, type Person } from '../directory.ts';
import { sameName } from '../names.ts';

type Member = { readonly profession: string; readonly sector: string; readonly side: Organisation['side'] };
type Need = { readonly gap: string; readonly metBy: (member: Member) => boolean };

/**
 * What each composition rule needs among the members of a body, with the sentence for what is missing. Seats per area need no rule here: each
 * area's seat is in the governance file, and one that nobody holds is a vacancy.
 */
const needs: ReadonlyMap<string, readonly Need[]> = new Map([
  [
    'whole_system',
    [
      { gap: 'Nobody from health', metBy: ({ sector }) => sameName(sector, 'health') },
      { gap: 'Nobody from social care', metBy: ({ sector }) => sameName(sector, 'social care') },
      { gap: 'Nobody from a commissioner', metBy: ({ side }) => side === 'commissioner' },
      { gap: 'Nobody from a provider', metBy: ({ side }) => side === 'provider' },
    ],
  ],
  [
    'multi_professional',
    [
      { gap: 'No doctor', metBy: ({ profession }) => sameName(profession, 'doctor') },
      { gap: 'No nurse', metBy: ({ profession }) => sameName(profession, 'nurse') },
      { gap: 'No allied health professional', metBy: ({ profession }) => sameName(profession, 'ahp') },
      { gap: 'No social care professional', metBy: ({ profession }) => sameName(profession, 'social care') },
    ],
  ],
]);

/** What a body lacks by its own composition rules now, one sentence each. Secretaries and observers attend but are no members: they fill no gap. */
export function compositionGaps(directory: Directory, body: Body, now: DateTime): readonly string[] {
  const members = heldSeats(directory, body.id, now)
    .filter(({ seat }) => seat.role !== 'secretary' && seat.role !== 'observer')
    .map(({ person }) => memberOf(directory, person));
  return body.composition
    .flatMap((rule) => needs.get(rule) ?? [])
    .filter(({ metBy }) => !members.some(metBy))
    .map(({ gap }) => gap);
}

function memberOf(directory: Directory, { profession, organisationId }: Person): Member {
  const { sector, side } = organisationById(directory, organisationId);
  return { profession, sector, side };
}
