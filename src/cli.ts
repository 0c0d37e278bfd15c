import process from 'node:process';
import { commandLine } from './command-line.ts';
import { ownEnvironment } from './config.ts';

const { status, output, errors } = await commandLine(process.argv.slice(2), ownEnvironment);
process.stdout.write(output);
process.stderr.write(errors);
process.exitCode = status;
