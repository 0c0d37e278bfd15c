import { readdir, readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

export type Asset = { readonly bytes: () => Promise<Buffer>; readonly type: string; readonly cache: string };

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/** The files of the built page by their paths: nothing else of the disk can be asked for. */
export async function readAssets(folder: string): Promise<ReadonlyMap<string, Asset>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const assets = new Map(files.map((file) => [file.slice(folder.length).replaceAll(sep, '/'), assetOf(file)]));
  const index = assets.get('/index.html');
  if (!index) throw new Error(`There is no page in ${folder}`);
  return new Map([...assets, ['/', index]]);
}

/** What stands in assets/ is named by its content, and never changes. */
function assetOf(file: string): Asset {
  const named = file.includes(`${sep}assets${sep}`);
  return {
    bytes: () => readFile(file),
    type: types[extname(file)] ?? 'application/octet-stream',
    cache: named ? 'public, max-age=31536000, immutable' : 'no-store',
  };
}
