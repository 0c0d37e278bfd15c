import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { allText } from '#src/playground/workspace/people/reading.ts';
import { only, theMessage } from '#tests/support/seeing.ts';
import { startKentWorld, type TestWorld } from '#tests/support/world.ts';

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
    'Why it is minor': 'As before',
  };
  expect((await lead().submit(swapped)).errors).toEqual({ change: expect.stringContaining('other files is a major one') });
  const sent = await lead().submit({ 'Kind of change': 'Major' });
  expect(allText(only(sent.open, 'Nothing was confirmed'))).toContain('*Saved:* version 2 of SO-1');
  await world.settled();
  const [first, second] = await versions();
  expect(second?.files).toMatchObject([{ slackFileId: other.id, sha256: sha256(Buffer.concat([redesign, costs])) }]);
  expect(second?.hash).not.toBe(first?.hash);
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
