import type { DateTime } from 'luxon';
import { bodyById, rolesIn } from '#src/domain/directory.ts';
import { mayReadContent, personMay } from '#src/domain/membership/interests.ts';
import { done, type Outcome } from '#src/domain/refusal.ts';
import { mayNot } from '#src/domain/sign-off/amend.ts';
import { isAuthor } from '#src/domain/sign-off/authors.ts';
import { stageOf } from '#src/domain/sign-off/content-state.ts';
import type { AskedBody, SignOff } from '#src/domain/sign-off/sign-off.ts';
import { bodiesDeciding, stepIsOpen } from '#src/domain/sign-off/steps.ts';
import { tooLate } from '#src/domain/sign-off/timing.ts';
import type { Actor } from '../../actor.ts';
import type { SignOffCard, SignOffClosedCard } from '../../messages/sign-off.ts';
import type { Stores } from '../../ports/stores.ts';
import { describeClosedSignOff, describeSignOff } from '../read/describe-sign-off.ts';
import { describeHistory, type SignOffHistory } from '../read/describe-sign-off-history.ts';
import { findSignOff, type WhichSignOff } from '../read/find-sign-off.ts';
import { pictureOf, type SignOffPicture } from '../read/picture-sign-off.ts';
import { copiesOfSignOff, sayOf } from '../read/sign-off-copies.ts';
import { owingPeople } from '../remind/describe-reminder.ts';

/** A request as somebody may see it: all of it, or title, reason and state. */
export type SignOffShown =
  | { readonly kind: 'closed'; readonly card: SignOffClosedCard }
  | ({
      readonly kind: 'whole';
      readonly card: SignOffCard;
      /** A card for each body for which the person may do something now, or decides once its step opens */
      readonly yours: readonly SignOffCard[];
      readonly mayAmend: boolean;
      /** True where somebody owes an answer as well */
      readonly mayRemind: boolean;
      readonly mayWithdraw: boolean;
      readonly maySetPrivacy: boolean;
      /** A body that decides now, where the person may record for its approvers what reached them another way; else null */
      readonly recordFor: { readonly signOffBodyId: string; readonly body: string } | null;
      /** Where its cards stand */
      readonly channelIds: readonly string[];
    } & SignOffHistory);

/** Everything about one request, for the person who asks. */
export async function showSignOff(
  need: Pick<Stores, 'signOffs' | 'meetings' | 'outbox'>,
  actor: Actor,
  which: WhichSignOff,
  now: DateTime,
): Promise<Outcome<SignOffShown>> {
  const found = await findSignOff(need, actor, which);
  if (found.refused) return found;
  const { directory, person } = actor;
  const signOff = found.value;
  const picture = await pictureOf(need, directory, signOff, now);
  if (!mayReadContent(directory, signOff, person.id, now)) return done({ kind: 'closed', card: describeClosedSignOff(picture, null) });
  const copies = await copiesOfSignOff(need.outbox, picture);
  const situation = { signOff, directory, now };
  const may = (action: 'amend_sign_off' | 'withdraw_sign_off' | 'remind' | 'set_privacy') =>
    !tooLate(signOff, action) && !mayNot(situation, action, person.id);
  return done({
    kind: 'whole',
    card: describeSignOff(picture, null),
    yours: cardsFor(picture, person.id),
    mayAmend: may('amend_sign_off'),
    mayRemind: may('remind') && owingPeople(picture).length > 0,
    mayWithdraw: may('withdraw_sign_off'),
    maySetPrivacy: may('set_privacy'),
    recordFor: recordFor(picture, person.id),
    channelIds: [...new Set(copies.flatMap(({ to }) => ('channelId' in to ? [to.channelId] : [])))],
    ...describeHistory(picture),
  });
}

function recordFor({ directory, signOff, now }: SignOffPicture, personId: string) {
  const [asked] = bodiesDeciding(signOff);
  if (!asked || isAuthor(directory, signOff, personId, now) || !personMay('record_verdict', directory, signOff, personId, [], now))
    return null;
  return { signOffBodyId: asked.id, body: bodyById(directory, asked.bodyId).name };
}

/** Who decides for a body may answer for it, its chair may approve alone where it lets them, and both may say that its conditions are met. */
function cardsFor(picture: SignOffPicture, personId: string): SignOffCard[] {
  const { directory, signOff, now } = picture;
  return signOff.bodies.flatMap((asked) => {
    const say = sayOf(picture, asked, personId);
    if (!say.decides && !rolesIn(directory, asked.bodyId, personId, now).includes('chair')) return [];
    const card = describeSignOff(picture, asked.id, say);
    return card.decideFor || card.dischargeFor || card.contestFor || card.chairFor || (say.decides && isToCome(signOff, asked))
      ? [card]
      : [];
  });
}

/** Whether a body is asked once the steps before it have approved. */
function isToCome(signOff: SignOff, { step, outcome }: AskedBody): boolean {
  return stageOf(signOff) !== 'ended' && outcome === null && !stepIsOpen(signOff, step);
}
