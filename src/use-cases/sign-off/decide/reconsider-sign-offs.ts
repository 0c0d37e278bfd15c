import type { DateTime } from 'luxon';
import { decide } from '#src/domain/sign-off/decide.ts';
import type { AskedBody, SignOff } from '#src/domain/sign-off/sign-off.ts';
import { bodiesDeciding } from '#src/domain/sign-off/steps.ts';
import { type Attempts, inAttempts } from '../../attempts.ts';
import { comparison } from '../../messages/same-content.ts';
import type { CardCopy } from '../../ports/outbox.ts';
import type { OpenPlace } from '../../ports/sign-offs.ts';
import type { Stores, Transact } from '../../ports/stores.ts';
import { unhurried } from '../../unhurried.ts';
import { drawing, type SignOffPicture } from '../read/picture-sign-off.ts';
import { cardAt, cardOfSignOff, destinationsOf, isSamePlace, type SignOffCopy, signOffCopies } from '../read/sign-off-copies.ts';
import { areRulersAsked, cardOfRulings } from '../tell/ask-for-rulings.ts';
import { carryOut } from './own/carry-out-sign-off-event.ts';

/**
 * Judges open requests again by the seats, interests, delegations and sittings of now: bodies decide where the rule is met by who is left, cards show how
 * things stand, and whoever came since is asked. A request about which nothing has changed is read, and nothing of it is held. A workspace or request
 * that fails does not keep the others from theirs.
 */
export async function reconsiderSignOffs(transact: Transact, now: DateTime): Promise<void> {
  await judgeAgain(transact, now, () => true);
}

/** As `reconsiderSignOffs`, of the requests before a body that its deadline closes: what has been closed is settled, or told to lack its quorum. */
export async function settleAtDeadlines(transact: Transact, now: DateTime): Promise<void> {
  await judgeAgain(transact, now, (place) => bodiesDeciding(place).some(({ of }) => of === 'answered'));
}

type Which = (place: OpenPlace) => boolean;

async function judgeAgain(transact: Transact, now: DateTime, which: Which): Promise<void> {
  await inAttempts(async ({ attempt }) => {
    for (const team of await transact(({ directories }) => directories.teams())) {
      const found = await attempt(`Sign-offs of workspace ${team} were not judged again`, () =>
        transact((stores) => outdated(stores, team, now, which, { attempt })),
      );
      for (const { id, number } of found ?? []) {
        await attempt(notJudged(number, team), () => transact((stores) => reconsider(stores, team, id, now)));
      }
    }
  });
}

const notJudged = (number: number, team: string) => `SO-${number} of workspace ${team} was not judged again`;

/** Of how many requests the cards are read together. */
const together = 25;

async function outdated(stores: Stores, team: string, now: DateTime, which: Which, { attempt }: Attempts): Promise<SignOff[]> {
  const directory = await stores.directories.ofTeam(team);
  if (!directory) return [];
  const { id: workspaceId } = directory.workspace;
  const ids = (await stores.signOffs.openPlaces(workspaceId, null)).filter(which).map(({ id }) => id);
  const open = ids.length === 0 ? [] : await stores.signOffs.open(workspaceId, ids);
  const draw = await drawing(stores, directory, open, now);
  const found: SignOff[] = [];
  for (let start = 0; start < open.length; start += together) {
    const some = open.slice(start, start + together);
    const cards = some.flatMap(({ id }) => [cardOfSignOff(id), cardOfRulings(id)]);
    const copies = await stores.outbox.copiesOfEach(workspaceId, cards);
    await unhurried(some, async (signOff) => {
      const judge = () =>
        isOutdated(draw(signOff), copies.get(cardOfSignOff(signOff.id)) ?? [], copies.get(cardOfRulings(signOff.id)) ?? []);
      if (await attempt(notJudged(signOff.number, team), judge)) found.push(signOff);
    });
  }
  return found;
}

function isOutdated(picture: SignOffPicture, cards: readonly CardCopy[], rulings: readonly CardCopy[]): boolean {
  const { directory, signOff, deadlineAt, now } = picture;
  const judged = decide(signOff, { kind: 'reconsider' }, directory, now, deadlineAt);
  const isChanged = !judged.refused && judged.value.changes.length > 0;
  return isChanged || !isShown(picture, cards) || !areRulersAsked(picture, rulings);
}

/** Whether every copy of the card shows how things stand, and stands wherever somebody is asked. */
function isShown(picture: SignOffPicture, cards: readonly CardCopy[]): boolean {
  const copies = signOffCopies(cards);
  const same = comparison();
  const isCurrent = ({ content, to, askedFor }: SignOffCopy) => same(content, cardAt(picture, to, askedFor));
  return copies.every(isCurrent) && bodiesDeciding(picture.signOff).every((asked) => isAskedEverywhere(picture, asked, copies));
}

function isAskedEverywhere(picture: SignOffPicture, asked: AskedBody, copies: readonly SignOffCopy[]): boolean {
  const own = copies.filter(({ askedFor }) => askedFor === asked.id);
  return destinationsOf(picture, asked).every((to) => own.some((copy) => isSamePlace(copy.to, to)));
}

/** Judges one request again, shows how it stands and asks whoever has come since. */
export async function reconsider(stores: Stores, team: string, signOffId: string, now: DateTime): Promise<void> {
  const directory = await stores.directories.ofTeam(team);
  const signOff = directory && (await stores.signOffs.lock(directory.workspace.id, signOffId));
  if (!signOff) return;
  await carryOut(stores, { directory, person: null }, signOff, { kind: 'reconsider' }, now);
}
