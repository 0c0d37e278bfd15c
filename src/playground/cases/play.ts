import { DateTime } from 'luxon';
import type { Person } from '../workspace/people/person.ts';
import { buttons, findControl } from '../workspace/people/reading.ts';
import type { Filling } from '../workspace/people/values.ts';
import type { World } from '../world.ts';
import type { Deed, Step } from './case.ts';

/** Does what the steps of a case say through the people of its workspace, in order, and waits for what comes of each. */
export async function play(world: World, steps: readonly Step[]): Promise<void> {
  for (const { does } of steps) {
    await perform(world, does);
    await world.settled();
  }
}

async function perform(world: World, deed: Deed): Promise<void> {
  switch (deed.kind) {
    case 'wait':
      return world.advanceTo(DateTime.fromISO(deed.until));
    case 'type': {
      const [command = '', text = ''] = /^(\S+) ?(.*)$/s.exec(deed.text)?.slice(1) ?? [];
      const { error } = await world.workspace.as(deed.as).command(deed.in, command, text);
      return refuse(error, deed);
    }
    case 'submit':
      return submit(world, deed);
    case 'press':
      return press(world, deed);
  }
}

async function submit(world: World, deed: Extract<Deed, { kind: 'submit' }>): Promise<void> {
  const person = world.workspace.as(deed.as);
  for (const [field, value] of Object.entries(deed.values)) await fillIn(world, person, field, value);
  const { error, errors } = await person.submit();
  const [complaint = null] = Object.values(errors);
  if (deed.refused && complaint !== null) return;
  refuse(error ?? (deed.refused ? 'it was taken' : complaint), deed);
  if (person.view()) await person.close();
}

/** A choice on which the rest of the form depends is waited for until the form is drawn anew. */
async function fillIn({ workspace }: World, person: Person, field: string, value: Filling): Promise<void> {
  person.fill({ [field]: value });
  const open = person.view();
  if (!open || typeof value !== 'string' || findControl(open, field).input?.['dispatch_action'] !== true) return;
  await person.press(open, field, { value });
  await workspace.until(() => person.view()?.hash !== open.hash);
}

async function press({ workspace }: World, deed: Extract<Deed, { kind: 'press' }>): Promise<void> {
  const person = workspace.as(deed.as);
  const place = deed.in === 'app' ? person.direct().id : deed.in;
  const card = person.sees(place).findLast((message) => buttons(message).some(({ label }) => label === deed.button));
  if (!card) return refuse('no message has that button', deed);
  const answers = workspace.calls('response_url').length;
  const { error } = await person.press(card, deed.button);
  refuse(error, deed);
  await workspace.until(() => workspace.calls('response_url').length > answers || person.view() !== null);
}

function refuse(why: string | null, deed: Deed): void {
  if (why !== null) throw new Error(`The step ${JSON.stringify(deed)} can't be played: ${why}`);
}
