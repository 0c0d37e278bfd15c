export { fixture } from '../tests/fixture.ts';
