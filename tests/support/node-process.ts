import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Where Node keeps what it has compiled, as for the tests: see .config/vitest.ts */
const compiled = `${root}node_modules/.cache/node`;

export type NodeProcess = {
  /** What it has written so far, to standard output and to standard error */
  readonly output: () => string;
  readonly errors: () => string;
  /** Resolves when its output matches; rejects where it ends before. */
  readonly says: (words: RegExp) => Promise<RegExpExecArray>;
  readonly signal: (name: NodeJS.Signals) => void;
  /** The exit status, once all it wrote has arrived; null where a signal ended it */
  readonly ended: Promise<number | null>;
};

/**
 * Starts a program of ours in a process of its own, with these environment variables and no others of ours. It does not outlive the test.
 *
 * @param output the descriptor that its standard output goes to, where nobody reads it here
 */
export function startProgram(
  script: string,
  args: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
  output: number | 'pipe' = 'pipe',
): NodeProcess {
  const env = { PATH: '/usr/local/bin:/usr/bin:/bin', TMPDIR: tmpdir(), NODE_COMPILE_CACHE: compiled, ...environment };
  const child = spawn(process.execPath, [script, ...args], { cwd: root, env, stdio: ['ignore', output, 'pipe'] });
  const said = { output: '', errors: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    said.output += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said.errors += text;
  });
  const closed = once(child, 'close');
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await closed;
  });
  return {
    output: () => said.output,
    errors: () => said.errors,
    async says(words) {
      for (;;) {
        const found = words.exec(said.output);
        if (found) return found;
        if (child.exitCode !== null || child.signalCode !== null)
          throw new Error(`It ended without ${words}: ${said.output}${said.errors}`);
        await sleep(20);
      }
    },
    signal: (name) => void child.kill(name),
    ended: closed.then(() => child.exitCode),
  };
}

/** Runs a program to its end. */
export async function runProgram(
  script: string,
  args: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
): Promise<{ readonly status: number | null; readonly output: string; readonly errors: string }> {
  const program = startProgram(script, args, environment);
  const status = await program.ended;
  return { status, output: program.output(), errors: program.errors() };
}
