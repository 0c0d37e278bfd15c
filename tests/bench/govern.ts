import { systemClock } from '#src/clock.ts';
import { readGovernanceFile } from '#src/governance/read-governance-file.ts';
import { applyGovernance } from '#src/use-cases/governance/apply-governance.ts';
import type { Transact } from '#src/use-cases/ports/stores.ts';
import { team } from './governance.ts';

/** Applies a governance file, which must be right. */
export async function govern(transact: Transact, file: string): Promise<void> {
  const reading = readGovernanceFile(file);
  if (!reading.ok) throw new Error(reading.problems.map(({ line, message }) => `line ${line}: ${message}`).join('\n'));
  const { records, source } = reading.file;
  const appliedBy = `the measurement of ${team}`;
  await applyGovernance(transact, { records, source, appliedBy, now: () => systemClock.now(), takeFile: false });
}
