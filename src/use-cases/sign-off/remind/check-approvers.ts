import type { DateTime } from 'luxon';
import { bodyById, type Directory, personById } from '#src/domain/directory.ts';
import { eligibleDeputies } from '#src/domain/sign-off/electorate.ts';
import type { AskedBody } from '#src/domain/sign-off/sign-off.ts';
import { askedSince } from '#src/domain/sign-off/steps.ts';
import { atNine, dayOf } from '#src/domain/wall-clock.ts';
import { type Attempts, inAttempts } from '../../attempts.ts';
import type { SweepNeed } from '../../job.ts';
import { tellSecretariat } from '../../messages/tell-secretariat.ts';
import type { Reminder } from '../../ports/reminders.ts';
import type { Stores } from '../../ports/stores.ts';
import { pictureOf, picturesOf, type SignOffPicture } from '../read/picture-sign-off.ts';
import { bodiesOwing, cardAt, cardOfSignOff, copiesOfSignOff, isSamePlace } from '../read/sign-off-copies.ts';
import { aboutSignOff } from '../tell/ask-for-verdicts.ts';
import { tellSecretariatAbout } from '../tell/tell-about-sign-off.ts';
import { tellOfOthersGone, waitedForIn } from '../tell/tell-of-others-gone.ts';
import { unansweredIn } from './describe-reminder.ts';

/**
 * Asks Slack once a day, from nine in the workspace's zone, whether those who owe an answer, a new version or something that a condition asks still have an account, and whether the channel in which they were asked is still one: Slack takes
 * messages to an account that is switched off all the same, and an archived channel's buttons are dead. The secretariat is told of the one, with the
 * deputies, once for each asking; of the other too, and who owes an answer there is asked by direct message.
 */
export async function checkApprovers({ transact, members, channels }: SweepNeed, now: DateTime): Promise<void> {
  await inAttempts(async (attempts) => {
    for (const team of await transact(({ directories }) => directories.teams())) {
      const owing = await transact((stores) => notLookedAt(stores, team, now));
      const gone = await answers(
        owing,
        ({ slackUserId }) => slackUserId,
        (user) => members.isGone(team, user),
        attempts,
      );
      const closed = await answers(
        owing,
        ({ channelId }) => channelId,
        (channel) => channels.problemOf(team, channel),
        attempts,
      );
      for (const signOffId of touched(owing, { gone, closed })) {
        await attempts.attempt(`Of a request of workspace ${team} it was not told who cannot answer`, () =>
          transact((stores) => tellWhoCannotAnswer(stores, team, signOffId, { gone, closed }, now)),
        );
      }
      const known = owing.filter(({ slackUserId }) => gone.has(slackUserId));
      if (known.length > 0) await transact((stores) => keepLookedAt(stores, team, known, now));
    }
  });
}

/** Somebody for whom a request waits, where Slack knows them; of who owes an answer for a body, with the channel in which that body is asked. */
type Owing = { readonly personId: string; readonly slackUserId: string; readonly signOffId: string; readonly channelId: string | null };

/** What Slack said, by the id that it was asked about; what it did not answer about is left out, and asked about at the next sweep. */
type Found = { readonly gone: ReadonlyMap<string, boolean>; readonly closed: ReadonlyMap<string, string | null> };

async function notLookedAt(stores: Stores, team: string, now: DateTime): Promise<Owing[]> {
  const directory = await stores.directories.ofTeam(team);
  if (!directory || now < atNine(today(directory, now), directory.workspace.timezone)) return [];
  const unfinished = await stores.signOffs.concerning(directory.workspace.id, now, now);
  const owing = (await picturesOf(stores, directory, unfinished, now)).flatMap(owingIn);
  const lookedAt = await stores.reminders.of([...new Set(owing.map(({ personId }) => personId))], today(directory, now));
  const known = new Set(lookedAt.filter(({ kind }) => kind === 'looked_at').map(({ personId }) => personId));
  return owing.filter(({ personId }) => !known.has(personId));
}

function owingIn(picture: SignOffPicture): Owing[] {
  const { directory, signOff } = picture;
  const others = waitedForIn(picture).map(({ personId, slackUserId }) => ({
    personId,
    slackUserId,
    signOffId: signOff.id,
    channelId: null,
  }));
  const answering = bodiesOwing(signOff).flatMap((asked) => {
    const { channelId } = bodyById(directory, asked.bodyId);
    return unansweredIn(picture, asked).flatMap(({ personId, slackUserId }) =>
      slackUserId === null ? [] : [{ personId, slackUserId, signOffId: signOff.id, channelId }],
    );
  });
  return [...answering, ...others];
}

async function answers<A>(
  owing: readonly Owing[],
  idOf: (one: Owing) => string | null,
  ask: (id: string) => Promise<A>,
  { attempt }: Attempts,
): Promise<ReadonlyMap<string, A>> {
  const found = new Map<string, A>();
  for (const id of new Set(owing.flatMap((one) => idOf(one) ?? []))) {
    const answer = await attempt(`Slack did not say what has become of ${id}`, async () => ({ value: await ask(id) }));
    if (answer) found.set(id, answer.value);
  }
  return found;
}

/** The requests that somebody cannot answer. */
function touched(owing: readonly Owing[], { gone, closed }: Found): ReadonlySet<string> {
  const cannot = owing.filter(({ slackUserId, channelId }) => gone.get(slackUserId) || (channelId !== null && closed.get(channelId)));
  return new Set(cannot.map(({ signOffId }) => signOffId));
}

/** The request is held meanwhile: a card that is put before somebody shows every answer that comes. */
async function tellWhoCannotAnswer(stores: Stores, team: string, signOffId: string, found: Found, now: DateTime): Promise<void> {
  const before = await stores.directories.ofTeam(team);
  const signOff = before && (await stores.signOffs.lock(before.workspace.id, signOffId));
  const directory = await stores.directories.steady(team);
  if (!directory || !signOff) return;
  const picture = await pictureOf(stores, directory, signOff, now);
  for (const asked of bodiesOwing(signOff)) {
    await tellOfGone(stores, picture, asked, found);
    await askDirectly(stores, picture, asked, found);
  }
  await tellOfOthersGone(stores, picture, found.gone);
}

async function tellOfGone({ outbox, reminders }: Stores, picture: SignOffPicture, asked: AskedBody, { gone }: Found): Promise<void> {
  const { directory, signOff, now } = picture;
  const away = unansweredIn(picture, asked).filter(({ slackUserId }) => slackUserId !== null && gone.get(slackUserId));
  const day = dayOf(askedSince(signOff, asked).setZone(directory.workspace.timezone));
  const wanted = away.map(({ personId }): Reminder => ({ personId, day, kind: 'account_gone', signOffId: signOff.id, at: now }));
  const deputies = eligibleDeputies(directory, signOff, asked, now).map(({ name }) => name);
  for (const { personId } of await reminders.claim(directory.workspace.id, wanted)) {
    const person = personById(directory, personId).name;
    const at = { signOffBodyId: asked.id, body: bodyById(directory, asked.bodyId).name };
    await tellSecretariatAbout(outbox, picture, { ...aboutSignOff(picture), about: 'account_gone', person, deputies, ...at });
  }
}

/** Where a body is asked in a channel whose buttons are dead: each who owes has a card of their own, and the secretariat is told of the channel. */
async function askDirectly({ outbox }: Stores, picture: SignOffPicture, asked: AskedBody, { closed, gone }: Found): Promise<void> {
  const { directory, signOff, now } = picture;
  const { channelId } = bodyById(directory, asked.bodyId);
  const problem = channelId === null ? null : closed.get(channelId);
  if (channelId === null || !problem) return;
  const copies = (await copiesOfSignOff(outbox, picture)).filter(({ askedFor }) => askedFor === asked.id);
  const missing = unansweredIn(picture, asked)
    .flatMap(({ slackUserId }) => (slackUserId === null || gone.get(slackUserId) ? [] : [{ slackUserId }]))
    .filter((to) => !copies.some((copy) => isSamePlace(copy.to, to)));
  if (missing.length === 0) return;
  const by = { workspaceId: directory.workspace.id, card: cardOfSignOff(signOff.id) };
  await outbox.postAll(missing.map((to) => ({ to, content: cardAt(picture, to, asked.id), ...by })));
  await tellSecretariat(outbox, directory, { kind: 'note', about: 'cannot_post', channelId, problem }, now);
}

async function keepLookedAt({ directories, reminders }: Stores, team: string, owing: readonly Owing[], now: DateTime): Promise<void> {
  const directory = await directories.ofTeam(team);
  if (!directory) return;
  const day = today(directory, now);
  const people = [...new Set(owing.map(({ personId }) => personId))];
  await reminders.claim(
    directory.workspace.id,
    people.map((personId) => ({ personId, day, kind: 'looked_at', signOffId: null, at: now })),
  );
}

function today({ workspace: { timezone } }: Directory, now: DateTime): string {
  return dayOf(now.setZone(timezone));
}
