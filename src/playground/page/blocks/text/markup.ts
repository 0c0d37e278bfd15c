/** Words within a line, as drawn. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bold' | 'italic' | 'strike'; readonly inside: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly url: string; readonly text: string }
  | { readonly kind: 'user'; readonly id: string }
  /** `name`: what the text itself calls it; null where only the id is known */
  | { readonly kind: 'channel'; readonly id: string; readonly name: string | null }
  /** Everybody here, a group of people: told, but nobody in particular */
  | { readonly kind: 'mention'; readonly text: string };

/** What stands below one another. */
export type Passage =
  | { readonly kind: 'text' | 'quote' | 'heading'; readonly inside: readonly Inline[] }
  | { readonly kind: 'preformatted'; readonly text: string }
  | {
      readonly kind: 'list';
      readonly ordered: boolean;
      /** How deep it stands, from 0 */
      readonly indent: number;
      /** The number of the first item */
      readonly start: number;
      readonly items: readonly (readonly Inline[])[];
    };

/** The address where it may be opened from here, else null: other schemes could run something. */
export function safeUrl(address: unknown): string | null {
  if (typeof address !== 'string' || !URL.canParse(address)) return null;
  return ['http:', 'https:', 'mailto:'].includes(new URL(address).protocol) ? address : null;
}
