import { expect, it } from 'vitest';
import { toSend } from '#src/playground/page/composer/mentions.ts';
import { conversations, people } from './samples.ts';

const sent = (text: string) => toSend(text, { people, conversations });

it('sends people and channels by their ids', () => {
  expect(sent('@Dementia pathway lead: see #dementia-group.')).toBe('<@U0LEAD>: see <#C0GROUP>.');
});

it('means the longest name', () => {
  expect(sent('@Director of Public Health (Kent) and @Director of Public Health (Medway)')).toBe('<@U0KENT> and <@U0DIRECTOR> (Medway)');
  expect(sent('#dementia-group-leads #dementia-group')).toBe('<#C0GROUPS> <#C0GROUP>');
});

it('leaves addresses, longer words and names nobody has', () => {
  for (const text of ['me@Dementia pathway lead', '@Dementia pathway leader', '#dementia-groups', '@Nobody', '#Conclave'])
    expect(sent(text)).toBe(text);
});

it('sends a command as it was typed', () => {
  expect(sent('/signoff request @Dementia pathway lead\n')).toBe('/signoff request @Dementia pathway lead');
});

it('keeps spaces and lines within, not after', () => {
  expect(sent('  one\n two \n')).toBe('  one\n two');
});
