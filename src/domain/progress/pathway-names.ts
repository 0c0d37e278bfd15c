import { isBreak, type Token } from './status-tokens.ts';

/** Names of pathways, as the words of their tokens. */
export type PathwayNames = { readonly own: readonly (readonly string[])[]; readonly others: readonly (readonly string[])[] };

export function isNameWord(names: PathwayNames['own'], word: string): boolean {
  return names.some((name) => name.includes(word));
}

/** Whether a sentence begins with one of these names, and the name ends here. */
export function endsWithName(tokens: readonly Token[], end: number, names: PathwayNames['own']): boolean {
  return names.some((name) => {
    const begin = end - name.length;
    const same = begin >= 0 && name.every((word, index) => tokens[begin + index]?.text === word);
    return same && (begin === 0 || isBreak(tokens, begin - 1) || tokens[begin - 1]?.kind === 'mark');
  });
}
