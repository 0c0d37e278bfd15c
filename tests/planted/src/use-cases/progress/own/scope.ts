export const scope = 'a group';
