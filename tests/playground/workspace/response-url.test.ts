import { describe, expect, it } from 'vitest';
import type { Json } from '#src/playground/workspace/model.ts';
import { aWorkspace, call, plain, post, section } from '../support.ts';

async function aResponseUrl(channel = 'C0OTHER') {
  const { workspace, clock } = await aWorkspace();
  const url = String(workspace.as('U0AMINA').commandPayload(channel, '/pathway')['response_url']);
  const texts = (user: string) =>
    workspace
      .as(user)
      .sees(channel)
      .map((message) => message.text);
  return { workspace, clock, respond: async (body: Json) => post(url, body), texts };
}

describe('a response_url', () => {
  it('answers privately, also where the bot is no member', async () => {
    const { respond, texts } = await aResponseUrl();
    expect(await respond({ text: 'For you' })).toMatchObject({ status: 200, ok: true });
    expect([texts('U0AMINA'), texts('U0BEN')]).toEqual([['For you'], []]);
  });

  it('answers to all with in_channel', async () => {
    const { respond, texts } = await aResponseUrl();
    await respond({ text: 'For all', response_type: 'in_channel' });
    expect(texts('U0BEN')).toEqual(['For all']);
  });

  it('serves five times', async () => {
    const { respond, texts } = await aResponseUrl();
    for (let use = 1; use <= 5; use++) expect(await respond({ text: `${use}` })).toMatchObject({ status: 200 });
    expect(await respond({ text: '6' })).toMatchObject({ status: 404, error: 'used_url' });
    expect(texts('U0AMINA')).toEqual(['1', '2', '3', '4', '5']);
  });

  it('serves for half an hour', async () => {
    const { respond, clock } = await aResponseUrl();
    clock.now += 30 * 60 * 1000;
    expect(await respond({ text: 'In time' })).toMatchObject({ status: 200 });
    clock.now += 1;
    expect(await respond({ text: 'Late' })).toMatchObject({ status: 404, error: 'expired_url' });
  });

  it('refuses what Slack would not show, and unknown URLs', async () => {
    const { workspace, respond } = await aResponseUrl();
    expect(await respond({})).toMatchObject({ status: 400, error: 'no_text' });
    expect(await respond({ blocks: [{ type: 'header', text: plain('x'.repeat(151)) }] })).toMatchObject({ error: 'invalid_blocks' });
    expect(await post(workspace.url.replace('/api/', '/response/00ff'), { text: 'T' })).toMatchObject({ status: 404 });
    expect(workspace.calls('response_url')).toHaveLength(3);
  });

  it('replaces or deletes the message whose button was pressed, private ones too', async () => {
    const { workspace } = await aWorkspace();
    const amina = workspace.as('U0AMINA');
    const blocks = [section('Card'), { type: 'actions', elements: [{ type: 'button', action_id: 'go', text: plain('Go') }] }];
    await call(workspace, 'chat.postMessage', { channel: 'C0GROUP', text: 'Card', blocks });
    await call(workspace, 'chat.postEphemeral', { channel: 'C0GROUP', user: 'U0AMINA', text: 'Offer', blocks });
    const [card, offer] = amina.sees('C0GROUP');
    if (!card || !offer) throw new Error('both must be there');
    const respond = async (target: typeof card, body: Json) => post(String(amina.pressPayload(target, 'Go')['response_url']), body);
    await respond(card, { text: 'Done', replace_original: true });
    await respond(card, { text: 'Note' });
    await respond(offer, { delete_original: true });
    expect(amina.sees('C0GROUP')).toMatchObject([
      { ts: card.ts, text: 'Done', ephemeral: null },
      { text: 'Note', ephemeral: 'U0AMINA' },
    ]);
  });
});
