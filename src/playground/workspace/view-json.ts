import type { Json, OpenView } from './model.ts';
import type { WorkspaceState } from './state.ts';

/** A view as the Web API and payloads show it; `values` is what the person has filled in. */
export function viewJson(state: WorkspaceState, view: OpenView, values: Json = {}): Json {
  const { content } = view;
  return {
    id: view.id,
    team_id: state.team.id,
    app_id: state.bot.appId,
    app_installed_team_id: state.team.id,
    bot_id: state.bot.botId,
    title: null,
    submit: null,
    close: null,
    private_metadata: '',
    callback_id: '',
    external_id: '',
    clear_on_close: false,
    notify_on_close: false,
    ...content,
    state: { values },
    hash: view.hash,
    root_view_id: view.rootId,
    previous_view_id: view.previousId,
  };
}
