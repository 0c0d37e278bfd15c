import { z } from 'zod';
import { slackLimits } from '../../slack/limits.ts';
import { messageBlock } from './blocks.ts';
import { view } from './views.ts';

/** One reason why Slack would refuse a message or view: where, what, which limit, and the name that Slack gives the refusal. */
export type Problem = {
  /** As a JSON pointer, e.g. `/blocks/0/text/text` */
  readonly path: string;
  readonly what: string;
  readonly limit?: number;
  readonly error: ProblemCode;
};

type ProblemCode = 'no_text' | 'msg_too_long' | 'invalid_blocks' | 'msg_blocks_too_long' | 'invalid_arguments' | 'view_too_large';

/** Everything Slack would refuse in a message; empty where it can be sent. */
export function problemsInMessage(message: { readonly text?: unknown; readonly blocks?: unknown }): Problem[] {
  const { text, blocks } = message;
  return [...problemsInText(text, blocks), ...(blocks === undefined ? [] : problemsInBlocks(blocks))];
}

/** Everything Slack would refuse in what a message is changed to: its text is to be much shorter there. */
export function problemsInChange(message: { readonly text?: unknown; readonly blocks?: unknown }): Problem[] {
  const bytes = typeof message.text === 'string' ? Buffer.byteLength(message.text) : 0;
  const longest = slackLimits.message.changedTextBytes;
  const tooLarge: Problem = {
    path: '/text',
    what: `has ${bytes} bytes where ${longest} are allowed`,
    limit: longest,
    error: 'msg_too_long',
  };
  return [...problemsInMessage(message), ...(bytes > longest ? [tooLarge] : [])];
}

/** Everything Slack would refuse in a modal or Home view; empty where it can be shown. */
export function problemsInView(candidate: unknown): Problem[] {
  const checked = view.safeParse(candidate);
  const found = checked.success ? [] : fromIssues(checked.error, '', 'invalid_arguments');
  const blocks = z.looseObject({ blocks: z.unknown() }).safeParse(candidate);
  const repeated = blocks.success ? repeatedIds(blocks.data.blocks, 'invalid_arguments') : [];
  const bytes = Buffer.byteLength(JSON.stringify(candidate) ?? '');
  const tooLarge = bytes > slackLimits.view.bytes ? [tooLong('', bytes, slackLimits.view.bytes, 'view_too_large')] : [];
  return [...found, ...repeated, ...tooLarge];
}

/** Every text that is seen in blocks, in order; also what counts towards the total that Slack allows a message. */
function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === 'text' && typeof inner === 'string' ? [inner] : textsIn(inner)));
}

function problemsInText(text: unknown, blocks: unknown): Problem[] {
  const empty = text === undefined || text === '';
  if (!empty && typeof text !== 'string') return [{ path: '/text', what: 'must be a string', error: 'invalid_arguments' }];
  if (empty && (blocks === undefined || (Array.isArray(blocks) && blocks.length === 0))) {
    return [{ path: '/text', what: 'a message needs text or blocks', error: 'no_text' }];
  }
  const longest = slackLimits.message.text;
  return typeof text === 'string' && text.length > longest ? [tooLong('/text', text.length, longest, 'msg_too_long')] : [];
}

function problemsInBlocks(blocks: unknown): Problem[] {
  const checked = z.array(messageBlock).max(slackLimits.message.blocks).safeParse(blocks);
  const found = checked.success ? [] : fromIssues(checked.error, '/blocks', 'invalid_blocks');
  const characters = textsIn(blocks).reduce((sum, text) => sum + text.length, 0);
  const longest = slackLimits.message.blockCharacters;
  const tooMany = characters > longest ? [tooLong('/blocks', characters, longest, 'msg_blocks_too_long')] : [];
  return [...found, ...repeatedIds(blocks, 'invalid_blocks'), ...tooMany];
}

function tooLong(path: string, length: number, limit: number, error: ProblemCode): Problem {
  return { path, what: `has ${length} characters where ${limit} are allowed`, limit, error };
}

function fromIssues(error: z.ZodError, base: string, code: ProblemCode): Problem[] {
  return error.issues.map((issue) => ({
    path: [base, ...issue.path.map(String)].join('/'),
    what: wordsFor(issue),
    ...('maximum' in issue ? { limit: Number(issue.maximum) } : {}),
    error: code,
  }));
}

const units: Readonly<Record<string, string>> = { string: 'characters', array: 'items' };

function wordsFor(issue: z.core.$ZodIssue): string {
  if (issue.code === 'too_big') return `must be at most ${issue.maximum} ${units[issue.origin] ?? ''}`.trim();
  if (issue.code === 'too_small') return `must be at least ${issue.minimum} ${units[issue.origin] ?? ''}`.trim();
  if (issue.code === 'invalid_union') return 'is of a type that is not allowed here';
  if (issue.code === 'unrecognized_keys') return `has the unknown field ${issue.keys.join(', ')}`;
  return issue.code === 'invalid_type' && issue.message.endsWith('undefined') ? 'is missing' : issue.message;
}

/** Block ids are unique in a message or view, action ids in their block. */
function repeatedIds(blocks: unknown, error: ProblemCode): Problem[] {
  if (!Array.isArray(blocks)) return [];
  const inBlocks = blocks.flatMap((block, index) =>
    repeatedAt(idsIn(block, 'action_id')).map((id) => ({ path: `/blocks/${index}`, what: `action_id "${id}" stands twice`, error })),
  );
  const blockIds = blocks.flatMap((block) => idsIn(block, 'block_id'));
  return [...repeatedAt(blockIds).map((id) => ({ path: '/blocks', what: `block_id "${id}" stands twice`, error })), ...inBlocks];
}

function repeatedAt(ids: readonly string[]): string[] {
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
}

function idsIn(value: unknown, name: string): string[] {
  if (Array.isArray(value)) return value.flatMap((inner) => idsIn(inner, name));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === name && typeof inner === 'string' ? [inner] : idsIn(inner, name)));
}
