import type { DateTime } from 'luxon';
import type { Directory } from '#src/domain/directory.ts';
import { findBody } from '#src/domain/find-body.ts';
import { dayOf } from '#src/domain/wall-clock.ts';
import type { DelegationDraft } from '#src/use-cases/prepare-delegation.ts';
import { readDays } from './read-date.ts';
import { readPerson } from './read-person.ts';

/** What was typed after `/signoff delegate`: "@deputy 12 March until 20 March for Kent HWB", as far as it can be understood. */
export function readDelegation(directory: Directory, typed: string, now: DateTime): DelegationDraft {
  const { person, typed: called, rest } = readPerson(directory, typed, now);
  const { body, named, rest: dated } = readBody(directory, rest, now);
  const today = dayOf(now.setZone(directory.workspace.timezone));
  const { days, unread } = readDays(dated, today);
  const [from = null, until = null, ...more] = isLastDay(dated) ? [today, ...days] : days;
  const strayName = called === '' && person === null && unread !== '';
  const notUnderstood: DelegationDraft['unread'] = [
    ...(person === null && called !== '' ? [{ typed: called, wanted: 'deputy' as const }] : []),
    ...(strayName ? [{ typed: unread, wanted: 'deputy' as const }] : []),
    ...(named !== null && body === null ? [{ typed: named, wanted: 'body' as const }] : []),
    ...((unread !== '' && !strayName) || more.length > 0 ? [{ typed: dated, wanted: 'days' as const }] : []),
  ];
  const isClear = more.length === 0;
  return {
    bodyId: body?.id ?? null,
    toId: person?.id ?? null,
    from: isClear ? from : null,
    until: isClear ? until : null,
    unread: notUnderstood,
  };
}

/** "until Friday": from now on. */
function isLastDay(dated: string): boolean {
  return /^\s*(?:until|till?|to)\b/i.test(dated);
}

/** "for Kent HWB" at the end, or "for the Kent HWB", as every message calls it. */
function readBody(directory: Directory, text: string, now: DateTime) {
  const [whole, before = '', named = ''] = /^(.*?)(?:^|\s)for\s+(.+)$/is.exec(text) ?? [];
  if (whole === undefined) return { body: null, named: null, rest: text };
  const body = findBody(directory, named, now) ?? findBody(directory, named.replace(/^the\s+/i, ''), now);
  return { body, named, rest: before };
}
