import { type Inline, safeUrl } from './markup.ts';

const entities: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** Text as it reads: the three characters that Slack has escaped. */
export function decoded(text: string): string {
  return text.replaceAll(/&(?:lt|gt|amp);/g, (entity) => entities[entity] ?? entity);
}

/** Code shows addresses as they are, without the angle brackets Slack puts around them. */
export function codeWords(code: string): string {
  return decoded(code.replaceAll(/<([^<>|\n]+)(?:\|[^<>\n]*)?>/g, '$1'));
}

/** What stands between angle brackets: a person, a channel, a date, a group, or a link. */
export function readReference(inner: string): Inline {
  const bar = inner.indexOf('|');
  const target = bar === -1 ? inner : inner.slice(0, bar);
  const label = bar === -1 ? '' : decoded(inner.slice(bar + 1));
  if (/^@[A-Z0-9]+$/.test(target)) return { kind: 'user', id: target.slice(1) };
  if (/^#[A-Z0-9]+$/.test(target)) return { kind: 'channel', id: target.slice(1), name: label || null };
  if (target.startsWith('!')) return special(target.slice(1), label);
  const url = safeUrl(decoded(target));
  if (url === null) return { kind: 'text', text: label || decoded(target) };
  return { kind: 'link', url, text: label || url.replace(/^mailto:/, '') };
}

/** `!here`, `!subteam^S1|@name`, `!date^...|fallback` */
function special(what: string, label: string): Inline {
  const [kind = ''] = what.split('^');
  if (kind === 'date') return { kind: 'text', text: label };
  return { kind: 'mention', text: label || `@${kind}` };
}
