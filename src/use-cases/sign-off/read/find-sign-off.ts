import { readReference } from '#src/domain/reference.ts';
import { done, type Outcome, type Refusal, refuse } from '#src/domain/refusal.ts';
import type { SignOff } from '#src/domain/sign-off/sign-off.ts';
import type { Actor } from '../../actor.ts';
import type { Stores } from '../../ports/stores.ts';

/** The request somebody means: by what they typed ("SO-12", "so12", "12"), or by its id, which a button carries. */
export type WhichSignOff = { readonly typed: string; readonly example: string } | { readonly signOffId: string };

/** Refused where nothing was typed, or there is no such request. */
export async function findSignOff(
  { signOffs }: Pick<Stores, 'signOffs'>,
  { directory }: Actor,
  which: WhichSignOff,
): Promise<Outcome<SignOff>> {
  const workspaceId = directory.workspace.id;
  if ('signOffId' in which) return found(await signOffs.find(workspaceId, which.signOffId), { code: 'gone', what: 'request' });
  const { typed, example } = which;
  if (typed.trim() === '') return refuse({ code: 'which_sign_off', example });
  const number = numberOfSignOff(typed);
  return found(number === null ? null : await signOffs.byNumber(workspaceId, number), { code: 'no_such_sign_off', given: typed });
}

function found(signOff: SignOff | null, otherwise: Refusal): Outcome<SignOff> {
  return signOff ? done(signOff) : refuse(otherwise);
}

/** The n of what is typed for SO-n; null where it is none. */
export function numberOfSignOff(typed: string): number | null {
  return readReference('so', typed);
}
