import type { DateTime } from 'luxon';
import { type Body, bodyById, current, type Dated, type Directory, holdsAt } from './directory.ts';
import { sameName } from './names.ts';

/** The body a person means by its name, an alias or its key, as names are compared; one that has been replaced gives its successor. Null: none. */
export function findBody(directory: Directory, given: string, now: DateTime): Body | null {
  const named = directory.bodies.filter(({ key, name, aliases }) => [key, name, ...aliases].some((one) => sameName(one, given)));
  for (const body of [...current(named, now), ...named]) {
    const standing = successor(directory, body, now);
    if (standing) return standing;
  }
  return null;
}

function successor(directory: Directory, body: Dated<Body>, now: DateTime): Body | null {
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
