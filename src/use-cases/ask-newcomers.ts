import type { DateTime } from 'luxon';
import { bodiesOfStep, stepIsOpen, stepNumbers } from '#src/domain/sign-off/steps.ts';
import { askWhereNotAsked } from './ask-for-verdicts.ts';
import { pictureOf } from './describe-sign-off.ts';
import type { Stores, Transact } from './ports/stores.ts';

/**
 * Asks whoever came to an open sign-off after it was sent: an approver found in Slack or given a seat since, a body that has a channel now. Derived from
 * where its card stands, so that nobody is asked twice.
 */
export async function askNewcomers(transact: Transact, now: DateTime): Promise<void> {
  for (const team of await transact(({ directories }) => directories.teams())) {
    const open = await transact(async ({ directories, signOffs }) => {
      const directory = await directories.ofTeam(team);
      return directory ? (await signOffs.concerning(directory.workspace.id, null, now)).filter(({ outcome }) => outcome === null) : [];
    });
    for (const { bodies } of open) for (const { id } of bodies.slice(0, 1)) await transact((stores) => askAbout(stores, team, id, now));
  }
}

async function askAbout(stores: Stores, team: string, askedBodyId: string, now: DateTime): Promise<void> {
  const directory = await stores.directories.ofTeam(team);
  const signOff = directory && (await stores.signOffs.lockByAskedBody(directory.workspace.id, askedBodyId));
  if (!signOff || signOff.outcome !== null) return;
  const deciding = stepNumbers(signOff)
    .filter((step) => stepIsOpen(signOff, step))
    .flatMap((step) => bodiesOfStep(signOff, step))
    .filter(({ outcome }) => outcome === null);
  await askWhereNotAsked(stores, await pictureOf(stores, directory, signOff, now), deciding);
}
