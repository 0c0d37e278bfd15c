import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { coverage } from '#src/playground/workspace/coverage.ts';

describe('what the workspace covers of the Web API', () => {
  it.each(coverage.map((covered) => [covered.method, covered] as const))('%s is proved where the table says', (_method, covered) => {
    const proof = readFileSync(new URL(`../../../${covered.test}`, import.meta.url), 'utf8');
    expect(proof).toContain(`'${covered.method}'`);
    const unproved = covered.refuses.filter((refusal) => !proof.includes(`'${refusal}'`));
    expect(unproved).toEqual([]);
    const untried = covered.supports.filter((argument) => !new RegExp(`\\b${argument}\\b`).test(proof));
    expect(untried).toEqual([]);
  });

  it('names each method once', () => {
    const names = coverage.map((covered) => covered.method);
    expect(new Set(names).size).toBe(names.length);
  });
});
