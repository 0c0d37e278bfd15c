import { problemsInView } from '#src/playground/blocks/check-blocks.ts';
import { isJson, type Json } from '../model.ts';
import { viewJson } from '../view-json.ts';
import { refuseProblems, SlackError } from './answer.ts';
import type { Arguments } from './arguments.ts';
import type { Method } from './method.ts';

export const viewsOpen: Method = (state, args) => {
  const content = viewContent(args, 'modal');
  const trigger = args.required('trigger_id');
  const opened = state.views.open(state.triggers.holder(trigger), content);
  state.triggers.exchange(trigger);
  return { view: viewJson(state, opened) };
};

export const viewsPush: Method = (state, args) => {
  const content = viewContent(args, 'modal');
  const trigger = args.required('trigger_id');
  const pushed = state.views.push(state.triggers.holder(trigger), content);
  state.triggers.exchange(trigger);
  return { view: viewJson(state, pushed) };
};

export const viewsUpdate: Method = (state, args) => {
  const id = args.text('view_id');
  const found = state.views.find(id === null ? { externalId: args.required('external_id') } : { id });
  const content = viewContent(args, found.kind);
  return { view: viewJson(state, state.views.update(found, content, args.text('hash'))) };
};

export const viewsPublish: Method = (state, args) => {
  const user = args.required('user_id');
  if (!state.users.has(user)) throw new SlackError('user_not_found');
  const content = viewContent(args, 'home');
  return { view: viewJson(state, state.views.publish(user, content, args.text('hash'))) };
};

function viewContent(args: Arguments, kind: 'modal' | 'home'): Json {
  const content = args.json('view', 'invalid_arguments');
  refuseProblems(problemsInView(content), '/view');
  if (isJson(content) && content['type'] === kind) return content;
  throw new SlackError('invalid_arguments', { response_metadata: { messages: [`[ERROR] must be a ${kind} [json-pointer:/view/type]`] } });
}
