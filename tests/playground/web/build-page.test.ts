import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readAssets } from '#src/playground/web/assets.ts';
import { buildPage } from '#src/playground/web/build-page.ts';

async function aSource(files: Readonly<Record<string, string>>): Promise<{ readonly source: string; readonly folder: string }> {
  const around = await mkdtemp(join(tmpdir(), 'conclave-page-'));
  onTestFinished(() => rm(around, { recursive: true, force: true }));
  const source = join(around, 'source');
  await mkdir(source);
  for (const [name, text] of Object.entries(files)) await writeFile(join(source, name), text);
  return { source, folder: join(around, 'built') };
}

const index = '<!doctype html><title>A page</title><script type="module" src="./main.ts"></script>';

test('a page is built with its styles and fonts in files of their own, without inline code or source maps', async () => {
  const { source, folder } = await aSource({
    'index.html': index,
    'main.ts': "import './main.css'; const words: string = 'Hello'; document.title = words;",
    'main.css': "@font-face { font-family: A; src: url('./a.woff2') } body { font-family: A }",
    'a.woff2': 'a font',
    '.env': 'VITE_SECRET=1',
  });
  await buildPage(source, folder);
  const html = await readFile(join(folder, 'index.html'), 'utf8');
  expect(html).toMatch(/<script type="module" crossorigin src="\/assets\/[\w-]+\.js"><\/script>/);
  const endings = (await readdir(join(folder, 'assets'))).map((name) => name.replace(/^.*\./, ''));
  expect(endings.sort()).toEqual(['css', 'js', 'woff2']);
  const assets = await readAssets(folder);
  const script = [...assets].find(([path]) => path.endsWith('.js'))?.[1];
  expect(script).toMatchObject({ type: 'text/javascript; charset=utf-8', cache: 'public, max-age=31536000, immutable' });
  expect(String(await script?.bytes())).toContain('Hello');
  expect(assets.get('/')).toMatchObject({ type: 'text/html; charset=utf-8', cache: 'no-store' });
});

test('a page that cannot be built says why', async () => {
  const { source, folder } = await aSource({ 'index.html': index, 'main.ts': "import './nothing.ts';" });
  await expect(buildPage(source, folder)).rejects.toThrow(/^The page can't be built: [\s\S]*nothing\.ts/);
});
