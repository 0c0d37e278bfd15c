import { asTyped } from './slash-command.ts';

/** What a message of Slack's says, as people read it: mentions by name, links with their address, nothing escaped. `named`: who or what has this id. */
export function asRead(text: string, named: (id: string) => string | null): string {
  return asTyped(text.replaceAll(/<([^<>|]*)(?:\|([^<>]*))?>/g, (_, target: string, label = '') => reference(target, label, named)));
}

function reference(target: string, label: string, named: (id: string) => string | null): string {
  const id = target.slice(1);
  // Slack still gives the names of channels, and no longer those of people.
  if (target.startsWith('#')) return `#${label || (named(id) ?? id)}`;
  if (target.startsWith('@')) return `@${named(id) ?? (label || id)}`;
  if (target.startsWith('!')) return label || `@${id.replace(/^subteam\^/, '')}`;
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
