import { expect, test } from 'vitest';
import { z } from 'zod';
import { aPlayground, raw } from './support.ts';

const post = (url: string, query: string, body: string | Buffer = 'bytes') => raw(`${url}/files${query}`, { method: 'POST', body });
const idIn = (body: string) => z.object({ id: z.string() }).parse(JSON.parse(body)).id;

test('a file is brought by a person, and given back: pictures to be seen, anything else to be saved', async () => {
  const { url, worlds } = await aPlayground();
  const sent = await post(url, '?as=U0DEMENTIA&name=Board%20paper.pdf');
  expect(sent).toMatchObject({ status: 200, body: expect.stringContaining('"name":"Board paper.pdf"') });
  expect(worlds.running().world.workspace.files()).toMatchObject([
    { user: 'U0DEMENTIA', name: 'Board paper.pdf', length: 5, completed: true },
  ]);
  const paper = await raw(`${url}/files/${idIn(sent.body)}`);
  expect(paper).toMatchObject({
    status: 200,
    body: 'bytes',
    headers: { 'content-type': 'application/pdf', 'content-disposition': "attachment; filename*=UTF-8''Board%20paper.pdf" },
  });
  const picture = await post(url, '?as=U0DEMENTIA&name=chart.png');
  expect((await raw(`${url}/files/${idIn(picture.body)}`)).headers['content-disposition']).toMatch(/^inline/);
  const drawing = await post(url, '?as=U0DEMENTIA&name=drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>');
  expect((await raw(`${url}/files/${idIn(drawing.body)}`)).headers['content-disposition']).toMatch(/^attachment/);
});

test('what is no file is refused in words', async () => {
  const { url, worlds } = await aPlayground();
  const nameless = { status: 400, body: 'A file needs a name of at most 255 characters.\n' };
  expect(await post(url, '')).toMatchObject(nameless);
  expect(await post(url, '?as=U0DEMENTIA&name=')).toMatchObject(nameless);
  expect(await post(url, `?as=U0DEMENTIA&name=${'x'.repeat(256)}`)).toMatchObject(nameless);
  expect(await post(url, '?as=U0NOBODY&name=a.txt')).toMatchObject({ status: 400, body: 'The workspace has no user U0NOBODY\n' });
  expect(await post(url, '?as=U0DEMENTIA&name=a.txt', '')).toMatchObject({ status: 400, body: 'The file is empty.\n' });
  const large = Buffer.alloc(20 * 1024 * 1024 + 1);
  expect(await post(url, '?as=U0DEMENTIA&name=a.txt', large)).toMatchObject({
    status: 413,
    body: 'That is more than the 20 MB that a file may have here.\n',
  });
  expect(worlds.running().world.workspace.files()).toEqual([]);
  expect(await raw(`${url}/files/F0NOWHERE`)).toMatchObject({ status: 404, body: 'There is no such file.\n' });
});
