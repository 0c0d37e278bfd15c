import type { DateTime } from 'luxon';
import { type Body, type Directory, zoneOf } from '#src/domain/directory.ts';
import { bodiesCalled } from '#src/domain/find-body.ts';
import { readDays } from '#src/domain/read-days.ts';
import { dayOf, type IsoDate } from '#src/domain/wall-clock.ts';
import type { DelegationDraft } from '#src/use-cases/membership/prepare-delegation.ts';
import { notADayWords } from '../../views/day-words.ts';
import { withNames } from '../as-read.ts';
import { readPerson } from '../read-person.ts';

export type DelegationRead = {
  readonly draft: DelegationDraft;
  /** The bodies that the words behind "for" fit, where they are several, and what was typed before them */
  readonly fits: { readonly named: string; readonly bodies: readonly Body[]; readonly before: string } | null;
};

/**
 * What was typed after `/signoff delegate`: "@deputy 12 March until 20 March for Kent HWB", as far as it can be understood.
 *
 * @param own the bodies for which the person decides: days are those of the body's zone
 */
export function readDelegation(directory: Directory, typed: string, now: DateTime, own: readonly Body[] = []): DelegationRead {
  const { person, typed: called, rest } = readPerson(directory, typed, now);
  const { body, fits, named, rest: following } = readBody(directory, rest, now);
  const [only, ...others] = own;
  const decidingFor = body ?? (others.length === 0 ? only : undefined);
  const today = dayOf(now.setZone(decidingFor ? zoneOf(directory, decidingFor) : directory.workspace.timezone));
  const { stray, dated } = person === null && called === '' ? strayName(following, today) : { stray: '', dated: following };
  const { days, unread } = readDays(dated, today);
  const [from = null, until = null, ...more] = isLastDay(dated) ? [today, ...days] : days;
  const isClear = unread.length === 0 && more.length === 0;
  const draft = {
    bodyId: body?.id ?? null,
    toId: person?.id ?? null,
    from: isClear ? from : null,
    until: isClear ? until : null,
    unread: [
      ...(person === null && called !== '' ? [unknownDeputy(called)] : []),
      ...(stray === '' ? [] : [{ typed: stray, wanted: 'deputy' as const }]),
      ...(named !== null && body === null ? [{ typed: named, wanted: 'body' as const }] : []),
      ...unread.map((one) => ({ typed: one.typed, wanted: 'days' as const, said: notADayWords(one) })),
      ...(more.length > 0 ? [{ typed: dated, wanted: 'days' as const }] : []),
    ],
  };
  return { draft, fits: fits && { ...fits, before: `${called} ${following}`.trim() } };
}

/** A mention holds an id, which says nothing to anybody. */
function unknownDeputy(called: string): DelegationDraft['unread'][number] {
  const typed = withNames(called, () => null);
  const isMention = typed === '@somebody';
  return { typed, wanted: 'deputy', ...(isMention ? { said: 'Whom you mention is not named in the governance file' } : {}) };
}

/** Words before the days where nobody is called so. */
function strayName(text: string, today: IsoDate): { readonly stray: string; readonly dated: string } {
  const words = text.split(/\s+/).filter((word) => word !== '');
  for (const index of words.slice(0, 12).keys()) {
    const dated = words.slice(index).join(' ');
    const { days, unread } = readDays(dated, today);
    if (days.length > 0 && unread.length === 0) return { stray: words.slice(0, index).join(' '), dated };
  }
  return { stray: text, dated: '' };
}

/** "until Friday": from now on. */
function isLastDay(dated: string): boolean {
  return /^\s*(?:until|till?|to)\b/i.test(dated);
}

/** "for Kent HWB" at the end, or "for the Kent HWB", as every message calls it. */
function readBody(directory: Directory, text: string, now: DateTime) {
  const [whole, before = '', named = ''] = /^(.*?)(?:^|\s)for\s+(.+)$/is.exec(text) ?? [];
  if (whole === undefined) return { body: null, fits: null, named: null, rest: text };
  const bodies = bodiesCalled(directory, named, now);
  const [body = null] = bodies;
  return bodies.length > 1 ? { body: null, fits: { named, bodies }, named, rest: before } : { body, fits: null, named, rest: before };
}
