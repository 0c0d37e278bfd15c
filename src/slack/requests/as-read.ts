import type { DateTime } from 'luxon';
import { bodyOfChannel, type Directory, personBySlackId } from '#src/domain/directory.ts';
import { asTyped } from './slash-command.ts';

/** Who or what has this id in Slack; null where that is not known. */
type Named = (id: string) => string | null;

/** Names for the ids in what people write: of the people and channels of the directory. */
export function namesIn(directory: Directory, now: DateTime): Named {
  return (id) => (personBySlackId(directory, id, now) ?? bodyOfChannel(directory, id, now))?.name ?? null;
}

/** What a message of Slack's says, as people read it: mentions by name, links with their address, nothing escaped. */
export function asRead(text: string, named: Named): string {
  return asTyped(text.replaceAll(/<([^<>|]*)(?:\|([^<>]*))?>/g, (_, target: string, label = '') => reference(target, label, named)));
}

/** What was typed, with the names of whom and what it mentions, where Slack, or whoever copied it from there, gave ids. */
export function withNames(typed: string, named: Named): string {
  return typed.replaceAll(/<([@#][A-Z][A-Z0-9]+|!subteam\^[A-Z0-9]+)(?:\|([^<>]*))?>/g, (_, target: string, label = '') =>
    reference(target, label, named),
  );
}

/** An id is never shown: where nothing tells the name, that is said. */
function reference(target: string, label: string, named: Named): string {
  const id = target.slice(1);
  // Slack still gives the names of channels, and no longer those of people.
  if (target.startsWith('#')) return label || named(id) ? `#${label || named(id)}` : 'a channel';
  if (target.startsWith('@')) return `@${named(id) ?? (label || 'somebody')}`;
  if (target.startsWith('!subteam')) return label || 'a group of people';
  if (target.startsWith('!')) return label || `@${id}`;
  if (label === '') return target.replace(/^(?:mailto|tel):/, '');
  return bare(label) === bare(target) ? label : `${label} (${target})`;
}

/** Slack makes links of addresses and numbers that are typed without the rest: example.org. */
function bare(link: string): string {
  return link
    .replace(/^(?:https?:\/\/|mailto:|tel:)/, '')
    .replace(/\/$/, '')
    .replaceAll(' ', '');
}
