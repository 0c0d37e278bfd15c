import { describe, expect, it } from 'vitest';
import { isJson, objectsOf } from '#src/playground/workspace/model.ts';
import { aWebClient, aWorkspace, call } from '../support.ts';

describe('people', () => {
  it('users.info', async () => {
    const { workspace } = await aWorkspace();
    expect(await call(workspace, 'users.info', { user: 'U0AMINA' })).toMatchObject({
      ok: true,
      user: { id: 'U0AMINA', real_name: 'Amina Khan', is_bot: false, profile: { email: 'amina@kent.example' } },
    });
    expect(await call(workspace, 'users.info', { user: 'U0NOBODY' })).toMatchObject({ error: 'user_not_found' });
  });

  it('users.list', async () => {
    const { workspace } = await aWorkspace();
    const first = await call(workspace, 'users.list', { limit: 2 });
    expect(objectsOf(first['members'])).toMatchObject([{ id: 'U0CONCLAVE', is_bot: true }, { id: 'U0AMINA' }]);
    const cursor = objectsOf([first['response_metadata']])[0]?.['next_cursor'];
    expect(await call(workspace, 'users.list', { cursor })).toMatchObject({ members: [{ id: 'U0BEN' }] });
    expect(await call(workspace, 'users.list', { cursor: 'nonsense' })).toMatchObject({ error: 'invalid_cursor' });
  });

  it('users.list goes page by page through Slack’s own client', async () => {
    const { workspace } = await aWorkspace();
    for (let number = 1; number <= 7; number++) workspace.addUser({ id: `U0MORE${number}`, name: `Person ${number}` });
    const pages: string[][] = [];
    for await (const page of aWebClient(workspace).paginate('users.list', { limit: 4 }))
      pages.push(objectsOf(isJson(page) && page['members']).map(({ id }) => String(id)));
    expect(pages.map(({ length }) => length)).toEqual([4, 4, 2]);
    expect(new Set(pages.flat())).toEqual(new Set(workspace.users().map(({ id }) => id)));
  });

  it('users.lookupByEmail, in any case of letters', async () => {
    const { workspace } = await aWorkspace();
    const found = await call(workspace, 'users.lookupByEmail', { email: 'Amina@Kent.example' });
    expect(found).toMatchObject({ user: { id: 'U0AMINA' } });
    const missing = await call(workspace, 'users.lookupByEmail', { email: 'nobody@kent.example' });
    expect(missing).toMatchObject({ error: 'users_not_found' });
  });
});
