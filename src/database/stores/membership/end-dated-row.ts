import type { DateTime } from 'luxon';
import { isoInstant } from '#src/domain/wall-clock.ts';
import { Prisma } from '../../generated/client.ts';

/** Ends a row at an instant, or where it begins later at its beginning, so that it never held. One that has ended by then stays as it is. */
export async function endDatedRow(tx: Prisma.TransactionClient, table: 'interest' | 'delegation', id: string, at: DateTime): Promise<void> {
  const until = isoInstant(at);
  await tx.$executeRaw`
    UPDATE ${Prisma.raw(`"${table}"`)} SET until = GREATEST(since, ${until}::timestamptz)
    WHERE id = ${id}::uuid AND (until IS NULL OR until > ${until}::timestamptz)`;
}
