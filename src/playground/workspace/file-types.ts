import { extname } from 'node:path';

const known: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  gif: 'image/gif',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  json: 'application/json',
  md: 'text/markdown',
  pdf: 'application/pdf',
  png: 'image/png',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  svg: 'image/svg+xml',
  txt: 'text/plain',
  webp: 'image/webp',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  yaml: 'application/yaml',
};

/** The ending of a file's name in small letters: Slack's `filetype`. */
export function fileTypeOf(name: string): string {
  return extname(name).slice(1).toLowerCase() || 'binary';
}

/** What kind of content a file's name promises. */
export function mimeTypeOf(name: string): string {
  return known[fileTypeOf(name)] ?? 'application/octet-stream';
}
