import type { types } from '@slack/bolt';
import type { Report } from '#src/domain/progress/read-report.ts';
import { askKinds, statuses, statusWords } from '#src/domain/status.ts';
import { textLimits } from '#src/domain/text-gate.ts';
import { choiceField, modal, textField } from './inputs.ts';
import { blocksOf } from './layout.ts';
import { words } from './words.ts';

export const logProgressCallback = 'log_progress';
/** Block and action ids of the fields. */
export const progressFields = {
  pathway: 'pathway',
  status: 'status',
  done: 'done',
  next: 'next',
  pathToGreen: 'path_to_green',
  askKind: 'ask_kind',
  ask: 'ask',
} as const;

export type ProgressModal = {
  readonly channelId: string;
  readonly pathways: readonly { readonly key: string; readonly name: string }[];
  /** What has been typed so far; null for an empty form */
  readonly draft: Report | null;
};

/** The form behind "Log progress" and "Complete", filled from what was typed. */
export function drawProgressModal({ channelId, pathways, draft }: ProgressModal): types.ModalView {
  const only = pathways.length === 1 ? pathways[0]?.key : null;
  const longer = tooLongToFill(draft);
  return modal({
    callbackId: logProgressCallback,
    carries: { channelId },
    title: 'Log progress',
    submit: 'Save',
    blocks: [
      ...(longer.length > 0
        ? blocksOf([
            {
              kind: 'paragraph',
              words: words`Too long to be filled in here, with the most characters allowed: ${longer.join(', ')}. Paste what matters most.`,
            },
          ])
        : []),
      choiceField({
        id: progressFields.pathway,
        label: 'Pathway',
        choices: pathways.map(({ key, name }) => ({ value: key, text: name })),
        chosen: draft?.pathwayKey ?? only ?? null,
      }),
      choiceField({
        id: progressFields.status,
        label: 'Status',
        choices: statuses.map((status) => ({ value: status, text: `${statusWords[status].name}: ${statusWords[status].meaning}` })),
        chosen: draft?.status ?? null,
      }),
      textField({
        id: progressFields.done,
        label: 'What was done',
        multiline: true,
        filled: draft?.done ?? null,
        longest: longest.done,
        hint: 'No patient details, please.',
      }),
      textField({
        id: progressFields.next,
        label: 'Next',
        multiline: true,
        optional: true,
        filled: draft?.next ?? null,
        longest: longest.next,
      }),
      textField({
        id: progressFields.pathToGreen,
        label: 'Path to green',
        multiline: true,
        optional: true,
        filled: draft?.pathToGreen ?? null,
        longest: longest.pathToGreen,
        hint: 'Amber and red need one: what brings it back on track, and by when.',
      }),
      choiceField({
        id: progressFields.askKind,
        label: 'Ask kind',
        optional: true,
        hint: 'Red needs an ask: what you want from the leadership group or board.',
        choices: askKinds.map((kind) => ({ value: kind, text: askWords[kind] })),
        chosen: draft?.ask?.kind ?? null,
      }),
      textField({
        id: progressFields.ask,
        label: 'Ask',
        multiline: true,
        optional: true,
        filled: draft?.ask?.text ?? null,
        longest: longest.ask,
      }),
    ],
  });
}

const askWords = { decision: 'A decision', assurance: 'Assurance', help: 'Help' } as const;

const longest = {
  done: textLimits['what was done'],
  next: textLimits['what is next'],
  pathToGreen: textLimits['path to green'],
  ask: textLimits.ask,
} as const;

/** Fields whose text would not be accepted at its length, with the most that is. */
function tooLongToFill(draft: Report | null): string[] {
  const fields: readonly [string, string | null | undefined, number][] = [
    ['What was done', draft?.done, longest.done],
    ['Next', draft?.next, longest.next],
    ['Path to green', draft?.pathToGreen, longest.pathToGreen],
    ['Ask', draft?.ask?.text, longest.ask],
  ];
  return fields.flatMap(([label, text, most]) => ((text?.length ?? 0) > most ? [`${label} (${most.toLocaleString('en-GB')})`] : []));
}
