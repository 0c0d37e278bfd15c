export { store } from '../database/store.ts';
