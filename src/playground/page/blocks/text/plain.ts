import { isJson, stringOf } from '../../../workspace/model.ts';
import { withEmoji } from './emoji.ts';

/** The words of a `plain_text` object. */
export function plainOf(of: unknown): string {
  if (!isJson(of)) return '';
  const text = stringOf(of['text']) ?? '';
  return of['emoji'] === false ? text : withEmoji(text);
}
