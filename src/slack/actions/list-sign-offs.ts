import { z } from 'zod';
import { listSignOffs, signOffLists } from '#src/use-cases/list-sign-offs.ts';
import { reply } from '../requests/answer.ts';
import { type Button, button } from '../requests/button.ts';
import { drawSignOffList, listActions } from '../views/sign-off/list.ts';

const number = z.int().positive();
const question = z.object({
  list: z.enum(signOffLists),
  pathwayId: z.uuid().nullable(),
  cursor: z.union([z.strictObject({ before: number }), z.strictObject({ after: number }), z.null()]),
});

/** "Waiting for me" and "My requests" show a list; "Earlier" and "Later" turn its pages in place. */
function list(actionId: string, { replaces }: { readonly replaces: boolean }): Button {
  return button(actionId, question, async ({ stores, actor, now }, asked) => ({
    ...reply(drawSignOffList(await listSignOffs(stores, actor, asked, now))),
    replaces,
  }));
}

export const listSignOffsButtons: readonly Button[] = [
  list(listActions.mine, { replaces: false }),
  list(listActions.requested, { replaces: false }),
  list(listActions.earlier, { replaces: true }),
  list(listActions.later, { replaces: true }),
];
