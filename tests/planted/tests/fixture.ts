export const fixture = 'a fixture';
