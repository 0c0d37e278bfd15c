import { type Logger, LogLevel } from '@slack/web-api';
import type { Log } from './log.ts';

/**
 * Our log as Slack's libraries take it. What they would tell people on a terminal at level info is detail here; their level debug is
 * left out, as it holds whole messages and forms.
 */
export function slackLogger(log: Log): Logger {
  const child = log.child({ from: 'slack' });
  const words = (said: unknown[]) => said.map((one) => (one instanceof Error ? one.message : String(one))).join(' ');
  return {
    debug: () => undefined,
    info: (...said) => child.debug(words(said)),
    warn: (...said) => child.warn(words(said)),
    error: (...said) => child.error(words(said)),
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}
