export { command } from '../../commands/command.ts';
