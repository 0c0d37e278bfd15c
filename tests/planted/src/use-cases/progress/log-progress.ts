export { scope } from './own/scope.ts';
