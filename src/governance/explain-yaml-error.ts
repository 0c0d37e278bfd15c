import type { YAMLError } from 'yaml';

export const yamlSentences = {
  DUPLICATE_KEY: 'this key stands twice in the same place: keep one of the two',
  TAB_AS_INDENT: 'this line begins with a tab: indent with spaces',
  BAD_INDENT: 'the indentation does not fit the lines above: begin every entry of a list or group at the same column',
  MISSING_CHAR: 'something is not closed here: look for a missing quote, comma, bracket or brace',
  UNEXPECTED_TOKEN: 'this does not belong here: look for a missing quote, comma, colon or bracket just before',
  BLOCK_AS_IMPLICIT_KEY: 'a key and its value do not fit on this line: put text with a colon in quotes',
  BLOCK_IN_FLOW:
    'this does not belong between brackets: put text with a colon in quotes, or look for a bracket or brace that is not closed',
  MULTILINE_IMPLICIT_KEY: 'a key must stand on one line, followed by a colon',
  BAD_ALIAS: 'this looks like an alias (*name) that leads nowhere: put text that begins with * in quotes',
  TAG_RESOLVE_FAILED: 'this looks like a tag (!name), which is not known: put text that begins with ! in quotes',
  NON_STRING_KEY: 'a key must be plain text, followed by a colon',
  BAD_SCALAR_START: 'text cannot begin with this mark: put it in quotes',
  BAD_DIRECTIVE: 'this directive is not known: take the line out',
  MULTIPLE_DOCS: 'a second document begins here: a governance file is one document, take the line --- out',
} satisfies Partial<Record<YAMLError['code'], string>>;

const sentences: Partial<Record<YAMLError['code'], string>> = yamlSentences;

/** A fault of the YAML itself, in plain words. */
export function explainYamlError(error: YAMLError): string {
  if (error.code === 'BAD_INDENT' && error.message.startsWith('Flow'))
    return `a bracket or brace is not closed: expected ${error.message.at(-1)} before this`;
  return sentences[error.code] ?? `this is not YAML: ${error.message.replace(/\s+/g, ' ')}`;
}
