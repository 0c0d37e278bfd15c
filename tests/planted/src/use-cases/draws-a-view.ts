export { view } from '../slack/view.ts';
