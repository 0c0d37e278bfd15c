export { store } from '../src/database/store.ts';
