import type { DateTime } from 'luxon';
import { type BoardClock, clockOf } from '#src/domain/board/board-clock.ts';
import { bodyById, bodyByKey, type Directory } from '#src/domain/directory.ts';
import { workingCalendar } from '#src/domain/working-calendar.ts';
import { withArticle } from '#src/slack/views/words.ts';
import type { Known } from '../known.ts';

/** Something that falls due; `lasts` where it is kept until the end of its day, and screens show the day. */
export type Due = { readonly at: DateTime; readonly lasts: 'an instant' | 'a day'; readonly what: string };

/** Everything that falls due after `now`, soonest first. */
export function dueAfter({ directory, meetings, scheduled }: Known, now: DateTime): Due[] {
  const calendar = workingCalendar(directory.workspace);
  const derived = meetings.flatMap((meeting) => ofMeeting(directory, clockOf(directory, meeting, calendar, now)));
  const known = new Set(derived.map(({ at }) => at.toMillis()));
  const others = scheduled.filter(({ at }) => !known.has(at.toMillis())).map(({ at, what }) => due(at, what));
  return [...derived, ...others].filter(({ at }) => at > now).sort((a, b) => a.at.toMillis() - b.at.toMillis());
}

function ofMeeting(directory: Directory, { meeting, digests, paperDeadline, signOffDeadline }: BoardClock): Due[] {
  const body = withArticle(bodyById(directory, meeting.bodyId).name);
  const place = meeting.place === null ? '' : `, ${meeting.place}`;
  return [
    ...digests.flatMap(({ dueAt, cutOffAt, to }) => [
      ...(cutOffAt < dueAt ? [due(cutOffAt, `Update cut-off for the next digest of ${body}`)] : []),
      due(dueAt, `Digest of ${body}, to ${to.map((key) => destination(directory, key)).join(' and ')}`),
    ]),
    ...(signOffDeadline ? [due(signOffDeadline, `Sign-off deadline for the meeting of ${body}`, 'a day')] : []),
    ...(paperDeadline ? [due(paperDeadline, `Paper deadline for the meeting of ${body}`, 'a day')] : []),
    due(meeting.at, `Meeting of ${body}${place}`),
  ];
}

/** A body's channel bears its key as a name in the playground. */
function destination(directory: Directory, key: string): string {
  const { channelId, name } = bodyByKey(directory, key);
  return channelId === null ? withArticle(name) : `#${key}`;
}

function due(at: DateTime, what: string, lasts: Due['lasts'] = 'an instant'): Due {
  return { at, lasts, what };
}
