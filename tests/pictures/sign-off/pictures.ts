import type { Picture } from '../camera.ts';
import { decided } from './decided.ts';
import { ended } from './ended.ts';
import { later } from './later.ts';
import { otherwise } from './otherwise.ts';
import { setAside } from './set-aside.ts';

/** In the order in which they are played, one request after the other. */
export const signOffPictures: readonly Picture[] = [...decided, ...ended, ...setAside, ...otherwise, ...later];
