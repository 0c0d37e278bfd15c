import { DateTime } from 'luxon';
import { type Difference, differenceIn, type KeptRow, type RecordedRow } from '#src/domain/audit/compare-rows.ts';
import { type ApplicationDetails, readApplication, recordedPlan, type Said, workspaceSaid } from '#src/domain/audit/recorded-governance.ts';
import { type ChronicleLink, isObject, jsonHash } from '#src/domain/chronicle.ts';
import type { Audit, GovernanceRow, GovernanceStep, StoredApplication } from '../../ports/audit.ts';

type Application = { readonly link: ChronicleLink; readonly details: ApplicationDetails };

/**
 * Compares what stands in the database of the governance files, and each file as it is kept, with what the chronicle says was applied: all of it is
 * carried out once more, apart, and has to come to the same rows.
 *
 * @param links of applications, and of people whose Slack id was found, in order
 */
export async function verifyGovernance(
  audit: Audit,
  { team, workspaceId }: { readonly team: string; readonly workspaceId: string },
  links: readonly ChronicleLink[],
): Promise<Difference | null> {
  const applications = links.flatMap((link) =>
    link.action === 'governance file applied' ? [{ link, details: readApplication(link.details) }] : [],
  );
  return (
    differenceIn(applications.map(recordedFile), (await audit.applications(workspaceId)).map(keptFile)) ??
    teamOtherwise(team, applications) ??
    rowsOtherwise(audit, workspaceId, links, applications)
  );
}

function recordedFile({ link, details: { sourceHash, recordsHash } }: Application): RecordedRow {
  const { subject, position, at, actor: by } = link;
  const hashes = { ...(sourceHash !== undefined && { source: sourceHash }), ...(recordsHash !== undefined && { records: recordsHash }) };
  return { id: subject, what: subject, position, fields: { at, by, ...hashes } };
}

function keptFile({ number, at, by, sourceHash: source, records }: StoredApplication): KeptRow {
  const what = `governance file ${number}`;
  return { id: what, what, fields: { at, by, source, records: jsonHash(records) } };
}

/** The workspace is found by its team: the first file says of which it is. */
function teamOtherwise(team: string, [first]: readonly Application[]): Difference | null {
  if (!first || workspaceSaid(recordedPlan(first.details, new Map()).said).key === team) return null;
  return { position: first.link.position, what: 'workspace', problem: 'what is stored is not what was recorded: team' };
}

async function rowsOtherwise(
  audit: Audit,
  workspaceId: string,
  links: readonly ChronicleLink[],
  applications: readonly Application[],
): Promise<Difference | null> {
  const isCompared = comparable(applications);
  const { steps, first, positions } = stepsIn(links);
  const recorded = first ? (await audit.rehearse(workspaceSaid(first), steps)).filter(isCompared) : [];
  const stored = (await audit.governanceRows(workspaceId)).filter(isCompared);
  return differenceIn(
    recorded.map((row) => ({ ...row, position: positions.get(row.about) ?? null })),
    stored,
  );
}

/** What was done in turn, what the first file said, and the last link to speak of each thing. */
function stepsIn(links: readonly ChronicleLink[]) {
  const positions = new Map<string, number>();
  const steps: GovernanceStep[] = [];
  let said: Said = new Map();
  let first: Said | null = null;
  for (const link of links) {
    const at = instantOf(link.at);
    if (link.action === 'governance file applied') {
      const details = readApplication(link.details);
      const result = recordedPlan(details, said);
      said = result.said;
      first ??= said;
      steps.push({ kind: 'applied', at, plan: result.plan, zone: workspaceSaid(said).fields.timezone });
      for (const about of spokenOf(details)) positions.set(about, link.position);
    } else {
      const found = whoWasFound(link);
      steps.push({ kind: 'found', at, ...found });
      positions.set(`person ${found.person}`, link.position);
    }
  }
  return { steps, first, positions };
}

function spokenOf({ added, changed, ended, passed }: ApplicationDetails): string[] {
  const all = [...added, ...changed, ...ended, ...passed.map(({ key }) => ({ kind: 'person', key }))];
  return all.map(({ kind, key }) => (kind === 'workspace' ? kind : `${kind} ${key}`));
}

/** Older links name the person in their subject alone: "person KEY (NAME)". */
function whoWasFound({ subject, details, position }: ChronicleLink) {
  const [, person, name] = /^person (\S+) \((.*)\)$/s.exec(subject) ?? [];
  const slackUserId = isObject(details) ? details['slackUserId'] : null;
  if (person === undefined || name === undefined || typeof slackUserId !== 'string')
    throw new Error(`Link ${position} does not say who was found`);
  return { person, name, slackUserId };
}

/** Former names were not always kept, and were made up for later: those of links that give no hash of their file are left alone. */
function comparable(applications: readonly Application[]): (row: GovernanceRow) => boolean {
  const before = new Set(
    applications.filter(({ details }) => details.sourceHash === undefined).map(({ link }) => instantOf(link.at).toMillis()),
  );
  return ({ part, fields: { until } }) => part !== 'former name' || typeof until !== 'string' || !before.has(instantOf(until).toMillis());
}

function instantOf(text: string): DateTime {
  return DateTime.fromISO(text, { zone: 'utc' });
}
