import { readFileSync } from 'node:fs';

const source = readFileSync(new URL('../../../docs/examples/west-herts.yaml', import.meta.url), 'utf8');

/** The West Herts example in the workspace and the year of these tests, with two meetings of its Governance Committee ahead. */
export function westHerts(): string {
  return source.replace('team: T0WESTHERTS', 'team: T0KENT').replace(
    /meetings:\n[\s\S]*$/,
    `meetings:
  - { key: pbc-governance-2011-12, body: pbc-governance, at: 2011-12-05T14:00, place: Board room, public: true }
  - { key: pbc-governance-2012-01, body: pbc-governance, at: 2012-01-12T14:00, place: Board room, public: true }
`,
  );
}
