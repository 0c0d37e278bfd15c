import { createHash } from 'node:crypto';
import type { DateTime } from 'luxon';

/** A change to be recorded: who, in which role, what, about what, when (the organisation's clock). */
export type ChronicleEvent = {
  readonly at: DateTime;
  /** Name of the person, or what acted: "the clock", "the command line" */
  readonly actor: string;
  /** The role in which they acted, e.g. "approver of Kent shadow Health and Wellbeing Board" */
  readonly role: string;
  /** past tense, e.g. "verdict given", "verdict refused" */
  readonly action: string;
  /** What it is about, e.g. "SO-12", "pathway dementia" */
  readonly subject: string;
  readonly details: Json;
};

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** One link of the chain: an event with its place, the hash of the link before and its own. */
export type ChronicleLink = {
  readonly position: number;
  /** ISO instant in UTC, milliseconds */
  readonly at: string;
  readonly actor: string;
  readonly role: string;
  readonly action: string;
  readonly subject: string;
  readonly details: Json;
  readonly previous: string;
  readonly hash: string;
};

/** What the first link of a chain follows. */
export const chainStart = '0'.repeat(64);

/** The link that follows `previous` (null: the first of its chain). */
export function nextLink(previous: { readonly position: number; readonly hash: string } | null, event: ChronicleEvent): ChronicleLink {
  const content = {
    position: (previous?.position ?? 0) + 1,
    at: event.at.toUTC().toISO() ?? invalidInstant(),
    actor: event.actor,
    role: event.role,
    action: event.action,
    subject: event.subject,
    details: event.details,
    previous: previous?.hash ?? chainStart,
  };
  return { ...content, hash: hashOf(content) };
}

/**
 * The text a link's hash is taken of, but for what depends on the links before it: it reads `before`, the position, `between`, the
 * previous hash, `after`. Whoever holds the chain can so append without having the event.
 */
export function linkText(event: ChronicleEvent): { readonly before: string; readonly between: string; readonly after: string } {
  const { action, actor, details, role, subject } = event;
  const at = event.at.toUTC().toISO() ?? invalidInstant();
  return {
    before: `${canonicalJson({ action, actor, at, details }).slice(0, -1)},"position":`,
    between: ',"previous":"',
    after: `",${canonicalJson({ role, subject }).slice(1)}`,
  };
}

export type ChainFault = { readonly position: number; readonly problem: string };

/** Checks one link against the one before it: null where it holds. */
export function faultIn(link: ChronicleLink, previous: { readonly position: number; readonly hash: string } | null): ChainFault | null {
  const position = (previous?.position ?? 0) + 1;
  if (link.position !== position) return { position, problem: `link ${position} is missing: link ${link.position} stands in its place` };
  if (link.previous !== (previous?.hash ?? chainStart)) return { position, problem: 'it does not follow the link before it' };
  const { hash, ...content } = link;
  if (hash !== hashOf(content)) return { position, problem: 'its content is not what was recorded' };
  return null;
}

/** JSON with the keys of every object in order, so that equal data has equal text. */
export function canonicalJson(value: Json): string {
  return JSON.stringify(value, (_key, inner: Json) =>
    isObject(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
  );
}

/** Whether it has keys: no list, and not a single value. */
export function isObject(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** SHA-256, in hexadecimal, of data whatever the order of its keys. */
export function jsonHash(value: Json): string {
  return textHash(canonicalJson(value));
}

/** SHA-256, in hexadecimal, of a text's UTF-8. */
export function textHash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function hashOf(content: Omit<ChronicleLink, 'hash'>): string {
  return jsonHash(content);
}

function invalidInstant(): never {
  throw new Error('A chronicle event needs a valid instant');
}
