import { isJson, stringOf } from '../../../workspace/model.ts';
import { Mrkdwn } from '../mrkdwn.tsx';
import { plainOf } from './plain.ts';

/** A text object of Block Kit: plain, or in Slack's markup. */
export function Text({ of }: { readonly of: unknown }) {
  if (isJson(of) && of['type'] === 'mrkdwn') return <Mrkdwn text={stringOf(of['text']) ?? ''} verbatim={of['verbatim'] === true} />;
  return <span className="bk-lines">{plainOf(of)}</span>;
}
