import { describe, expect, it } from 'vitest';
import type { Json } from '#src/playground/workspace/model.ts';
import type { Workspace } from '#src/playground/workspace/workspace.ts';
import { aModal, anAnsweringApp, anInput, aWorkspace, call, plain, section } from '../support.ts';

/** A trigger id as the app gets one: from a command of Amina's. */
function trigger(workspace: Workspace): unknown {
  return workspace.as('U0AMINA').commandPayload('C0GROUP', '/pathway')['trigger_id'];
}

async function opened(workspace: Workspace, view: Json = aModal()): Promise<Json> {
  return call(workspace, 'views.open', { trigger_id: trigger(workspace), view });
}

async function pushed(workspace: Workspace, view: Json = aModal()): Promise<Json> {
  return call(workspace, 'views.push', { trigger_id: trigger(workspace), view });
}

describe('views.open', () => {
  it('opens a modal before the person of the trigger', async () => {
    const { workspace } = await aWorkspace();
    const answer = await opened(workspace, aModal({ private_metadata: 'kept', callback_id: 'log' }));
    expect(answer).toMatchObject({
      ok: true,
      view: { type: 'modal', private_metadata: 'kept', callback_id: 'log', hash: expect.any(String) },
    });
    expect(workspace.as('U0AMINA').view()).toMatchObject({ title: 'A modal', kind: 'modal' });
    expect(workspace.as('U0BEN').view()).toBe(null);
  });

  it('takes each trigger once, within three seconds', async () => {
    const { workspace, clock } = await aWorkspace();
    const open = async (trigger_id: unknown) => (await call(workspace, 'views.open', { trigger_id, view: aModal() }))['error'];
    const used = trigger(workspace);
    expect(await open(used)).toBe(undefined);
    expect(await open(used)).toBe('exchanged_trigger_id');
    expect(await open('1.2.made-up')).toBe('invalid_trigger_id');
    const [inTime, late] = [trigger(workspace), trigger(workspace)];
    clock.now += 3000;
    expect(await open(inTime)).toBe(undefined);
    clock.now += 1;
    expect(await open(late)).toBe('expired_trigger_id');
  });

  it('refuses what is no modal, and leaves the trigger usable', async () => {
    const { workspace } = await aWorkspace();
    const trigger_id = trigger(workspace);
    const open = async (view: unknown) => call(workspace, 'views.open', { trigger_id, view });
    expect(await open(aModal({ title: plain('x'.repeat(25)) }))).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: { messages: [expect.stringContaining('[json-pointer:/view/title/text]')] },
    });
    expect(await open({ type: 'home', blocks: [] })).toMatchObject({ error: 'invalid_arguments' });
    expect(await open('{')).toMatchObject({ error: 'invalid_arguments' });
    expect(await open(undefined)).toMatchObject({ error: 'invalid_arguments' });
    const large = Array.from({ length: 100 }, () => section('x'.repeat(2900)));
    expect(await open(aModal({ blocks: large }))).toMatchObject({ error: 'view_too_large' });
    expect(await open(aModal())).toMatchObject({ ok: true });
  });

  it('refuses an external_id that is taken', async () => {
    const { workspace } = await aWorkspace();
    await opened(workspace, aModal({ external_id: 'one' }));
    expect(await opened(workspace, aModal({ external_id: 'one' }))).toMatchObject({ error: 'duplicate_external_id' });
  });
});

describe('views.push', () => {
  it('stacks up to three, and closing goes back', async () => {
    const { workspace } = await aWorkspace();
    const amina = workspace.as('U0AMINA');
    await opened(workspace, aModal({ title: plain('One') }));
    const second = await pushed(workspace, aModal({ title: plain('Two') }));
    expect(second).toMatchObject({ view: { previous_view_id: expect.stringMatching(/^V/) } });
    await pushed(workspace, aModal({ title: plain('Three') }));
    expect(await pushed(workspace)).toMatchObject({ error: 'push_limit_reached' });
    await amina.close();
    expect(amina.view()?.title).toBe('Two');
  });

  it('needs an open modal, a live trigger and a good view', async () => {
    const { workspace, clock } = await aWorkspace();
    expect(await pushed(workspace)).toMatchObject({ error: 'not_found' });
    const used = trigger(workspace);
    await call(workspace, 'views.open', { trigger_id: used, view: aModal() });
    const push = async (trigger_id: unknown) => (await call(workspace, 'views.push', { trigger_id, view: aModal() }))['error'];
    expect(await push(used)).toBe('exchanged_trigger_id');
    expect(await push('made-up')).toBe('invalid_trigger_id');
    const late = trigger(workspace);
    clock.now += 3001;
    expect(await push(late)).toBe('expired_trigger_id');
    expect(await pushed(workspace, aModal({ title: undefined }))).toMatchObject({ error: 'invalid_arguments' });
  });
});

describe('views.update', () => {
  it('changes a view by id or external_id, and keeps what was typed under the same ids', async () => {
    const { workspace } = await aWorkspace();
    const amina = workspace.as('U0AMINA');
    const form = aModal({ submit: plain('Send'), blocks: [anInput('text', 'Text')], external_id: 'form' });
    const { view } = await opened(workspace, form);
    amina.fill({ Text: 'Typed' });
    const view_id = amina.view()?.id;
    const blocks = [anInput('text', 'Text'), anInput('more', 'More', {}, { optional: true })];
    expect(await call(workspace, 'views.update', { view_id, view: { ...form, blocks } })).toMatchObject({
      ok: true,
      view: { id: view_id },
    });
    expect(amina.submissionPayload()).toMatchObject({
      view: { state: { values: { text: { it: { type: 'plain_text_input', value: 'Typed' } }, more: { it: { value: null } } } } },
    });
    expect(view).not.toMatchObject({ hash: amina.view()?.hash });
    expect(await call(workspace, 'views.update', { external_id: 'form', view: aModal({ title: plain('Other') }) })).toMatchObject({
      ok: true,
    });
    expect(amina.view()?.title).toBe('Other');
  });

  it('refuses a stale hash, a view that is gone and a wrong view', async () => {
    const { workspace } = await aWorkspace();
    const amina = workspace.as('U0AMINA');
    await opened(workspace);
    const { id: view_id, hash } = amina.view() ?? {};
    const update = async (args: Json) => (await call(workspace, 'views.update', { view_id, view: aModal(), ...args }))['error'];
    expect(await update({ hash })).toBe(undefined);
    expect(await update({ hash })).toBe('hash_conflict');
    expect(await update({ view: aModal({ blocks: {} }) })).toBe('invalid_arguments');
    await amina.close();
    expect(await update({})).toBe('not_found');
  });
});

describe('views.publish', () => {
  it('sets the Home of one person', async () => {
    const { workspace } = await aWorkspace();
    const publish = async (args: Json) =>
      call(workspace, 'views.publish', { user_id: 'U0AMINA', view: { type: 'home', blocks: [section('Hello')] }, ...args });
    expect(await publish({})).toMatchObject({ ok: true, view: { type: 'home' } });
    const amina = workspace.as('U0AMINA');
    const hash = amina.home()?.hash;
    expect(await publish({ hash })).toMatchObject({ ok: true });
    expect(await publish({ hash })).toMatchObject({ error: 'hash_conflict' });
    expect(await publish({ user_id: 'U0NOBODY' })).toMatchObject({ error: 'user_not_found' });
    expect(await publish({ view: aModal() })).toMatchObject({ error: 'invalid_arguments' });
    expect(workspace.as('U0BEN').home()).toBe(null);
  });
});

describe('submitting', () => {
  async function submitting(answer: { status?: number; body?: string }) {
    const { workspace } = await aWorkspace();
    const app = { ...answer };
    const requests = await anAnsweringApp(workspace, app);
    const blocks = [anInput('title', 'Title'), anInput('note', 'Note', {}, { optional: true })];
    await opened(workspace, aModal({ title: plain('Root'), submit: plain('Send'), blocks }));
    return { workspace, app, requests, amina: workspace.as('U0AMINA') };
  }
  const says = (body: Json) => ({ body: JSON.stringify(body) });

  it('closes the view on an empty answer', async () => {
    const { amina, requests } = await submitting({});
    expect(await amina.submit({ Title: 'A title' })).toMatchObject({ errors: {}, error: null, open: null });
    const payload: unknown = JSON.parse(new URLSearchParams(requests[0]?.body).get('payload') ?? '');
    expect(payload).toMatchObject({
      type: 'view_submission',
      response_urls: [],
      view: { state: { values: { title: { it: { value: 'A title' } }, note: { it: { value: null } } } } },
    });
  });

  it('sends nothing while a required input is empty', async () => {
    const { amina, requests } = await submitting({});
    expect(await amina.submit()).toMatchObject({ errors: { title: 'Please complete this required field.' }, delivery: null });
    expect(requests).toEqual([]);
  });

  it('shows errors and stays open', async () => {
    const { amina } = await submitting(says({ response_action: 'errors', errors: { title: 'Too vague' } }));
    expect(await amina.submit({ title: 'A' })).toMatchObject({ errors: { title: 'Too vague' }, open: { title: 'Root' } });
  });

  it('updates, pushes and clears as told', async () => {
    const { amina, app } = await submitting(says({ response_action: 'update', view: aModal({ title: plain('Updated') }) }));
    expect(await amina.submit({ title: 'A' })).toMatchObject({ open: { title: 'Updated' } });
    Object.assign(app, says({ response_action: 'push', view: aModal({ title: plain('Pushed') }) }));
    expect(await amina.submit()).toMatchObject({ open: { title: 'Pushed' } });
    Object.assign(app, { body: '' });
    expect(await amina.submit()).toMatchObject({ open: { title: 'Updated' } });
    Object.assign(app, says({ response_action: 'push', view: aModal() }));
    await amina.submit();
    Object.assign(app, says({ response_action: 'clear' }));
    expect(await amina.submit()).toMatchObject({ error: null, open: null });
  });

  it.each<[string, { status?: number; body?: string }, string]>([
    ['an error for an unknown block', says({ response_action: 'errors', errors: { nowhere: 'Hm' } }), 'invalid_response'],
    ['a view over its limits', says({ response_action: 'update', view: aModal({ title: plain('x'.repeat(25)) }) }), 'invalid_response'],
    ['an unknown action', says({ response_action: 'wait' }), 'invalid_response'],
    ['no JSON', { body: 'thanks' }, 'invalid_response'],
    ['a failure', { status: 500 }, 'dispatch_failed'],
  ])('stays open on %s', async (_what, answer, error) => {
    const { amina } = await submitting(answer);
    expect(await amina.submit({ title: 'A' })).toMatchObject({ errors: {}, error, open: { title: 'Root' } });
  });

  it('tells the app of a closed view where it asked to be told', async () => {
    const { workspace, amina, requests } = await submitting({});
    expect(await amina.close()).toBe(null);
    await opened(workspace, aModal({ notify_on_close: true, clear_on_close: true }));
    await pushed(workspace, aModal({ notify_on_close: true, clear_on_close: true }));
    expect(await amina.close()).toMatchObject({ status: 200, payload: { type: 'view_closed', is_cleared: true } });
    expect(amina.view()).toBe(null);
    expect(requests).toHaveLength(1);
  });
});
