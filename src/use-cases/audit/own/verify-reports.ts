import { z } from 'zod';
import { type Difference, differenceIn, type RecordedRow } from '#src/domain/audit/compare-rows.ts';
import type { ChronicleLink } from '#src/domain/chronicle.ts';
import type { Audit } from '../../ports/audit.ts';

const logged = z.looseObject({ entry: z.string() });

/** Compares these reports, and no others, with the links that say what was reported. */
export async function reportsOtherwise(audit: Audit, workspaceId: string, links: readonly ChronicleLink[]): Promise<Difference | null> {
  if (links.length === 0) return null;
  const recorded = links.map(recordedReport);
  return differenceIn(
    recorded,
    await audit.entries(
      workspaceId,
      recorded.map(({ id }) => id),
    ),
  );
}

export function reportIn({ details }: ChronicleLink): string {
  return logged.parse(details).entry;
}

/** A report that no link speaks of. */
export async function unrecordedReport(audit: Audit, workspaceId: string, recorded: ReadonlySet<string>): Promise<Difference | null> {
  const unknown = (await audit.entryIds(workspaceId)).find((id) => !recorded.has(id));
  return unknown === undefined ? null : differenceIn([], await audit.entries(workspaceId, [unknown]));
}

function recordedReport({ details, subject, position, actor, at }: ChronicleLink): RecordedRow {
  const { entry: id, ...said } = logged.parse(details);
  const pathway = subject.slice('pathway '.length);
  const fields = z.record(z.string(), z.json()).parse({ ...said, pathway, actor, at, supersedes: null });
  return { id, what: `report on pathway ${pathway}`, position, fields };
}
