import type { types } from '@slack/bolt';
import type { HomeView, ParkedLine } from '#src/use-cases/home/show-home.ts';
import { drawBoardNext } from '../board/board-next.ts';
import { instant } from '../instants.ts';
import { blocksOf, type Piece } from '../layout.ts';
import { interestPieces } from '../membership/interests.ts';
import { answersTo, noteWords } from '../messages/note.ts';
import { refusalWords } from '../refusals.ts';
import { homeSignOffs } from '../sign-off/read/home.ts';
import { mentioned } from '../sign-off/read/words.ts';
import { counted, nothing, type Words, words } from '../words.ts';

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
    .flatMap((line): Piece[] => [{ kind: 'paragraph', words: parkedWords(line) }, answersTo(line.note)]);
  const left = parked.length - mostParked;
  return [
    { kind: 'heading', text: 'Messages that wait for your word' },
    {
      kind: 'paragraph',
      words: words`${counted(parked.length, 'message')} could not be sent or changed, or may not have arrived. Nothing is sent again until you choose.`,
    },
    ...shown,
    ...(left > 0 ? [{ kind: 'small', words: words`${counted(left, 'more message')} will be shown as these are answered.` } as const] : []),
    { kind: 'line' },
  ];
}

function parkedWords({ note, person, since, timezone }: ParkedLine): Words {
  return words`${noteWords(note)}\nFrom ${instant(since, timezone)}${toPerson(person)}`;
}

function toPerson(person: ParkedLine['person']): Words {
  if (person === null) return nothing;
  return words`, to ${mentioned({ ...person, name: person.name ?? 'somebody who is not named in the governance file now' })}`;
}
