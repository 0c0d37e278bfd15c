/** The letters of an avatar: of the first two words that begin with a capital, else of the first word. */
export function initials(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const capital = words.filter((word) => /^\p{Lu}/u.test(word));
  const chosen = capital.length > 0 ? capital.slice(0, 2) : words.slice(0, 1);
  return chosen.map((word) => word.slice(0, 1).toUpperCase()).join('');
}

/** Which of so many colours is this person's: always the same. */
export function colourOf(id: string, colours: number): number {
  let sum = 0;
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return sum % colours;
}
