export const workspace = 'a workspace';
