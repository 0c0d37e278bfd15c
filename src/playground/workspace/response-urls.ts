import { randomBytes } from 'node:crypto';
import { slackLimits } from '#src/slack/limits.ts';

export type ResponseUrl = {
  readonly channel: string;
  readonly user: string;
  /** Time stamp of the message whose button was pressed */
  readonly origin: string | null;
  readonly threadTs: string | null;
  readonly issuedAt: number;
  uses: number;
};

/** Response URLs: five answers within half an hour of what a person did. */
export class ResponseUrls {
  private readonly issued = new Map<string, ResponseUrl>();
  private readonly now: () => number;

  constructor(now: () => number) {
    this.now = now;
  }

  issue(from: Pick<ResponseUrl, 'channel' | 'user' | 'origin' | 'threadTs'>): string {
    const id = randomBytes(12).toString('hex');
    this.issued.set(id, { ...from, issuedAt: this.now(), uses: 0 });
    return id;
  }

  /** The URL's place, counting one use; or the words with which Slack refuses it. */
  use(id: string): ResponseUrl | 'not_found' | 'used_url' | 'expired_url' {
    const url = this.issued.get(id);
    if (!url) return 'not_found';
    if (this.now() - url.issuedAt > slackLimits.responseUrl.lifetime) return 'expired_url';
    if (url.uses >= slackLimits.responseUrl.uses) return 'used_url';
    url.uses += 1;
    return url;
  }
}
