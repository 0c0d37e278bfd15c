import type { types } from '@slack/bolt';
import type { HomeView, ParkedLine } from '#src/use-cases/show-home.ts';
import { drawBoardNext } from './board-next.ts';
import { instant } from './instants.ts';
import { blocksOf, type Piece } from './layout.ts';
import { parkedButtons } from './parked-buttons.ts';
import { refusalWords } from './refusals.ts';
import { homeSignOffs } from './sign-off/home.ts';
import { interestPieces } from './sign-off/interests.ts';
import { mentioned } from './sign-off/words.ts';
import { channel, counted, name, type Words, words } from './words.ts';

/** More than a secretariat can look at in one go; each takes two of the hundred blocks that Slack allows. */
const mostParked = 15;

/** The app's Home: what waits for the viewer and what they asked for, what the secretariat is asked, the meetings ahead. */
export function drawHome(home: HomeView): types.HomeView {
  const { blocks: meetings } = drawBoardNext(home.clock);
  const blocks = home.unserved?.code === 'no_governance' ? [] : meetings;
  const own = home.signOffs === null ? [] : homeSignOffs(home.signOffs);
  return {
    type: 'home',
    blocks: [...blocksOf([...unserved(home), ...own, ...interestPieces(home.interests), ...waiting(home.parked ?? [])]), ...blocks],
  };
}

function unserved({ unserved: refusal }: HomeView): Piece[] {
  if (refusal === null) return [];
  const text: Piece = { kind: 'paragraph', words: words`${refusalWords(refusal)}` };
  return refusal.code === 'no_governance' ? [text] : [text, { kind: 'small', words: words`Public meetings are shown to everybody.` }];
}

function waiting(parked: readonly ParkedLine[]): Piece[] {
  if (parked.length === 0) return [];
  const shown = parked
    .slice(0, mostParked)
    .flatMap((line): Piece[] => [
      { kind: 'paragraph', words: parkedWords(line) },
      parkedButtons(line.messageId, line.what, line.stillShown ? ['It is gone', 'Try again'] : undefined),
    ]);
  const left = parked.length - mostParked;
  return [
    { kind: 'heading', text: 'Did these messages arrive?' },
    {
      kind: 'paragraph',
      words: words`It is not certain whether Slack has ${counted(parked.length, 'message')}. Look there, then choose. Until then nothing of it is sent again.`,
    },
    ...shown,
    ...(left > 0 ? [{ kind: 'small', words: words`${counted(left, 'more message')} will be shown as these are answered.` } as const] : []),
    { kind: 'line' },
  ];
}

function parkedWords({ what, channelId, person, since, timezone, stillShown }: ParkedLine): Words {
  const place = channelId === null ? toPerson(person) : words`in ${channel(channelId, 'its channel')}`;
  const line = words`*${name(what, 300)}*, ${place}, from ${instant(since, timezone)}`;
  return stillShown ? words`${line}: it shows what is private now, and Conclave can't change it. Delete it there` : line;
}

function toPerson(person: ParkedLine['person']): Words {
  if (person === null) return words`as a direct message`;
  return words`as a direct message to ${mentioned({ ...person, name: person.name ?? 'somebody who is not named in the governance file now' })}`;
}
