import { commandLine } from '#src/command-line.ts';

/** `audit verify --all` in a process of its own, on the database it is given: what it said, how long it took, and the most memory it had. */
const began = performance.now();
const { status, output, errors } = await commandLine(['audit', 'verify', '--all'], { DATABASE_URL: process.argv[2] });
const { user, system } = process.cpuUsage();
process.send?.({
  status,
  said: `${output}${errors}`,
  ms: performance.now() - began,
  cpuMs: (user + system) / 1000,
  megabytes: process.resourceUsage().maxRSS / 1024,
});
process.disconnect();
