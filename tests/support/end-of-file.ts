import { letGoOfEverything } from './lent.ts';

letGoOfEverything();
