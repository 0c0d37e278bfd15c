import type { types } from '@slack/bolt';
import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import type { FilledForm } from './payloads.ts';

/** Shows an open form anew, or leaves it (null), once what a choice in it leads to is known. */
type Redraw = (view: types.ModalView | null) => Promise<void>;

/** Told of a choice as it comes in. `choice`: its instant as Slack counts it. */
type BeginRedraw = (client: WebClient, form: FilledForm, choice: string) => Redraw;

/**
 * The form's hash guards what another choice has drawn meanwhile. Of two choices in quick succession the second comes with the hash from before the
 * first was drawn: where no later one has come in, it is drawn all the same. A form that was closed meanwhile stays closed.
 */
export function createRedraws(): BeginRedraw {
  const latest = new Map<string, string>();
  return (client, { view: { id, hash } }, choice) => {
    if (Number(choice) > Number(latest.get(id) ?? 0)) latest.set(id, choice);
    const isLatest = () => latest.get(id) === choice;
    return async (view) => {
      try {
        if (view) await update(client, { view_id: id, hash, view }, isLatest);
      } finally {
        if (isLatest()) latest.delete(id);
      }
    };
  };
}

type Update = { readonly view_id: string; readonly hash: string; readonly view: types.ModalView };

async function update(client: WebClient, given: Update, isLatest: () => boolean): Promise<void> {
  try {
    await client.views.update(given);
  } catch (error) {
    if (isError(error, 'not_found')) return;
    if (!isError(error, 'hash_conflict')) throw error;
    if (isLatest()) await client.views.update({ view_id: given.view_id, view: given.view });
  }
}

function isError(error: unknown, code: string): boolean {
  return error instanceof WebAPIPlatformError && error.data.error === code;
}
