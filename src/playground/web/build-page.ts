import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** Where the page's source is. */
export const pageSource = fileURLToPath(new URL('../page', import.meta.url));

/** Builds the page into a folder. Nothing is read but the source and the packages, and nothing written but the folder. */
export async function buildPage(source: string, folder: string): Promise<void> {
  try {
    await build({
      root: source,
      configFile: false,
      envDir: false,
      publicDir: false,
      logLevel: 'error',
      // What is inlined would be a data: address, which the page's policy allows for images only.
      build: { outDir: folder, emptyOutDir: true, sourcemap: false, reportCompressedSize: false, assetsInlineLimit: 0 },
    });
  } catch (cause) {
    throw new Error(`The page can't be built: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
