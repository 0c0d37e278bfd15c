import fc from 'fast-check';

const pieces = [
  'word ',
  'a',
  '&',
  '<',
  '>',
  '*',
  '_bold_',
  '~',
  '`',
  '```',
  '\n',
  '\n> ',
  '<!channel>',
  '<!here|here>',
  '<@U0CLGCHAIR>',
  '<#C0CLG>',
  '<https://evil.example|https://nhs.uk>',
  '<mailto:a@b.example>',
  '&lt;!channel&gt;',
  '@channel',
  '👩‍⚕️',
  'é',
  '\u202E',
  '\t',
  'https://example.org/a?b=c&d=e',
];

/** What people could type to upset a message, from one character up to exactly `longest`. */
export function nasty(longest: number): fc.Arbitrary<string> {
  const mixed = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 40 });
  const text = fc.tuple(mixed, fc.constantFrom(1, 1, longest)).map(([some, least]) => {
    const once = some.join('');
    return once.repeat(Math.max(1, Math.ceil(least / once.length))).slice(0, longest);
  });
  const one = fc.constantFrom(...pieces).map((piece) => piece.repeat(longest).slice(0, longest));
  return fc.oneof(text, one).map((typed) => (typed.trim() === '' ? 'text' : typed.toWellFormed()));
}

/** A name from the governance file: anything on one line. */
export const nastyName = nasty(200);

/** Everything in a drawn thing that Slack would take for a mention, a broadcast or a link. */
export function controlSequences(drawn: unknown): string[] {
  return JSON.stringify(drawn).match(/<(?:[!@#]|[a-z][a-z0-9+.-]*:)[^>]*>?/gi) ?? [];
}

/** Every text a person sees in blocks or a view, in order. */
export function seen(drawn: unknown): string[] {
  if (Array.isArray(drawn)) return drawn.flatMap(seen);
  if (typeof drawn !== 'object' || drawn === null) return [];
  return Object.entries(drawn).flatMap(([key, inner]) => (key === 'text' && typeof inner === 'string' ? [inner] : seen(inner)));
}
