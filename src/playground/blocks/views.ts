import { z } from 'zod';
import { slackLimits } from '../../slack/limits.ts';
import { homeBlock, modalBlock } from './blocks.ts';
import { plainText } from './text-objects.ts';

const limits = slackLimits.view;
const common = {
  private_metadata: z.string().max(limits.privateMetadata).optional(),
  callback_id: z.string().max(limits.callbackId).optional(),
  external_id: z.string().max(limits.externalId).optional(),
};

const modalView = z
  .strictObject({
    type: z.literal('modal'),
    ...common,
    title: plainText(limits.title),
    submit: plainText(limits.submit).optional(),
    close: plainText(limits.close).optional(),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
    submit_disabled: z.boolean().optional(),
    blocks: z.array(modalBlock).max(limits.blocks),
  })
  .superRefine((view, issues) => {
    if (view.submit === undefined && view.blocks.some((block) => block.type === 'input')) {
      issues.addIssue({ code: 'custom', message: 'is required where a view has input blocks', path: ['submit'] });
    }
  });

const homeView = z.strictObject({ type: z.literal('home'), ...common, blocks: z.array(homeBlock).max(limits.blocks) });

export const view = z.discriminatedUnion('type', [modalView, homeView]);
