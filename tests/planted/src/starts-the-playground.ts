export { workspace } from './playground/workspace.ts';
