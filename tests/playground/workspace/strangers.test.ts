import { request } from 'node:http';
import { expect, it } from 'vitest';
import { aWorkspace, botToken } from '../support.ts';

it.each([
  ['a website that has a browser post a form', { origin: 'https://example.org' }],
  ['a browser that says only that another site asks', { 'sec-fetch-site': 'cross-site' }],
  ['a name of somebody else that leads here', { host: 'rebound.example.org' }],
])('turns away %s, whatever token it brings', async (_who, headers) => {
  const { workspace } = await aWorkspace();
  const body = new URLSearchParams({ token: botToken, channel: 'C0GROUP', text: 'Not from the app' }).toString();
  const status = await new Promise((resolve, reject) => {
    const options = { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers } };
    const asked = request(`${workspace.url}chat.postMessage`, options, (response) => resolve(response.resume().statusCode));
    asked.once('error', reject);
    asked.end(body);
  });
  expect(status).toBe(403);
  expect(workspace.as('U0AMINA').sees('C0GROUP')).toEqual([]);
});
