import { mrkdwn, oneLine, shortened, shortenedInside } from './escape.ts';

/** The same sentence twice, both escaped: as shown in a block (mrkdwn) and as read out (the top-level text, without marks or emoji). */
export type Words = { readonly shown: string; readonly spoken: string };

/**
 * A sentence of ours with facts in it: `words\`*Asked by* ${name}\``. Text that comes from outside is escaped by
 * standing in `${}`; only the literal parts may hold Slack's formatting.
 */
export function words(literals: TemplateStringsArray, ...facts: readonly (Words | string | number)[]): Words {
  const parts = literals.flatMap((literal, index) => {
    const fact = facts[index];
    return fact === undefined ? [ours(literal)] : [ours(literal), inWords(fact)];
  });
  return joined(parts, '');
}

/** How long a name may be at least where it is read out: text has more room than blocks. */
const spokenAtLeast = 300;

/** A name or title on one line, at most `limit` characters long where it is shown; a longer one is cut inside, as names often differ at their end alone. */
export function name(text: string, limit = 150): Words {
  const line = oneLine(text);
  const spoken = shortenedInside(line, Math.max(limit, spokenAtLeast), mrkdwn);
  return { shown: spoken.length <= limit ? spoken : shortenedInside(line, limit, mrkdwn), spoken };
}

/** A body's name as a sentence has it: "the Clinical Leadership Group". */
export function withArticle(body: string): string {
  return /^(the|any|nhs)\b/i.test(body.trim()) ? body : `the ${body}`;
}

/** A body's name within a sentence, on one line, at most `limit` characters long where it is shown. */
export function theBody(body: string, limit = 150): Words {
  return name(withArticle(body), limit);
}

/** Text that is shown shortened here because the whole stands elsewhere. */
export function extract(text: string, limit: number): Words {
  const line = shortened(oneLine(text), limit, mrkdwn);
  return { shown: line, spoken: line };
}

export function joined(parts: readonly Words[], separator: string): Words {
  return { shown: parts.map((part) => part.shown).join(separator), spoken: parts.map((part) => part.spoken).join(separator) };
}

/** "Anna, Ben and Cara"; of more than `most`, "Anna, Ben and 4 more". */
export function listed(items: readonly Words[], most = Number.POSITIVE_INFINITY): Words {
  if (items.length > most) return words`${joined(items.slice(0, most), ', ')} and ${items.length - most} more`;
  const last = items.at(-1);
  if (!last || items.length === 1) return last ?? { shown: '', spoken: '' };
  return words`${joined(items.slice(0, -1), ', ')} and ${last}`;
}

export const nothing: Words = { shown: '', spoken: '' };

/** "1 more", "3 groups": the noun in the number it needs. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}

/** A link to a channel of this workspace where the id is one, which Slack shows, and reads out, by its name; else what it is called here. */
export function channel(id: string, called: string): Words {
  const link = /^[CGD][A-Z0-9]+$/.test(id) ? `<#${id}>` : mrkdwn(called);
  return { shown: link, spoken: link };
}

function ours(literal: string): Words {
  return {
    shown: literal,
    spoken: literal
      .replaceAll(/[*_~`]/g, '')
      .replaceAll(/\p{Extended_Pictographic}\uFE0F? ?/gu, '')
      .replaceAll('• ', '- '),
  };
}

function inWords(fact: Words | string | number): Words {
  if (typeof fact === 'object') return fact;
  const escaped = mrkdwn(String(fact));
  return { shown: escaped, spoken: escaped };
}
