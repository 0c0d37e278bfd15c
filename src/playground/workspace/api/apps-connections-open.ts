import type { Method } from './method.ts';

/** Where the app opens its next connection of Socket Mode, once. */
export const appsConnectionsOpen: Method = ({ address, sockets }) => ({ url: `${address.replace(/^http/, 'ws')}${sockets.ticket()}` });
