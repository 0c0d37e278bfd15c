import type { Conversation, MessageOnScreen, PersonOnScreen } from '#src/playground/web/contract.ts';

export const lead: PersonOnScreen = { id: 'U0LEAD', name: 'Dementia pathway lead', posts: 'Chair of the Dementia pathway review group' };
export const kent: PersonOnScreen = { id: 'U0KENT', name: 'Director of Public Health (Kent)', posts: 'Approver of the Kent board' };
export const director: PersonOnScreen = { id: 'U0DIRECTOR', name: 'Director of Public Health', posts: 'Member of nothing' };
export const people = [lead, kent, director];

export const group = channel('C0GROUP', 'dementia-group');
export const groups = channel('C0GROUPS', 'dementia-group-leads', 'private');
export const direct = channel('D0LEAD', 'Conclave', 'direct');
export const conversations = [group, groups, direct];

export const commands = [
  { command: '/pathway', hint: 'log [pathway] text', description: 'Log the progress of a pathway' },
  { command: '/board', hint: 'next', description: "See a board's clock" },
];

function channel(id: string, name: string, kind: Conversation['kind'] = 'public'): Conversation {
  return { id, name, kind, appIn: true, members: [] };
}

/** A message of the app in the group's channel, on 9 November 2011 at 09:00. */
export function message(ts: string, is: Partial<MessageOnScreen> = {}): MessageOnScreen {
  return {
    channel: group.id,
    ts,
    author: { id: 'U0APP', name: 'Conclave', app: true },
    text: 'Saved',
    blocks: [],
    thread: null,
    broadcast: false,
    private: false,
    edited: false,
    files: [],
    at: written('2011-11-09T09:00'),
    ...is,
  };
}

/** When a message was written, by the wall clock in winter. */
export function written(wallClock: string): MessageOnScreen['at'] {
  return { iso: `${wallClock}:00.000+00:00`, time: wallClock.slice(11), day: wallClock.slice(0, 10) };
}
