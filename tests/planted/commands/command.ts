export const command = 'a command';
