export { scope } from '../progress/own/scope.ts';
