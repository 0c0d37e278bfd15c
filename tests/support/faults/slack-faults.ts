import type { Json } from '#src/playground/workspace/model.ts';
import type { Intercept } from '#src/playground/workspace/server.ts';
import type { Workspace } from '#src/playground/workspace/workspace.ts';

/** What Slack does in place of answering a call; each named as it would be told. */
export const fault = {
  /** Takes no more for so many seconds */
  limitsRate: (seconds: number): Intercept => answers(429, { ok: false, error: 'ratelimited' }, { 'retry-after': String(seconds) }),
  /** An error of Slack's own, which says nothing of what was done */
  failsWith: (status: number): Intercept => answers(status, { ok: false }),
  /** A refusal by its error code */
  refuses: (error: string): Intercept => answers(200, { ok: false, error }),
  /** Something else in the place of Slack's words, be it after the work was done */
  says:
    (body: string, { done }: { readonly done?: true } = {}): Intercept =>
    () => ({ kind: 'answer', body, ...(done && { done }) }),
  /** A limit whose seconds cannot be read */
  limitsRateWithout: (header: string | null): Intercept =>
    answers(429, { ok: false, error: 'ratelimited' }, header === null ? {} : { 'retry-after': header }),
  /** The work is done and nobody is told */
  losesTheReply: (): Intercept => () => ({ kind: 'lose_answer' }),
  /** The connection closes and nothing was done */
  closesTheSocket: (): Intercept => () => ({ kind: 'drop' }),
  /** No word until `released`; then the work is done, whoever still waits for it */
  hangsUntil:
    (released: Promise<unknown>): Intercept =>
    async () => {
      await released;
      return undefined;
    },
} as const;

export type FaultPlan = {
  /** How many calls it befalls. Default 1 */
  readonly times?: number;
  /** Which calls, by their arguments. Default all */
  readonly where?: (args: Json) => boolean;
};

/** A workspace in which calls fail as planned, each plan for one method; what is not planned is answered as ever. */
export function faultySlack(workspace: Workspace) {
  const plans: { method: string; intercept: Intercept; where: (args: Json) => boolean; left: number }[] = [];
  workspace.setIntercept((method, args) => {
    const plan = plans.find((one) => one.method === method && one.left > 0 && one.where(args));
    if (!plan) return undefined;
    plan.left -= 1;
    return plan.intercept(method, args);
  });
  return {
    on(method: string, intercept: Intercept, { times = 1, where = () => true }: FaultPlan = {}): void {
      plans.push({ method, intercept, where, left: times });
    },
    /** Plans that have not come about yet: a test that expects its faults asks for 0 */
    left: (): number => plans.reduce((sum, { left }) => sum + left, 0),
  };
}

function answers(status: number, body: Json, headers: Record<string, string> = {}): Intercept {
  return () => ({ kind: 'answer', status, headers, body });
}
