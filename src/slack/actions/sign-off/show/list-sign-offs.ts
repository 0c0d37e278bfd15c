import { z } from 'zod';
import { listSignOffs, signOffLists } from '#src/use-cases/sign-off/show/list-sign-offs.ts';
import { shown } from '../../../requests/answer.ts';
import { type Button, button } from '../../../requests/button.ts';
import { drawSignOffList, listActions } from '../../../views/sign-off/read/list.ts';

const place = z.strictObject({ deadline: z.iso.datetime().nullable(), number: z.int().positive() });
const question = z.object({
  list: z.enum(signOffLists),
  pathwayId: z.uuid().nullable(),
  cursor: z.union([z.strictObject({ before: place }), z.strictObject({ after: place }), z.null()]),
});

/** The buttons of an overview show a list below it; the menus and pages of a list take its place. */
function list(actionId: string, { replaces }: { readonly replaces: boolean }): Button {
  return button(actionId, question, async ({ stores, actor, now }, asked) => ({
    ...shown(drawSignOffList(await listSignOffs(stores, actor, asked, now))),
    replaces,
  }));
}

export const listSignOffsButtons: readonly Button[] = [
  list(listActions.mine, { replaces: false }),
  list(listActions.requested, { replaces: false }),
  list(listActions.bodies, { replaces: false }),
  list(listActions.list, { replaces: true }),
  list(listActions.pathway, { replaces: true }),
  list(listActions.previous, { replaces: true }),
  list(listActions.next, { replaces: true }),
];
