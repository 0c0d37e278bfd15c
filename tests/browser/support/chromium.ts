import { execFile } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Browser, type BrowserServer, chromium, type LaunchOptions } from 'playwright-core';

const run = promisify(execFile);
const program = fileURLToPath(new URL('unpack-chromium.ts', import.meta.url));

/**
 * Unpacks the Chromium that comes with the packages into this folder. It goes to whatever is the folder for temporary files,
 * and brings the libraries that a bare Linux does not have only where it believes to be on Amazon's servers: hence a process of its own.
 */
export async function unpackChromium(folder: string): Promise<void> {
  const env = { TMPDIR: folder, AWS_EXECUTION_ENV: '24.x' };
  await run(process.execPath, [program], { env });
}

/** Starts the Chromium of this folder. It finds nothing but this machine. */
export function startChromium(folder: string): Promise<Browser> {
  return chromium.launch(launchOptions(folder));
}

/** The same, for processes that share it: each `joinChromium` is a browser of its own to whoever joins, and closed apart. */
export function serveChromium(folder: string): Promise<BrowserServer> {
  return chromium.launchServer(launchOptions(folder));
}

export function joinChromium(address: string): Promise<Browser> {
  return chromium.connect(address);
}

function launchOptions(folder: string): LaunchOptions {
  return {
    executablePath: join(folder, 'chromium'),
    // The language decides how a field for a day shows it, whatever the page's own.
    env: { HOME: folder, LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'), LC_ALL: 'en_GB.UTF-8' },
    args: ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost', '--font-render-hinting=none'],
  };
}
