import { withPlainApostrophes } from '../names.ts';
import { type Status, statuses } from '../status.ts';

/** A piece of a text as a reader of statuses sees it. `text`: a word in small letters, a mark, or the status a circle or heart stands for. */
export type Token = {
  readonly kind: 'word' | 'circle' | 'heart' | 'mark' | 'line' | 'cell';
  readonly text: string;
  readonly raw: string;
  /** Whether a space, or nothing at all, stands before it */
  readonly apart: boolean;
};

const signs: Readonly<Record<string, Status>> = {
  '🔴': 'red',
  '🟥': 'red',
  '🟠': 'amber',
  '🟧': 'amber',
  '🟡': 'amber',
  '🟨': 'amber',
  '🟢': 'green',
  '🟩': 'green',
  '🔵': 'blue',
  '🟦': 'blue',
};
const hearts: Readonly<Record<string, Status>> = { '❤': 'red', '♥': 'red', '🧡': 'amber', '💛': 'amber', '💚': 'green', '💙': 'blue' };
const coloursInCodes: Readonly<Record<string, Status>> = {
  red: 'red',
  amber: 'amber',
  orange: 'amber',
  yellow: 'amber',
  green: 'green',
  blue: 'blue',
};

/** Stand before a status's name for a circle or a heart while the text is taken apart; no text may hold them itself. */
const [circleMark, heartMark] = ['\ue000', '\ue001'];

/** The text without what only changes its look: widths of letters, accents, invisible characters, kinds of apostrophe, Slack's formatting. */
export function tokensOf(text: string): Token[] {
  const letters = withPlainApostrophes(text.replaceAll(invisible, '')).normalize('NFKD').replaceAll(/\p{M}/gu, '');
  const plain = unmarked(withSigns(letters.replaceAll(/\r\n?/g, '\n')));
  return [...plain.matchAll(pieces)].map(({ 0: raw, index }) => tokenOf(raw, index === 0 || /\s/.test(plain.charAt(index - 1))));
}

const invisible = /[\p{DI}\p{Cf}\p{Co}]/gu;
const pieces = /[\ue000\ue001](?:blue|red|amber|green)|[\n\t|]|[\p{L}\p{N}]+?(?=n't\b)|n't\b|'(?:s|re|ve|d|ll|m)\b|[\p{L}\p{N}]+|\S/giu;

function tokenOf(raw: string, apart: boolean): Token {
  const token = (kind: Token['kind'], text: string): Token => ({ kind, text, raw, apart });
  if (raw.startsWith(circleMark)) return token('circle', raw.slice(1));
  if (raw.startsWith(heartMark)) return token('heart', raw.slice(1));
  if (raw === '\n') return token('line', raw);
  if (raw === '|' || raw === '\t') return token('cell', raw);
  return token(/[\p{L}\p{N}]/u.test(raw) ? 'word' : 'mark', raw.toLowerCase());
}

/** The source of an emoji's code, whose first colon is not that of a word before it; a status or a label between colons is none. */
export const emojiCode = String.raw`:(?=[^:\s]*[a-z+])(?!(?:next|${statuses.join('|')}):)[a-z0-9_+-]+:`;

function withSigns(text: string): string {
  return text
    .replaceAll(/\p{Extended_Pictographic}/gu, (sign) => {
      if (signs[sign]) return ` ${circleMark}${signs[sign]} `;
      return hearts[sign] ? ` ${heartMark}${hearts[sign]} ` : sign;
    })
    .replaceAll(/:([a-z0-9_+-]{3,40}):/giu, (code, name: string) => signOfCode(name.toLowerCase()) ?? code);
}

/** `red_circle`, `large_red_square`, and codes that workspaces make for themselves, such as `rag-red`. */
function signOfCode(name: string): string | null {
  const parts = name.split(/[_+-]/);
  const heart = parts.includes('heart');
  const known = parts.every((part) => Object.hasOwn(coloursInCodes, part) || shapes.has(part) || part === 'heart');
  const found = parts.flatMap((part) => coloursInCodes[part] ?? []);
  const [only, ...others] = found;
  if (heart && parts.length === 1) return ` ${heartMark}red `;
  return known && only && others.length === 0 ? ` ${heart ? heartMark : circleMark}${only} ` : null;
}

const shapes = new Set(['large', 'small', 'circle', 'square', 'dot', 'ball', 'light', 'rag', 'brag', 'status', 'traffic']);

/** What is struck through stands as what was so formerly; a word set apart by its look as one before a colon. */
function unmarked(text: string): string {
  return text
    .replaceAll(/[‘’‛ʼʹ´′]/gu, "'")
    .replaceAll(/(?<![\p{L}\p{N}])~+(?=\S)([^~\n]+)(?<=\S)~+(?![\p{L}\p{N}])/gu, ' (formerly $1) ')
    .replaceAll(/(?<=[\p{L}\p{N}])[_*`]+(?=[\p{L}\p{N}])/gu, ' ')
    .replaceAll(/^[ \t]*(?:(?:&gt;|[>•‣◦#–-]|\d+[.)])[ \t]*)+(?=\S)/gmu, '')
    .replaceAll(/^([*_`]+)(\p{L}+)\1/gmu, '$2: ')
    .replaceAll(/[*_`]/g, '');
}

/** The status whose colour this is, as a word, a circle or a heart. */
export function colourOf(token: Token | undefined): Status | null {
  if (!token || token.kind === 'mark') return null;
  return statuses.find((status) => status === token.text) ?? null;
}

/** A full stop, a new line, a cell's edge: what stands before it says nothing of what stands behind it. */
export function isBreak(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!token) return true;
  if (token.kind === 'line' || token.kind === 'cell') return true;
  return /^[.!?;…]$/.test(token.text);
}
