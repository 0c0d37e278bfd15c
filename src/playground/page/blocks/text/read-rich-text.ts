import { isJson, type Json, objectsOf, stringOf } from '../../../workspace/model.ts';
import { emojiOf } from './emoji.ts';
import { type Inline, type Passage, safeUrl } from './markup.ts';

/** A `rich_text` block, or a cell of a table that is one, as passages. */
export function readRichText(block: Json): Passage[] {
  return objectsOf(block['elements']).flatMap(passageOf);
}

function passageOf(element: Json): Passage[] {
  switch (element['type']) {
    case 'rich_text_section':
      return [{ kind: 'text', inside: inlinesOf(element) }];
    case 'rich_text_quote':
      return [{ kind: 'quote', inside: inlinesOf(element) }];
    case 'rich_text_preformatted':
      return [{ kind: 'preformatted', text: inlinesOf(element).map(wordsOf).join('') }];
    case 'rich_text_list':
      return [
        {
          kind: 'list',
          ordered: element['style'] === 'ordered',
          indent: Number(element['indent'] ?? 0),
          start: Number(element['offset'] ?? 0) + 1,
          items: objectsOf(element['elements']).map(inlinesOf),
        },
      ];
    default:
      return [];
  }
}

function inlinesOf(section: Json): Inline[] {
  return objectsOf(section['elements']).map((element) => styled(nodeOf(element), element['style']));
}

function nodeOf(element: Json): Inline {
  const text = stringOf(element['text']) ?? '';
  switch (element['type']) {
    case 'link':
      return link(element, text);
    case 'user':
      return { kind: 'user', id: String(element['user_id']) };
    case 'channel':
      return { kind: 'channel', id: String(element['channel_id']), name: null };
    case 'usergroup':
      return { kind: 'mention', text: `@${String(element['usergroup_id'])}` };
    case 'broadcast':
      return { kind: 'mention', text: `@${String(element['range'])}` };
    case 'emoji':
      return { kind: 'text', text: sign(element) };
    case 'date':
      return { kind: 'text', text: stringOf(element['fallback']) ?? '' };
    case 'color':
      return { kind: 'code', text: String(element['value']) };
    default:
      return { kind: 'text', text };
  }
}

function link(element: Json, text: string): Inline {
  const url = safeUrl(element['url']);
  return url === null ? { kind: 'text', text: text || String(element['url']) } : { kind: 'link', url, text: text || url };
}

/** By its code points ("1f535", "2764-fe0f") where they are given, else by its name. */
function sign(element: Json): string {
  const points = stringOf(element['unicode'])?.match(/\b[0-9a-f]{2,5}\b/g) ?? [];
  if (points.length > 0) return String.fromCodePoint(...points.map((point) => Number.parseInt(point, 16)));
  const name = String(element['name']);
  return emojiOf(name) ?? `:${name}:`;
}

function styled(node: Inline, style: unknown): Inline {
  if (!isJson(style)) return node;
  const core: Inline = style['code'] === true && node.kind === 'text' ? { kind: 'code', text: node.text } : node;
  const wanted = (['strike', 'italic', 'bold'] as const).filter((kind) => style[kind] === true);
  return wanted.reduce<Inline>((inside, kind) => ({ kind, inside: [inside] }), core);
}

function wordsOf(node: Inline): string {
  if ('text' in node) return node.text;
  return 'inside' in node ? node.inside.map(wordsOf).join('') : node.id;
}
