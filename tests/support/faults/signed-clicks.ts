import type { SignOff } from '#src/domain/sign-off/sign-off.ts';
import type { Json, Message } from '#src/playground/workspace/model.ts';
import type { Person } from '#src/playground/workspace/people/person.ts';
import { only, theMessage } from '../seeing.ts';
import type { TestWorld } from '../world.ts';
import type { Click } from './sign-off-rounds.ts';

type Signed = 'approve' | 'reject';

/** A press or a filled form that has not been sent yet. */
export type Ready = Pick<Click, 'user' | 'version' | 'verdict'> & { readonly payload: Json; readonly channel: string };

/** The card of a request, as it stands in the council's channel. */
export function cardIn(person: Person, channel: string, { number }: SignOff): Message {
  return theMessage(person.sees(channel), new RegExp(`^SO-${number}, version`));
}

/** "Approve" on the card as it stands, or the form behind "Reject", opened and filled in. */
export async function ready(world: TestWorld, user: string, card: Message, verdict: Signed, version: number): Promise<Ready> {
  const person = world.workspace.as(user);
  const { channel } = card;
  if (verdict === 'approve') return { user, version, verdict, channel, payload: person.pressPayload(card, 'Approve') };
  await person.press(card, 'Reject');
  await world.workspace.until(() => person.view());
  person.fill({ Reason: 'So I think' });
  return { user, version, verdict, channel, payload: person.submissionPayload() };
}

/** Sends it, signed, and gives what the person was told. */
export async function sent(world: TestWorld, { payload, channel, ...click }: Ready): Promise<Click> {
  const person = world.workspace.as(click.user);
  const answers = () => person.sees(channel).filter(({ ephemeral }) => ephemeral === click.user);
  const before = answers().length;
  const [delivery] = await world.workspace.deliver('interaction', payload);
  if (click.verdict === 'approve') await world.workspace.until(() => answers().length > before);
  else await person.close();
  const words = click.verdict === 'approve' ? answers().at(-1)?.text : delivery?.body;
  return { ...click, told: toldBy(only(words, `${click.user} was told nothing`)) };
}

function toldBy(words: string): Click['told'] {
  if (words.includes('Recorded after the outcome:')) return 'after the outcome';
  return words.includes('Recorded:') ? 'recorded' : 'refused';
}

/** The filled form for version 2. */
export async function readyAmendment(world: TestWorld, { number }: SignOff, change: 'Major' | 'Minor'): Promise<() => Promise<boolean>> {
  const requester = world.workspace.as('U0DEMENTIA');
  await requester.command('C0DEMENTIA', '/signoff', `amend SO-${number}`);
  await world.workspace.until(() => requester.view());
  const why = change === 'Minor' ? { 'What has changed, and why': 'wording' } : {};
  requester.fill({ Title: 'Another title', 'Kind of change': change, ...why });
  const payload = requester.submissionPayload();
  return async () => {
    const [delivery] = await world.workspace.deliver('interaction', payload);
    await requester.close();
    return delivery?.body.includes('"update"') ?? false;
  };
}
