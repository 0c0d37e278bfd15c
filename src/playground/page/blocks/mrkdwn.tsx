import { parseMrkdwn } from './text/parse-mrkdwn.ts';
import { Passages } from './text/passages.tsx';

/** Text in Slack's own markup, as a message without blocks has it. */
export function Mrkdwn({ text, verbatim = false }: { readonly text: string; readonly verbatim?: boolean }) {
  return <Passages of={parseMrkdwn(text, verbatim)} />;
}
