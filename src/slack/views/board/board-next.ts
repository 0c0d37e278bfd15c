import type { BoardClockView, ClockDigest, MeetingClock } from '#src/use-cases/board/board-clock-view.ts';
import { slackLimits } from '../../limits.ts';
import { asRichAsFits } from '../fitting.ts';
import { day, shortInstant, zonedInstant } from '../instants.ts';
import { message, type SlackMessage } from '../layout.ts';
import { addMeeting } from '../refusal-facts.ts';
import { channel, counted, joined, listed, name, theBody, type Words, words } from '../words.ts';

/** What is said of how many meetings, richest first: the first that fits is shown. */
const details = [
  { meetings: Number.POSITIVE_INFINITY, digests: Number.POSITIVE_INFINITY, bodies: Number.POSITIVE_INFINITY, names: 150 },
  { meetings: 12, digests: 8, bodies: 4, names: 60 },
  { meetings: 5, digests: 4, bodies: 2, names: 60 },
];
const frame = 400;

/** `/board next`: the meetings ahead and everything derived from their dates. */
export function drawBoardNext(view: BoardClockView): SlackMessage {
  const budget = slackLimits.message.blockCharacters - frame;
  const renderings = details.map((detail) => () => meetings(view.meetings, detail));
  return message([
    { kind: 'heading', text: view.body === null ? 'Next meetings' : `Next meetings of ${view.body}` },
    {
      kind: 'paragraph',
      words: view.meetings.length === 0 ? words`No meeting is planned. ${addMeeting}` : asRichAsFits(renderings, budget),
    },
  ]);
}

type Detail = (typeof details)[number];

function meetings(all: readonly MeetingClock[], detail: Detail): Words {
  const shown = all.slice(0, detail.meetings).map((meeting) => meetingWords(meeting, detail));
  const left = all.length - shown.length;
  return joined(
    left > 0 ? [...shown, words`and ${counted(left, 'later meeting')}: ask for one body with /board next BODY`] : shown,
    '\n\n',
  );
}

function meetingWords(meeting: MeetingClock, detail: Detail): Words {
  const { timezone, deadlines } = meeting;
  const place = meeting.place === null ? words`place not set` : name(meeting.place, detail.names);
  const digests = meeting.digests.slice(0, detail.digests).map((digest) => words`• ${digestWords(digest, timezone, detail)}`);
  const left = meeting.digests.length - digests.length;
  const lines = [
    words`*${name(meeting.body, detail.names)}*: ${zonedInstant(meeting.at, timezone)}, ${place}`,
    words`• Sign-off deadline: ${deadlineDay(deadlines.signOff, timezone)}`,
    words`• Paper deadline: ${deadlineDay(deadlines.paper, timezone)}`,
    ...(meeting.digests.length === 0 ? [words`• Digests: none`] : digests),
    ...(left > 0 ? [words`• and ${counted(left, 'more digest')}`] : []),
  ];
  return joined(lines, '\n');
}

function digestWords(digest: ClockDigest, zone: string, detail: Detail): Words {
  const to = digest.to.map(({ body, channelId }) =>
    channelId === null
      ? words`${theBody(body, detail.names)} (no channel, gets nothing)`
      : words`${theBody(body, detail.names)} in ${channel(channelId, 'its channel')}`,
  );
  const where = to.length === 0 ? words`nobody` : listed(to, detail.bodies);
  return words`Digest: ${shortInstant(digest.at, zone)}, with updates up to ${shortInstant(digest.updateCutOff, zone)}, to ${where}. ${sent(digest, zone)}`;
}

function sent({ gone }: ClockDigest, zone: string): Words {
  if (gone === null) return words`Still to come.`;
  return words`*Sent* as number ${gone.number} on ${shortInstant(gone.at, zone)}${gone.late ? ', late' : ''}.`;
}

function deadlineDay(iso: string | null, zone: string): string {
  return iso === null ? 'none' : day(iso, zone);
}
