import { isDeepStrictEqual } from 'node:util';
import type { DateTime } from 'luxon';
import { decide } from '#src/domain/sign-off/decide.ts';
import type { AskedBody } from '#src/domain/sign-off/sign-off.ts';
import { areRulersAsked } from './ask-for-rulings.ts';
import { carryOut } from './carry-out-sign-off-event.ts';
import { pictureOf, type SignOffPicture } from './picture-sign-off.ts';
import type { Stores, Transact } from './ports/stores.ts';
import { bodiesDeciding, cardAt, copiesOfSignOff, destinationsOf, isSamePlace, type SignOffCopy } from './sign-off-copies.ts';

/**
 * Judges open requests again by the seats, interests, delegations and sittings of now: bodies decide where the rule is met by who is left, cards show how
 * things stand, and whoever came since is asked. A request about which nothing has changed is read, and nothing of it is held.
 */
export async function reconsiderSignOffs(transact: Transact, now: DateTime): Promise<void> {
  for (const team of await transact(({ directories }) => directories.teams())) {
    for (const signOffId of await transact((stores) => outdated(stores, team, now))) {
      await transact((stores) => reconsider(stores, team, signOffId, now));
    }
  }
}

async function outdated(stores: Stores, team: string, now: DateTime): Promise<string[]> {
  const directory = await stores.directories.ofTeam(team);
  if (!directory) return [];
  const found: string[] = [];
  for (const signOff of await stores.signOffs.open(directory.workspace.id)) {
    const judged = decide(signOff, { kind: 'reconsider' }, directory, now);
    const changes = judged.refused ? [] : judged.value.changes;
    const picture = await pictureOf(stores, directory, signOff, now);
    if (changes.length > 0 || !(await isShown(stores, picture)) || !(await areRulersAsked(stores, picture))) found.push(signOff.id);
  }
  return found;
}

/** Whether every copy of the card shows how things stand, and stands wherever somebody is asked. */
async function isShown({ outbox }: Stores, picture: SignOffPicture): Promise<boolean> {
  const copies = await copiesOfSignOff(outbox, picture);
  const isCurrent = ({ content, to, askedFor }: SignOffCopy) => isDeepStrictEqual(content, cardAt(picture, to, askedFor));
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
