import type { DateTime } from 'luxon';
import { z } from 'zod';
import type { Difference } from '#src/domain/audit/compare-rows.ts';
import type { ChronicleLink } from '#src/domain/chronicle.ts';
import type { Directory } from '#src/domain/directory.ts';
import { signOffReference } from '#src/domain/reference.ts';
import type { SignOff } from '#src/domain/sign-off/sign-off.ts';
import type { Stores } from '../../ports/stores.ts';
import { checkSignOff } from '../print-certificate.ts';

type Need = Pick<Stores, 'audit' | 'chronicle' | 'signOffs'>;

/**
 * Checks every request as its certificate is checked.
 *
 * @param requested the links that say that one was made
 */
export async function signOffsOtherwise(
  need: Need,
  directory: Directory,
  requested: readonly ChronicleLink[],
  now: DateTime,
): Promise<Difference | null> {
  const { id: workspaceId } = directory.workspace;
  const numbers = await need.audit.requestNumbers(workspaceId);
  const meetings = await need.audit.meetingKeys(workspaceId);
  const there = new Set(numbers.map((number) => signOffReference({ number })));
  const lost = requested.find(({ subject }) => !there.has(subject));
  if (lost) return { position: lost.position, what: lost.subject, problem: 'it is recorded, but does not stand in the database' };
  for (const number of numbers) {
    const what = signOffReference({ number });
    const links = await need.chronicle.about(workspaceId, what);
    const signOff = await readable(need.signOffs.byNumber(workspaceId, number));
    const problem = signOff ? problemOf(directory, signOff, links, meetings, now) : 'it cannot be read as it was written';
    if (problem !== null) return { position: null, what, problem };
  }
  return null;
}

/** Null where the columns hold what they cannot have been given. */
async function readable(reading: Promise<SignOff | null>): Promise<SignOff | null> {
  return reading.catch((error: unknown) => {
    if (error instanceof z.ZodError) return null;
    throw error;
  });
}

function problemOf(
  directory: Directory,
  signOff: SignOff,
  links: readonly ChronicleLink[],
  meetings: ReadonlyMap<string, string>,
  now: DateTime,
): string | null {
  const meeting = signOff.meetingId === null ? null : (meetings.get(signOff.meetingId) ?? null);
  try {
    return checkSignOff(directory, signOff, links, now).fault ?? meetingOtherwise(meeting, links);
  } catch (error) {
    // Rows that refer to what is not there, or lack what every request has.
    return `its rows do not fit together (${error instanceof Error ? error.message : String(error)})`;
  }
}

const asked = z.object({ meeting: z.string().nullable() }).partial();

function meetingOtherwise(meeting: string | null, links: readonly ChronicleLink[]): string | null {
  const said = links.filter(({ action }) => action === 'sign-off requested').map(({ details }) => asked.parse(details).meeting);
  return said.some((key) => key !== undefined && key !== meeting) ? 'what is stored is not what was recorded: meeting' : null;
}
