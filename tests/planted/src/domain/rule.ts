export const rule = 'a rule';
