import type { Json, User } from '../model.ts';
import type { WorkspaceState } from '../state.ts';
import { SlackError } from './answer.ts';
import type { Method } from './method.ts';
import { page } from './page.ts';

export const usersInfo: Method = (state, args) => {
  const user = state.users.get(args.required('user'));
  if (!user) throw new SlackError('user_not_found');
  return { user: userJson(state, user) };
};

export const usersList: Method = (state, args) => {
  const found = page([...state.users.values()], args, 1000);
  return { members: found.items.map((user) => userJson(state, user)), ...found.next };
};

export const usersLookupByEmail: Method = (state, args) => {
  const email = args.required('email').toLowerCase();
  const user = [...state.users.values()].find((candidate) => candidate.email?.toLowerCase() === email);
  if (!user) throw new SlackError('users_not_found');
  return { user: userJson(state, user) };
};

function userJson(state: WorkspaceState, user: User): Json {
  return {
    id: user.id,
    team_id: state.team.id,
    name: user.name.toLowerCase().replaceAll(' ', '.'),
    real_name: user.name,
    deleted: user.deleted,
    is_bot: user.isBot,
    tz: 'Europe/London',
    profile: { real_name: user.name, display_name: user.name, ...(user.email ? { email: user.email } : {}) },
  };
}
