import { createServer } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { kent } from './support/kent.ts';
import { startBrowserWorld } from './support/world.ts';

test('another website in the same browser can neither act nor listen', async () => {
  const { open, browser, playground } = await startBrowserWorld();
  const lead = await open(kent.lead, kent.group);
  const stranger = await browser.newPage();
  await stranger.goto(await anotherWebsite());

  const act = JSON.stringify({ as: kent.lead, act: { kind: 'write', channel: kent.group, thread: null, text: 'not from here' } });
  const ask = (init: object): string => `fetch('${playground.url}/acts', ${JSON.stringify(init)}).then(() => 'answered', () => 'refused')`;
  for (const mode of ['no-cors', 'cors']) {
    expect(await stranger.evaluate(ask({ method: 'POST', mode, headers: { 'content-type': 'text/plain' }, body: act }))).toBe('refused');
    expect(await stranger.evaluate(ask({ method: 'POST', mode, headers: { 'content-type': 'application/json' }, body: act }))).toBe(
      'refused',
    );
  }
  const listen = `new Promise((done) => {
    const source = new EventSource('${playground.url}/live?as=${kent.lead}');
    source.addEventListener('open', () => done('answered'));
    source.addEventListener('error', () => done('refused'));
  })`;
  expect(await stranger.evaluate(listen)).toBe('refused');

  await lead.writes('from here');
  await lead.message('from here').waitFor();
  expect(await lead.message('not from here').count()).toBe(0);
});

/** The address of a website that is not the playground's. */
async function anotherWebsite(): Promise<string> {
  const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end('<title>Elsewhere</title>'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise((resolve) => void server.close(() => resolve())));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The website has no port');
  return `http://127.0.0.1:${address.port}/`;
}
