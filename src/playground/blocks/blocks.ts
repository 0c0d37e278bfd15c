import { z } from 'zod';
import { slackLimits } from '../../slack/limits.ts';
import { accessory, actionElement, checkImageSource, contextElement, imageSource, inputElement, modalInputElement } from './elements.ts';
import { anyText, plainText } from './text-objects.ts';

const named = { block_id: z.string().min(1).max(slackLimits.blockId).optional() };
const { section, header, image, context, actions, table, markdown, video } = slackLimits;

const sectionBlock = z
  .strictObject({
    type: z.literal('section'),
    ...named,
    text: anyText(section.text).optional(),
    fields: z.array(anyText(section.field)).min(1).max(section.fields).optional(),
    accessory: accessory.optional(),
    expand: z.boolean().optional(),
  })
  .superRefine((block, issues) => {
    if (block.text === undefined && block.fields === undefined) {
      issues.addIssue({ code: 'custom', message: 'needs text or fields', path: ['text'] });
    }
  });

const imageBlock = z
  .strictObject({ type: z.literal('image'), ...named, ...imageSource, title: plainText(image.title).optional() })
  .superRefine(checkImageSource);

const richTextBlock = z.strictObject({
  type: z.literal('rich_text'),
  ...named,
  elements: z
    .array(z.looseObject({ type: z.enum(['rich_text_section', 'rich_text_list', 'rich_text_quote', 'rich_text_preformatted']) }))
    .min(1),
});

const videoBlock = z.looseObject({
  type: z.literal('video'),
  ...named,
  alt_text: z.string().min(1),
  title: plainText(video.title),
  author_name: z.string().max(video.authorName).optional(),
  video_url: z.string().min(1),
  thumbnail_url: z.string().min(1),
});

function inputBlock<T extends z.ZodType>(element: T) {
  return z.strictObject({
    type: z.literal('input'),
    ...named,
    label: plainText(slackLimits.input.label),
    hint: plainText(slackLimits.input.hint).optional(),
    optional: z.boolean().optional(),
    dispatch_action: z.boolean().optional(),
    element,
  });
}

const everywhere = [
  sectionBlock,
  imageBlock,
  richTextBlock,
  videoBlock,
  z.strictObject({ type: z.literal('header'), ...named, text: plainText(header.text) }),
  z.strictObject({ type: z.literal('divider'), ...named }),
  z.strictObject({ type: z.literal('context'), ...named, elements: z.array(contextElement).min(1).max(context.elements) }),
  z.strictObject({ type: z.literal('actions'), ...named, elements: z.array(actionElement).min(1).max(actions.elements) }),
] as const;

const messagesOnly = [
  z.strictObject({ type: z.literal('markdown'), ...named, text: z.string().min(1).max(markdown.text) }),
  z.strictObject({
    type: z.literal('table'),
    ...named,
    rows: z
      .array(z.array(z.looseObject({ type: z.enum(['raw_text', 'raw_number', 'rich_text']) })).max(table.columns))
      .min(1)
      .max(table.rows),
    column_settings: z.array(z.looseObject({})).max(table.columns).optional(),
  }),
  z.looseObject({ type: z.literal('container'), ...named, child_blocks: z.array(z.looseObject({ type: z.string() })).min(1) }),
  z.looseObject({ type: z.literal('data_visualization'), ...named }),
  z.looseObject({ type: z.literal('task_card'), ...named, task_id: z.string().min(1), title: z.string().min(1) }),
] as const;

export const messageBlock = z.discriminatedUnion('type', [...everywhere, ...messagesOnly, inputBlock(inputElement)]);
export const modalBlock = z.discriminatedUnion('type', [...everywhere, inputBlock(modalInputElement)]);
export const homeBlock = z.discriminatedUnion('type', [...everywhere, inputBlock(inputElement)]);
