import { type Document, type LineCounter, visit } from 'yaml';
import { type Position, position } from './locate.ts';

const message =
  'the text here holds a character that no database keeps (\\0, \\x00, or half of a character such as \\ud83d): take it out, or write the whole character';

/** Where an escape between double quotes stands for a character that cannot be stored. */
export function unstorableTexts(document: Document, lines: LineCounter): (Position & { readonly message: string })[] {
  const found: (Position & { readonly message: string })[] = [];
  visit(document, {
    Scalar(_, { value, range }) {
      if (typeof value === 'string' && !isStorable(value)) found.push({ ...position(lines, range?.[0] ?? 0), message });
    },
  });
  return found;
}

function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}
