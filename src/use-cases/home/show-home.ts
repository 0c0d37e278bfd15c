import type { DateTime } from 'luxon';
import { type Directory, isSecretariat, personBySlackId } from '#src/domain/directory.ts';
import { whyStranger } from '#src/domain/membership/posts.ts';
import type { Refusal } from '#src/domain/refusal.ts';
import { findActor } from '../actor.ts';
import type { BoardClockView } from '../board/board-clock-view.ts';
import { showBoardClock } from '../board/show-board-clock.ts';
import { type InterestLine, showInterests } from '../membership/show-interests.ts';
import { type ParkedNote, titleOfMessage } from '../messages/messages.ts';
import { noteOfParked } from '../messages/park-message.ts';
import { privacyGate } from '../messages/privacy-gate.ts';
import type { Stores } from '../ports/stores.ts';
import { type HomeSignOffs, showHomeSignOffs } from '../sign-off/show/show-home-sign-offs.ts';

/** What somebody sees in the app's Home. Instants are ISO strings in UTC. */
export type HomeView = {
  /** Why the viewer cannot be served; null where they can */
  readonly unserved: Refusal | null;
  /** Null to whom the governance file does not name */
  readonly signOffs: HomeSignOffs | null;
  /** What the viewer has declared an interest in */
  readonly interests: readonly InterestLine[];
  readonly clock: BoardClockView;
  /** What waits for a word of the secretariat: shown to the secretariat, who decide; null to everybody else */
  readonly parked: readonly ParkedLine[] | null;
};

export type ParkedLine = {
  /** What they are asked */
  readonly note: ParkedNote;
  /** Whom it was going to; null where it was to a channel. `name` null: of somebody who is not named now */
  readonly person: { readonly name: string | null; readonly slackUserId: string } | null;
  readonly since: string;
  readonly timezone: string;
};

/**
 * What waits for the viewer and what they asked for; the next meetings for everybody (public ones where the viewer is not in the governance file);
 * and for the secretariat what waits for their word.
 */
export async function showHome(
  stores: Pick<Stores, 'directories' | 'signOffs' | 'meetings' | 'digests' | 'outgoing'>,
  { team, slackUserId }: { readonly team: string; readonly slackUserId: string },
  now: DateTime,
): Promise<HomeView> {
  const directory = await stores.directories.ofTeam(team);
  if (!directory) return { unserved: { code: 'no_governance' }, signOffs: null, interests: [], clock: noMeetings, parked: null };
  const actor = findActor(directory, slackUserId, now);
  const clock = await showBoardClock(stores, directory, actor?.person ?? null, { channelId: '', body: null }, now);
  const decides = actor !== null && isSecretariat(directory, actor.person.id, now);
  return {
    unserved: actor ? null : whyStranger(directory, slackUserId, now),
    signOffs: actor && (await showHomeSignOffs(stores, actor, now)),
    interests: actor ? showInterests(actor, now) : [],
    clock: clock.refused ? noMeetings : clock.value,
    parked: decides ? await parkedLines(stores, directory, slackUserId, now) : null,
  };
}

const noMeetings: BoardClockView = { body: null, meetings: [] };

async function parkedLines(
  stores: Pick<Stores, 'outgoing' | 'signOffs'>,
  directory: Directory,
  slackUserId: string,
  now: DateTime,
): Promise<readonly ParkedLine[]> {
  const { id: workspaceId, timezone } = directory.workspace;
  const gate = privacyGate(stores, directory, now);
  const lines: ParkedLine[] = [];
  for (const message of await stores.outgoing.parked(workspaceId)) {
    const { to, content, createdAt } = message;
    lines.push({
      note: noteOfParked(message, titleOfMessage(await gate.pass(content, { slackUserId })), message),
      person:
        'slackUserId' in to ? { name: personBySlackId(directory, to.slackUserId, now)?.name ?? null, slackUserId: to.slackUserId } : null,
      since: createdAt.toISOString(),
      timezone,
    });
  }
  return lines;
}
