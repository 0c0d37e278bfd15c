import { type Body, bodyById } from '#src/domain/directory.ts';
import { signOffReference } from '#src/domain/reference.ts';
import { done, type Outcome, refuse } from '#src/domain/refusal.ts';
import type { AskedBody, SignOff } from '#src/domain/sign-off/sign-off.ts';
import { askedBody } from '#src/domain/sign-off/steps.ts';
import type { Actor } from '../../actor.ts';
import type { Stores } from '../../ports/stores.ts';

/** A sign-off, with the body asked that something is done for. */
export type AskingSignOff = {
  readonly signOff: SignOff;
  readonly asked: AskedBody;
  readonly body: Body;
  /** SO-12 */
  readonly reference: string;
};

/** The sign-off that asks this body, its row held until the transaction ends: something is to be done for it. */
export async function heldSignOff(
  { signOffs }: Pick<Stores, 'signOffs'>,
  actor: Actor,
  signOffBodyId: string,
): Promise<Outcome<AskingSignOff>> {
  return asking(actor, signOffBodyId, await signOffs.lockByAskedBody(actor.directory.workspace.id, signOffBodyId));
}

/** The sign-off that asks this body, to be read: whoever does something for it meanwhile is not kept waiting. */
export async function askingSignOff(
  { signOffs }: Pick<Stores, 'signOffs'>,
  actor: Actor,
  signOffBodyId: string,
): Promise<Outcome<AskingSignOff>> {
  return asking(actor, signOffBodyId, await signOffs.byAskedBody(actor.directory.workspace.id, signOffBodyId));
}

function asking({ directory }: Actor, signOffBodyId: string, signOff: SignOff | null): Outcome<AskingSignOff> {
  if (!signOff) return refuse({ code: 'gone', what: 'request' });
  const asked = askedBody(signOff, signOffBodyId);
  return done({ signOff, asked, body: bodyById(directory, asked.bodyId), reference: signOffReference(signOff) });
}
