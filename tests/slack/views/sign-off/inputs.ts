import { z } from 'zod';

const shape = z.object({
  blocks: z.array(
    z.looseObject({
      block_id: z.string().optional(),
      label: z.object({ text: z.string() }).optional(),
      optional: z.boolean().optional(),
      dispatch_action: z.boolean().optional(),
      element: z.looseObject({ type: z.string(), action_id: z.string() }).optional(),
    }),
  ),
});

/** The inputs of a form, in order, by the words of their labels. */
export function inputs(view: unknown) {
  return shape.parse(view).blocks.flatMap((block) => (block.label === undefined ? [] : [{ ...block, label: block.label.text }]));
}
