import type { DateTime } from 'luxon';
import { type Body, bodyById, current, type Dated, type Directory, holdsAt } from './directory.ts';
import { withoutArticle } from './names.ts';
import type { Choice } from './refusal.ts';

/** The bodies a word fits, by their names, aliases or keys, as names are compared, with their article or without; one that has been replaced gives its successor. */
export function bodiesCalled(directory: Directory, given: string, now: DateTime): Dated<Body>[] {
  const word = withoutArticle(given);
  const named = directory.bodies.filter(({ key, name, aliases }) => [key, name, ...aliases].some((one) => withoutArticle(one) === word));
  const standing = current(named, now);
  return standing.length > 0 ? standing : [...new Set(named.flatMap((body) => successor(directory, body, now) ?? []))];
}

/** A body to choose from, with what tells it from others of its name. */
export function bodyChoice({ id, name, kind, aliases }: Body): Choice {
  const also = aliases.length === 0 ? '' : `, also ${aliases.join(', ')}`;
  return { id, name, tells: `${kind.replace('_', ' ')}${also}` };
}

function successor(directory: Directory, body: Dated<Body>, now: DateTime): Dated<Body> | null {
  const replacements = current(directory.relations, now).filter(({ kind }) => kind === 'replaces');
  let standing = body;
  // Cycles of replacement are refused in the governance file.
  while (!holdsAt(standing, now)) {
    const replacement = replacements.find(({ toId }) => toId === standing.id);
    if (!replacement) return null;
    standing = bodyById(directory, replacement.fromId);
  }
  return standing;
}
