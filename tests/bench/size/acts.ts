import { signOffActions } from '#src/slack/views/sign-off/decide/buttons.ts';
import { channelOf } from '../governance.ts';
import { commandRequest, homeRequest, pressRequest, type SignedRequest } from '../requests.ts';
import { approver, boardChannel, director, leadershipChannel, leadOf, secretary } from './workspace.ts';

/** Something people do, whose time is taken. */
export type Act = {
  readonly name: string;
  /** Null: nothing is asked, until the sweeps of the next full minute are over */
  readonly request: ((slackUrl: string) => SignedRequest) | null;
  /** Done when Slack has been told this; null: when it is answered */
  readonly until: 'views.publish' | null;
  /** How often, where it is less than the others */
  readonly times?: number;
  /** Has the directory read anew */
  readonly anew?: boolean;
};

const command = (name: string, command: string, text: string, userId: string, channelId = channelOf(0)) =>
  ({ name, request: (slackUrl: string) => commandRequest({ command, text, userId, channelId }, slackUrl), until: null }) as const;
const home = (name: string, userId: string) => ({ name, request: () => homeRequest(userId), until: 'views.publish' }) as const;

/** What somebody wants to see. */
export const questions: readonly Act[] = [
  command('list: all that is open', '/signoff', 'list', leadOf(0)),
  command('list mine: an approver of one leadership group', '/signoff', 'list mine', approver),
  command('list mine: an approver in all of them', '/signoff', 'list mine', director),
  command('list mine: somebody who owes nothing', '/signoff', 'list mine', leadOf(0)),
  command('list requested', '/signoff', 'list requested', leadOf(0)),
  command('list bodies', '/signoff', 'list bodies', director),
  command('list overdue', '/signoff', 'list overdue', secretary),
  home('Home: a lead', leadOf(0)),
  home('Home: an approver of one leadership group', approver),
  home('Home: an approver in all of them', director),
  home('Home: the secretariat', secretary),
  command('preview: a leadership group, a tenth of all', '/board', 'digest preview', secretary, leadershipChannel(0)),
  command('preview: the board, all of it', '/board', 'digest preview', secretary, boardChannel),
  { ...command('list, the directory read anew', '/signoff', 'list', leadOf(0)), anew: true },
];

/** The sweeps that come by themselves. */
export const sweeps: Act = { name: 'nothing: the sweeps of a minute', request: null, until: null, times: 1 };

/** Measured last, as much is to be sent afterwards. */
export const cuts: readonly Act[] = [
  command('cut: a leadership group, a tenth of all', '/board', 'digest send', secretary, leadershipChannel(0)),
  { ...command('cut: the board, all of it', '/board', 'digest send', secretary, boardChannel), times: 1 },
];

/** An approval, each on another request. */
export const verdictOn = (signOffBodyId: string): Act => ({
  name: 'verdict',
  request: (slackUrl) =>
    pressRequest(
      { actionId: signOffActions.approve, value: { signOffBodyId, version: 1 }, userId: director, channelId: leadershipChannel(0) },
      slackUrl,
    ),
  until: null,
});
