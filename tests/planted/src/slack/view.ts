export const view = 'a view';
