import { randomBytes } from 'node:crypto';
import { slackLimits } from '#src/slack/limits.ts';
import { SlackError } from './api/answer.ts';
import { type Change, isJson, type Json, type OpenView, objectsOf, stringOf } from './model.ts';
import { withIds } from './with-ids.ts';

/** The modals open before each person, as a stack, and their Home. */
export class Views {
  private readonly stacks = new Map<string, OpenView[]>();
  private readonly homes = new Map<string, OpenView>();
  private readonly now: () => number;
  private readonly changed: (change: Change) => void;

  constructor(now: () => number, changed: (change: Change) => void) {
    this.now = now;
    this.changed = changed;
  }

  stack(user: string): readonly OpenView[] {
    return this.stacks.get(user) ?? [];
  }

  top(user: string): OpenView | null {
    return this.stack(user).at(-1) ?? null;
  }

  home(user: string): OpenView | null {
    return this.homes.get(user) ?? null;
  }

  open(user: string, content: Json): OpenView {
    this.refuseTakenName(content, null);
    return this.place(user, [], content);
  }

  push(user: string, content: Json): OpenView {
    const stack = this.stack(user);
    if (stack.length === 0) throw new SlackError('not_found');
    if (stack.length >= slackLimits.view.stack) throw new SlackError('push_limit_reached');
    this.refuseTakenName(content, null);
    return this.place(user, stack, content);
  }

  publish(user: string, content: Json, hash: string | null): OpenView {
    const old = this.home(user);
    if (hash !== null && hash !== old?.hash) throw new SlackError('hash_conflict');
    const view = this.view(user, content, old?.id ?? viewId(), null, null);
    this.homes.set(user, view);
    this.changed({ kind: 'view', user });
    return view;
  }

  /** Replaces the content of a view; `hash` guards against a change that came between. */
  update(view: OpenView, content: Json, hash: string | null): OpenView {
    if (hash !== null && hash !== view.hash) throw new SlackError('hash_conflict');
    this.refuseTakenName(content, view.id);
    const next = this.view(view.user, content, view.id, view.rootId, view.previousId);
    this.replace(view, next);
    return next;
  }

  find(by: { readonly id: string } | { readonly externalId: string }): OpenView {
    const views = [...[...this.stacks.values()].flat(), ...this.homes.values()];
    const found = views.find((view) => ('id' in by ? view.id === by.id : view.content['external_id'] === by.externalId));
    if (!found) throw new SlackError('not_found');
    return found;
  }

  /** Closes the top view, or all of them. */
  close(user: string, all: boolean): void {
    this.stacks.set(user, all ? [] : this.stack(user).slice(0, -1));
    this.changed({ kind: 'view', user });
  }

  private place(user: string, below: readonly OpenView[], content: Json): OpenView {
    const view = this.view(user, content, viewId(), below[0]?.id ?? null, below.at(-1)?.id ?? null);
    this.stacks.set(user, [...below, view]);
    this.changed({ kind: 'view', user });
    return view;
  }

  private replace(old: OpenView, next: OpenView): void {
    if (old.kind === 'home') this.homes.set(old.user, next);
    const stack = this.stack(old.user).map((view) => (view.id === old.id ? next : view));
    if (old.kind === 'modal') this.stacks.set(old.user, stack);
    this.changed({ kind: 'view', user: old.user });
  }

  private view(user: string, content: Json, id: string, rootId: string | null, previousId: string | null): OpenView {
    const blocks = withIds(objectsOf(content['blocks']));
    const title = isJson(content['title']) ? stringOf(content['title']['text']) : null;
    const hash = `${Math.floor(this.now() / 1000)}.${randomBytes(4).toString('hex')}`;
    const kind = content['type'] === 'home' ? 'home' : 'modal';
    return { id, kind, user, hash, rootId: rootId ?? id, previousId, content: { ...content, blocks }, title: title ?? '', blocks };
  }

  private refuseTakenName(content: Json, except: string | null): void {
    const name = content['external_id'];
    if (typeof name !== 'string' || name === '') return;
    const taken = [...this.stacks.values()].flat().some((view) => view.content['external_id'] === name && view.id !== except);
    if (taken) throw new SlackError('duplicate_external_id');
  }
}

function viewId(): string {
  return `V${randomBytes(5).toString('hex').toUpperCase()}`;
}
