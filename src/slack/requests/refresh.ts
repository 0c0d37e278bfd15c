import type { types } from '@slack/bolt';
import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import type { FilledForm } from './payloads.ts';

/** Shows an open form anew. `choice` is the instant of the choice that made it, as Slack counts it. */
export type Refresh = (client: WebClient, form: FilledForm, choice: string, view: types.ModalView) => Promise<void>;

/**
 * The form's hash guards what another choice has drawn meanwhile. Of two choices in quick succession the second comes with the hash from before the
 * first was drawn: as long as it is the latest, it is drawn all the same. A form that was closed meanwhile stays closed.
 */
export function createRefresh(): Refresh {
  const latest = new Map<string, string>();
  return async (client, { view: { id, hash } }, choice, view) => {
    if (Number(choice) > Number(latest.get(id) ?? 0)) latest.set(id, choice);
    const isLatest = () => latest.get(id) === choice;
    try {
      await client.views.update({ view_id: id, hash, view }).catch(async (error) => {
        if (!isError(error, 'hash_conflict')) throw error;
        if (isLatest()) await client.views.update({ view_id: id, view });
      });
    } catch (error) {
      if (!isError(error, 'not_found')) throw error;
    } finally {
      if (isLatest()) latest.delete(id);
    }
  };
}

function isError(error: unknown, code: string): boolean {
  return error instanceof WebAPIPlatformError && error.data.error === code;
}
