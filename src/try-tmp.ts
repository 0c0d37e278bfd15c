import { readFileSync, readdirSync } from 'node:fs';
import { readGovernanceFile } from '#src/governance/read-governance-file.ts';
import { describeProblem } from '#src/governance/describe.ts';
const d = 'tests/governance/refused/';
for (const f of readdirSync(d)) {
  if (!f.endsWith('.yaml')) continue;
  const r = readGovernanceFile(readFileSync(d + f, 'utf8'));
  console.log(f); console.log(r.ok ? '   OK!!!' : r.problems.map((p) => '   ' + describeProblem(p)).join('\n'));
}
