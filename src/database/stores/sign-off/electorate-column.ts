import { DateTime } from 'luxon';
import { z } from 'zod';
import type { KeptElectorate } from '#src/domain/sign-off/sign-off.ts';
import { isoInstant } from '#src/domain/wall-clock.ts';

const named = { personId: z.string(), name: z.string() };

const instantText = z.iso.datetime().transform((text) => DateTime.fromISO(text, { zone: 'utc' }));

/** Who decided for a body asked, as it was kept when it did. `version`: of this form. */
export const electorateColumn = z
  .strictObject({
    version: z.literal(1),
    at: instantText,
    body: z.string(),
    electors: z.array(
      z.strictObject({
        ...named,
        forIds: z.array(z.string()),
        slackUserId: z.string().nullable(),
        organisationId: z.string(),
        role: z.string(),
        tags: z.array(z.string()),
        roles: z.array(z.string()),
        isChair: z.boolean(),
        verdictId: z.string().nullable(),
      }),
    ),
    aside: z.array(z.strictObject({ ...named, because: z.enum(['author', 'closed', 'recused', 'conflicted', 'excluded']) })),
    vacantSeats: z.int(),
    votingSeats: z.int(),
    stoodAside: z.array(z.strictObject({ personId: z.string(), interestIds: z.array(z.string()) })),
    seatsEnded: z.array(z.strictObject({ personId: z.string(), endedAt: instantText })).exactOptional(),
  })
  .transform(({ version: _version, ...kept }): KeptElectorate => kept);

export function electorateData({ at, electors, aside, stoodAside, seatsEnded, ...kept }: KeptElectorate) {
  return {
    ...kept,
    version: 1,
    at: isoInstant(at),
    electors: electors.map(({ forIds, tags, roles, ...elector }) => ({
      ...elector,
      forIds: [...forIds],
      tags: [...tags],
      roles: [...roles],
    })),
    aside: aside.map((one) => ({ ...one })),
    stoodAside: stoodAside.map(({ personId, interestIds }) => ({ personId, interestIds: [...interestIds] })),
    ...(seatsEnded && { seatsEnded: seatsEnded.map(({ personId, endedAt }) => ({ personId, endedAt: isoInstant(endedAt) })) }),
  };
}
