import { type ChronicleLink, canonicalJson, isObject, type Json } from '#src/domain/chronicle.ts';
import { bodyById, type Directory, personById } from '#src/domain/directory.ts';
import { electorateHash } from '#src/domain/sign-off/kept-electorate.ts';
import type { AskedBody, SignOff } from '#src/domain/sign-off/sign-off.ts';
import { isoInstant } from '#src/domain/wall-clock.ts';
import { stepAndBody } from '../decide/sign-off-events.ts';

/** What of a request is changed in place, and stands otherwise than the last link that changed it says, in words; null where nothing does. */
export function standsOtherwise(directory: Directory, signOff: SignOff, links: readonly ChronicleLink[]): string | null {
  const { outcome, privateReason, publicTitle, privateNote } = signOff;
  const ended = lastOf(links, endings);
  if (said(ended, 'outcome') !== outcome) return 'the outcome';
  const privacy = lastOf(links, ['sign-off requested', 'privacy changed']);
  if (!agrees(privacy, { privateReason, publicTitle, privateNote })) return 'who may see it';
  const other = askedOnce(signOff).find((asked) => bodyStandsOtherwise(directory, asked, links));
  if (other) return `how ${bodyById(directory, other.bodyId).key} has decided`;
  const decider = signOff.bodies.find((asked) => electorateIsOtherwise(directory, asked, links));
  return decider ? `who decided for ${bodyById(directory, decider.bodyId).key}` : null;
}

/** Links name a body, and not the step: of one asked in two steps they do not say which. */
function askedOnce({ bodies }: SignOff): AskedBody[] {
  return bodies.filter(({ bodyId }) => bodies.filter((asked) => asked.bodyId === bodyId).length === 1);
}

function bodyStandsOtherwise(directory: Directory, { bodyId, outcome, chairsAction }: AskedBody, links: readonly ChronicleLink[]): boolean {
  const { key } = bodyById(directory, bodyId);
  const own = links.filter((link) => said(link, 'body') === key);
  const last = lastOf(own, ['body decided', 'settled at the deadline', 'body reopened']);
  if (said(last, 'outcome') !== outcome) return true;
  const alone = chairsAction && { by: personById(directory, chairsAction.byId).key, reason: chairsAction.reason };
  const isThen = chairsAction === null || isoInstant(chairsAction.at) === last?.at;
  return !isThen || (last !== undefined && !agrees(last, { chairsAction: alone }));
}

/** Older links give no hash of it. */
function electorateIsOtherwise(directory: Directory, asked: AskedBody, links: readonly ChronicleLink[]): boolean {
  const place = stepAndBody(directory, asked);
  const hashes = links.flatMap((link) => {
    const electorates = said(link, 'electorates');
    return isObject(electorates) && place in electorates ? [electorates[place]] : [];
  });
  // What starts again keeps none.
  if (hashes.length === 0 || (asked.outcome === null && said(lastOf(links, endings), 'outcome') === null)) return false;
  return !asked.decidedBy || electorateHash(asked.decidedBy) !== hashes.at(-1);
}

const endings = ['sign-off settled', 'sign-off reopened'];

function lastOf(links: readonly ChronicleLink[], actions: readonly string[]): ChronicleLink | undefined {
  return links.findLast(({ action }) => actions.includes(action));
}

function said(link: ChronicleLink | undefined, field: string): Json {
  return link && isObject(link.details) ? (link.details[field] ?? null) : null;
}

/** Whether a link says nothing else of these; an older one may say nothing. */
function agrees(link: ChronicleLink | undefined, fields: Readonly<Record<string, Json>>): boolean {
  if (!link || !isObject(link.details)) return true;
  const { details } = link;
  return Object.entries(fields).every(([key, value]) => !(key in details) || canonicalJson(details[key] ?? null) === canonicalJson(value));
}
