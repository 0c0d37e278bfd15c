import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Message } from '#src/playground/workspace/model.ts';
import { allText } from '#src/playground/workspace/people/reading.ts';
import { kentWithThreeApprovers } from '#tests/support/governance.ts';
import { only, theMessage } from '#tests/support/seeing.ts';
import { startKentWorld, startTestWorld, type TestWorld } from '#tests/support/world.ts';

let world: TestWorld;
beforeEach(async () => {
  world = await startKentWorld();
});
afterEach(() => world.stop());

const lead = () => world.workspace.as('U0DEMENTIA');
const versions = () => world.conclave.foundation.database.prisma.signOffVersion.findMany({ orderBy: { number: 'asc' } });
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

const redesign = Buffer.from('The dementia pathway, redesigned. '.repeat(1_000));
const costs = Buffer.from('What it costs. '.repeat(1_000));

async function request(files: readonly string[]): Promise<ReturnType<ReturnType<typeof lead>['submit']>> {
  await lead().command('C0DEMENTIA', '/signoff', 'request');
  return lead().submit({ Title: 'Dementia pathway redesign', Files: files });
}

test('what is approved is a file as it was: its bytes are hashed, and other bytes of the same name are another version', async () => {
  const file = lead().upload('Redesign.pdf', redesign);
  expect(await request([file.id])).toMatchObject({ errors: {}, error: null });
  await world.settled();
  expect(await versions()).toMatchObject([
    { files: [{ slackFileId: file.id, name: 'Redesign.pdf', size: redesign.length, sha256: sha256(redesign) }] },
  ]);
  const card = theMessage(world.workspace.as('U0CLGCHAIR').sees('C0CLG'), /^SO-1, version 1/);
  expect(card.text).toContain('Files: Redesign.pdf (33 KB)');

  await lead().command('C0DEMENTIA', '/signoff', 'amend SO-1');
  const other = lead().upload('Redesign.pdf', Buffer.concat([redesign, costs]));
  const swapped = {
    'Files of the version before': [],
    'More files': [other.id],
    'Kind of change': 'Minor',
    'What has changed, and why': 'As before',
  };
  expect((await lead().submit(swapped)).errors).toEqual({ change: expect.stringContaining('other files is a major one') });
  const sent = await lead().submit({ 'Kind of change': 'Major' });
  expect(allText(only(sent.open, 'Nothing was confirmed'))).toContain('*Saved:* version 2 of SO-1');
  await world.settled();
  const [first, second] = await versions();
  expect(second?.files).toMatchObject([{ slackFileId: other.id, sha256: sha256(Buffer.concat([redesign, costs])) }]);
  expect(second?.hash).not.toBe(first?.hash);
});

/** Where the link called so in a message leads. */
function linkIn(message: Message, called: string): string {
  const [, link] = new RegExp(`<(http[^|>]+)\\|${called}>`).exec(JSON.stringify(message.blocks)) ?? [];
  return only(link, `No link is called ${called} in: ${message.text}`);
}

const bytesFor = (user: string, link: string) => {
  const bytes = world.workspace.as(user).opens(link);
  return bytes && Buffer.from(bytes).toString();
};

test('whoever decides opens what they decide on, and after another version that too, also where only the card was changed', async () => {
  await request([lead().upload('Redesign.pdf', redesign).id]);
  await world.settled();
  const chair = world.workspace.as('U0CLGCHAIR');
  const card = () => theMessage(chair.sees('C0CLG'), /^SO-1, version/);
  expect(bytesFor('U0CLGCHAIR', linkIn(card(), 'Redesign.pdf'))).toBe(redesign.toString());

  await lead().command('C0DEMENTIA', '/signoff', 'amend SO-1');
  await lead().submit({ 'More files': [lead().upload('Costs.pdf', costs).id] });
  await world.settled();
  expect(bytesFor('U0CLGCHAIR', linkIn(card(), 'Costs.pdf'))).toBe(costs.toString());
  const [, note] = chair.thread(card());
  expect(linkIn(only(note, 'Nothing was posted below the card'), 'Costs.pdf')).toBe(linkIn(card(), 'Costs.pdf'));
});

test('who has answered gets the files of another version with the note that they decide again', async () => {
  await request([lead().upload('Redesign.pdf', redesign).id]);
  await world.settled();
  const chair = world.workspace.as('U0CLGCHAIR');
  await chair.press(theMessage(chair.sees('C0CLG'), /^SO-1, version/), 'Approve');
  await world.settled();
  await lead().command('C0DEMENTIA', '/signoff', 'amend SO-1');
  await lead().submit({ 'More files': [lead().upload('Costs.pdf', costs).id] });
  await world.settled();
  const note = theMessage(chair.directMessages(), /Please answer again/);
  expect(bytesFor('U0CLGCHAIR', linkIn(note, 'Costs.pdf'))).toBe(costs.toString());
});

test('a file of what is closed is open to those who decide, by direct message, and to no provider', async () => {
  await world.stop();
  world = await startTestWorld();
  await world.govern(kentWithThreeApprovers.replace('subject: pathway ', 'subject: procurement '));
  await request([lead().upload('Tender.pdf', redesign).id]);
  await world.settled();
  const everywhere = world.workspace.calls('chat.postMessage').filter(({ args }) => JSON.stringify(args).includes('Tender.pdf'));
  expect(everywhere.length).toBeGreaterThan(0);
  const link = linkIn(theMessage(world.workspace.as('U0CLGCHAIR').directMessages(), /^SO-1, version/), 'Tender.pdf');
  for (const user of ['U0CLGCHAIR', 'U0DPHKENT', 'U0DPHMEDWAY', 'U0DEMENTIA']) expect(bytesFor(user, link)).toBe(redesign.toString());
  const others = world.workspace
    .users()
    .filter(({ id, isBot }) => !isBot && !['U0CLGCHAIR', 'U0DPHKENT', 'U0DPHMEDWAY', 'U0DEMENTIA'].includes(id));
  expect(others.map(({ id }) => id)).toContain('U0DOCTOR');
  for (const { id } of others) expect([id, bytesFor(id, link)]).toEqual([id, null]);
});

test('a version keeps the files that stay ticked, beside those added', async () => {
  const [one, two] = [lead().upload('Redesign.pdf', redesign), lead().upload('Costs.pdf', costs)];
  await request([one.id]);
  await world.settled();
  await lead().command('C0DEMENTIA', '/signoff', 'amend SO-1');
  await lead().submit({ 'More files': [two.id] });
  await world.settled();
  expect((await versions()).at(-1)?.files).toMatchObject([{ name: 'Redesign.pdf' }, { name: 'Costs.pdf' }]);
});

test('a file that is gone, or too large to be read, is refused under its input, with what to do instead', async () => {
  const large = lead().upload('Scans.pdf', Buffer.alloc(50 * 1024 ** 2 + 1));
  expect((await request([large.id])).errors).toEqual({
    files: '“Scans.pdf” is larger than 50 MB, the most that is read. Take it out and give a link to it instead.',
  });
  const payload = lead().submissionPayload();
  const gone = JSON.parse(JSON.stringify(payload).replaceAll(large.id, 'F0GONE'));
  const [delivery] = await world.workspace.deliver('interaction', gone);
  expect(JSON.parse(delivery?.body ?? '')).toEqual({
    response_action: 'errors',
    errors: { files: 'The file is no longer in Slack. Take it out and give a link to it instead.' },
  });
  expect(await versions()).toEqual([]);
});

test('nothing is fetched for whoever the governance file does not name, nor for a form that has taken effect', async () => {
  await lead().command('C0DEMENTIA', '/signoff', 'request');
  lead().fill({ Title: 'Dementia pathway redesign', Files: [lead().upload('Redesign.pdf', redesign).id] });
  const payload = lead().submissionPayload();
  const fetched = () => world.workspace.calls('files.info').length + world.workspace.calls('url_private').length;
  const [stranger] = await world.workspace.deliver('interaction', { ...payload, user: { id: 'U0STRANGER' } });
  expect(stranger?.body).toContain('governance file');
  expect(fetched()).toBe(0);
  await world.workspace.deliver('interaction', payload);
  expect(fetched()).toBe(2);
  await world.workspace.deliver('interaction', payload);
  expect(fetched()).toBe(2);
  expect(await versions()).toHaveLength(1);
});
