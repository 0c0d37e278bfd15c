import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { commands } from '#commands/index.ts';
import { variableNames } from '#src/config.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const decisions = readdirSync(join(root, 'docs/adr')).map((name) => `docs/adr/${name}`);
const documents = ['README.md', 'CONTRIBUTING.md', 'docs/promises.md', ...decisions];
const readme = read('README.md');

/** Every match's first group, once. */
function found(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, group = '']) => group))];
}

describe('the annotated tree', () => {
  const tree = pathsOfTree(readme);

  test('has everything that stands at the top and every folder of src/', () => {
    const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean);
    expect(tracked.length).toBeGreaterThan(100);
    const top = tracked.map((path) => path.replace(/\/.*/, '/'));
    const ofSource = found(tracked.join('\n'), /^(src\/[^/\n]+\/)/gm);
    expect(ofSource.length).toBeGreaterThan(5);
    expect([...new Set([...top, ...ofSource])].filter((path) => !tree.includes(path))).toEqual([]);
  });

  test('has nothing that does not exist, and nothing twice', () => {
    expect(tree.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    expect(new Set(tree).size).toBe(tree.length);
  });
});

/** The tree's paths, folders with a slash at their end: two spaces deeper is one folder deeper. */
function pathsOfTree(text: string): string[] {
  const [, block = ''] = /## The tree\n\n```\n(.*?)```/s.exec(text) ?? [];
  const folders: string[] = [];
  return block
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [, indent = '', name = ''] = /^( *)(\S+)/.exec(line) ?? [];
      const depth = indent.length / 2;
      folders.splice(depth);
      folders[depth] = name;
      return folders.join('');
    });
}

describe('the tables of the readme', () => {
  test('have every environment variable of the configuration, and no other', () => {
    expect(variableNames).toContain('SLACK_BOT_TOKEN');
    expect(found(readme, /^\| `([A-Z][A-Z_]+)` \|/gm).toSorted()).toEqual(variableNames.toSorted());
  });

  test('have everything that can be typed, and nothing else', () => {
    const typed = commands.flatMap(({ name, subcommands }) => [name, ...Object.values(subcommands).map(({ usage }) => `${name} ${usage}`)]);
    const rows = readme.split('\n').filter((line) => line.startsWith('| `/'));
    const listed = rows.flatMap((row) => found(row.split(' | ')[0] ?? '', /`([^`]+)`/g));
    expect(listed.toSorted()).toEqual(typed.toSorted());
  });
});

test('the promises list every refused governance file with its messages', () => {
  const folder = 'tests/governance/refused';
  const rows = readdirSync(join(root, folder)).map((name) => {
    const [, said = ''] = read(`${folder}/${name}`).split('# Refused with:\n');
    return `| \`${name}\` | ${said.trimEnd().replaceAll(/^# /gm, '').replaceAll('|', '\\|').replaceAll('\n', '<br>')} |`;
  });
  expect(rows.length).toBeGreaterThan(40);
  expect(
    read('docs/promises.md')
      .split('\n')
      .filter((line) => /^\| `[\w-]+\.yaml`/.test(line)),
  ).toEqual(rows);
});

describe.each(documents)('%s', (document) => {
  const text = read(document);

  test('links only to what exists', () => {
    const links = found(text, /\]\(([^)\s]+)\)/g).filter((link) => !/^(https?:|#)/.test(link));
    expect(links.filter((link) => !existsSync(join(root, dirname(document), link.replace(/#.*/, ''))))).toEqual([]);
  });

  test('names only files and folders that exist', () => {
    const paths = found(text, /`((?:\.ci|\.config|commands|docs|jobs|prisma|src|tests)\/[a-z0-9./-]*)`/g);
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  test('names only scripts that exist', () => {
    const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(read('package.json')));
    const named = [...found(text, /npm run (?:-s )?([a-z:]+)/g), ...found(text, /npm (test|start)\b/g)];
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});

test('the documents do link, and name scripts', () => {
  const all = documents.map(read).join('\n');
  expect(found(all, /\]\(([^)\s]+)\)/g).length).toBeGreaterThan(5);
  expect(found(all, /npm run (?:-s )?([a-z:]+)/g)).toContain('check');
});
