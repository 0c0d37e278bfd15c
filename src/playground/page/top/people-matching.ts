import type { PersonOnScreen } from '../../web/contract.ts';

/** The people in whose name or posts every word typed stands. */
export function peopleMatching(people: readonly PersonOnScreen[], typed: string): readonly PersonOnScreen[] {
  const words = typed.toLowerCase().split(/\s+/);
  return people.filter(({ name, posts }) => words.every((word) => `${name} ${posts}`.toLowerCase().includes(word)));
}
