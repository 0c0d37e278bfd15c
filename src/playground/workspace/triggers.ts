import { randomBytes } from 'node:crypto';
import { slackLimits } from '#src/slack/limits.ts';
import { SlackError } from './api/answer.ts';

type Trigger = { readonly user: string; readonly issuedAt: number; exchanged: boolean };

/** Trigger ids: each opens one view, within three seconds. */
export class Triggers {
  private readonly issued = new Map<string, Trigger>();
  private readonly now: () => number;

  constructor(now: () => number) {
    this.now = now;
  }

  issue(user: string): string {
    const id = `${Math.floor(this.now() / 1000)}.${this.issued.size + 1}.${randomBytes(8).toString('hex')}`;
    this.issued.set(id, { user, issuedAt: this.now(), exchanged: false });
    return id;
  }

  /** The person whose trigger it is; using it up is a second act, as a refused view leaves it usable. */
  holder(id: string): string {
    const trigger = this.issued.get(id);
    if (!trigger) throw new SlackError('invalid_trigger_id');
    if (trigger.exchanged) throw new SlackError('exchanged_trigger_id');
    if (this.now() - trigger.issuedAt > slackLimits.triggerId) throw new SlackError('expired_trigger_id');
    return trigger.user;
  }

  exchange(id: string): void {
    const trigger = this.issued.get(id);
    if (trigger) trigger.exchanged = true;
  }
}
