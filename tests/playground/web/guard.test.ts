import { expect, test } from 'vitest';
import { turnedAway } from '#src/playground/web/guard.ts';
import { aPlayground, raw } from './support.ts';

const own = { host: '127.0.0.1:3100' };
const refused = (headers: Record<string, string>, path = '/acts', method = 'POST') => turnedAway({ method, headers }, path, 3100) !== null;

test.each([['127.0.0.1:3100'], ['localhost:3100']])('%s is our own name', (host) => {
  expect(refused({ host })).toBe(false);
  expect(refused({ host, origin: `http://${host}` })).toBe(false);
});

test.each([['evil.example'], ['evil.example:3100'], ['127.0.0.1'], ['127.0.0.1:3101'], ['127.0.0.1:3100.evil.example'], ['']])(
  'a request to the name "%s" is refused',
  (host) => {
    expect(refused({ host }, '/', 'GET')).toBe(true);
  },
);

test('a request without a name is refused', () => {
  expect(refused({}, '/', 'GET')).toBe(true);
});

test.each([['http://evil.example'], ['null'], ['https://127.0.0.1:3100'], ['http://127.0.0.1:3101'], ['http://localhost:3100'], ['']])(
  'a request from the page "%s" is refused',
  (origin) => {
    expect(refused({ ...own, origin })).toBe(true);
    expect(refused({ ...own, origin }, '/live', 'GET')).toBe(true);
  },
);

test.each([['cross-site'], ['same-site']])('what a browser marks as %s is refused, but for a link to the page', (site) => {
  const headers = { ...own, 'sec-fetch-site': site };
  const navigation = { ...headers, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
  for (const path of ['/acts', '/live', '/files/F1', '/assets/page.js', '/']) expect(refused(headers, path, 'GET'), path).toBe(true);
  expect(refused(navigation, '/', 'GET')).toBe(false);
  expect(refused(navigation, '/live', 'GET')).toBe(true);
  expect(refused({ ...headers, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' }, '/', 'GET')).toBe(true);
});

test.each([['same-origin'], ['none']])('what a browser marks as %s is taken', (site) => {
  expect(refused({ ...own, 'sec-fetch-site': site })).toBe(false);
});

test('a foreign page gets nothing and changes nothing', async () => {
  const { url, worlds } = await aPlayground();
  const before = worlds.running().id;
  const start = JSON.stringify({ as: null, act: { kind: 'start_case', key: 'kent' } });
  const type = { 'content-type': 'application/json' };
  const attempts = [
    await raw(`${url}/acts`, { method: 'POST', body: start, headers: { ...type, origin: 'http://evil.example' } }),
    await raw(`${url}/acts`, { method: 'POST', body: start, headers: { ...type, host: 'evil.example' } }),
    await raw(`${url}/live`, { headers: { 'sec-fetch-site': 'cross-site' } }),
    await raw(`${url}/`, { headers: { host: `evil.example:${new URL(url).port}` } }),
  ];
  expect(attempts.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
  for (const { body } of attempts)
    expect(body).toMatch(/^(Only the playground's own page may ask this|This is 127\.0\.0\.1:\d+, and answers to no other name)\.\n$/);
  expect(worlds.running().id).toBe(before);
});
