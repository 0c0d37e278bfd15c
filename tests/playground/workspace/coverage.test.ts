import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { coverage } from '#src/playground/workspace/coverage.ts';
import { coveragePage, surfaces } from '#src/playground/workspace/coverage-page.ts';
import { appToken, aWorkspace, botToken, post } from '../support.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const textOf = (path: string) => readFileSync(`${root}${path}`, 'utf8');
const sourcesIn = (folder: string) =>
  readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => textOf(`${folder}/${file}`))
    .join('\n');
const hasTest = (proof: string, title: string) => [`it('${title}'`, `it("${title}"`].some((start) => proof.includes(start));

describe('what the workspace covers of the Web API', () => {
  it.each(coverage.map((covered) => [covered.method, covered] as const))('%s is proved where the table says', (_method, covered) => {
    const proof = textOf(covered.test);
    expect(proof).toContain(`'${covered.method}'`);
    expect(hasTest(proof, covered.proof), `${covered.test} has no test "${covered.proof}"`).toBe(true);
    const unproved = covered.refuses.filter((refusal) => !proof.includes(`'${refusal}'`));
    expect(unproved).toEqual([]);
    const untried = covered.supports.filter((argument) => !new RegExp(`\\b${argument}\\b`).test(proof));
    expect(untried).toEqual([]);
  });

  it('names each method once', () => {
    const names = coverage.map((covered) => covered.method);
    expect(new Set(names).size).toBe(names.length);
  });

  it('is all that the app calls', () => {
    const source = sourcesIn('src/slack');
    const called = [...source.matchAll(/\bclient\.([a-z]\w*\.[a-z]\w*)\(/g)].map(([, method = '']) => method);
    // The socket's own client calls it.
    if (source.includes('new SocketModeReceiver(')) called.push('apps.connections.open');
    expect(called).toEqual(expect.arrayContaining(['chat.postMessage', 'apps.connections.open']));
    const names: readonly string[] = coverage.map(({ method }) => method);
    expect(called.filter((method) => !names.includes(method))).toEqual([]);
  });

  it('is all that the server answers', async () => {
    const { workspace } = await aWorkspace();
    for (const { method, token } of coverage) {
      const authorization = `Bearer ${token === 'app' ? appToken : botToken}`;
      const { error } = await post(`${workspace.url}${method}`, {}, { authorization });
      expect(['unknown_method', 'invalid_auth', 'not_allowed_token_type'], method).not.toContain(error);
    }
    const written = sourcesIn('src/playground/workspace/api').match(/^export const \w+: Method = /gm);
    expect(written).toHaveLength(coverage.length);
  });
});

describe('what the workspace does beside the Web API', () => {
  it.each(surfaces.map((surface) => [surface.name, surface] as const))('%s is proved where the table says', (_name, { test, proof }) => {
    expect(hasTest(textOf(test), proof), `${test} has no test "${proof}"`).toBe(true);
  });
});

it('stands in docs/coverage.md', async () => {
  const page = textOf('docs/coverage.md');
  const start = '<!-- tables -->\n';
  const before = page.slice(0, page.indexOf(start) + start.length);
  const after = page.slice(page.indexOf('<!-- end of tables -->'));
  expect(before).toContain('# What the local workspace covers of Slack');
  await expect(`${before}\n${coveragePage()}\n\n${after}`).toMatchFileSnapshot(`${root}docs/coverage.md`);
});
