import { titleInPublic } from '../../privacy.ts';
import { ratifications } from '../../sign-off/ratifications.ts';
import { isoInstant } from '../../wall-clock.ts';
import { hiddenBecause } from './hidden.ts';
import type { DigestMaterial } from './material.ts';
import type { DigestRatification } from './snapshot.ts';

/** What the chair of the meeting's body approved alone, for this meeting to ratify. */
export function digestRatifications({ directory, signOffs, meetings, clock, cut }: DigestMaterial): DigestRatification[] {
  const byChairs = signOffs.filter(({ bodies }) => bodies.some(({ chairsAction }) => chairsAction !== null));
  return byChairs.flatMap((signOff) => {
    const privateReason = hiddenBecause({ directory, cut }, signOff);
    return ratifications(directory, [signOff], meetings)
      .filter(({ meeting }) => meeting?.id === clock.meeting.id)
      .map(({ reference, chair, reason, at }) => ({
        reference,
        title: titleInPublic(directory, signOff),
        privateReason,
        chair: privateReason === null ? chair : null,
        reason: privateReason === null ? reason : null,
        at: isoInstant(at),
      }));
  });
}
