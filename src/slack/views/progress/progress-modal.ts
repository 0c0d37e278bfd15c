import type { types } from '@slack/bolt';
import type { Report } from '#src/domain/progress/read-report.ts';
import { askKinds, type Status, type StatusQuestion, statuses, statusWords } from '#src/domain/status.ts';
import { textLimits } from '#src/domain/text-gate.ts';
import { shortened } from '../escape.ts';
import { choiceField, modal, textField } from '../inputs.ts';
import { blocksOf } from '../layout.ts';
import { words } from '../words.ts';
import { asking } from './asking.ts';
import { contradictionWords, questionWords } from './progress-question.ts';

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
  /** The channel whose group's pathways these are; null where they are of any group */
  readonly channelId: string | null;
  readonly pathways: readonly { readonly key: string; readonly name: string; readonly group: string }[];
  /** What it begins with; null for an empty form */
  readonly draft: Report | null;
  readonly question?: StatusQuestion | null;
  /** Shown once: what the text says against the status chosen */
  readonly contradiction?: { readonly chosen: Status; readonly said: readonly Status[] };
};

/** The form behind "Log progress" and "Complete", filled from what was typed. */
export function drawProgressModal({ channelId, pathways, draft, question = null, contradiction }: ProgressModal): types.ModalView {
  const texts = { done: draft?.done, next: draft?.next, pathToGreen: draft?.pathToGreen, ask: draft?.ask?.text };
  return modal({
    callbackId: logProgressCallback,
    carries: { channelId, asked: contradiction ? { chosen: contradiction.chosen, said: contradiction.said } : null },
    title: 'Log progress',
    submit: 'Save',
    blocks: [
      ...asking([
        ...(question ? [words`${questionWords(question)} Please choose the status.`] : []),
        ...(contradiction ? [words`${contradictionWords(contradiction)}`] : []),
      ]),
      ...shortenedNotice(texts),
      pathwayField(pathways, draft?.pathwayKey ?? null),
      choiceField({
        id: progressFields.status,
        label: 'Status',
        choices: statuses.map((status) => ({ value: status, text: `${statusWords[status].name}: ${statusWords[status].meaning}` })),
        chosen: draft?.status ?? null,
      }),
      partField('done', texts),
      partField('next', texts),
      partField('pathToGreen', texts),
      choiceField({
        id: progressFields.askKind,
        label: 'Ask kind',
        optional: true,
        hint: 'Red needs an ask: what you want from the leadership group or board.',
        choices: askKinds.map((kind) => ({ value: kind, text: askWords[kind] })),
        chosen: draft?.ask?.kind ?? null,
      }),
      partField('ask', texts),
    ],
  });
}

const askWords = { decision: 'A decision', assurance: 'Assurance', help: 'Help' } as const;

const parts = {
  done: { label: 'What was done', longest: textLimits['what was done'], hint: 'No patient details, please.' },
  next: { label: 'Next', longest: textLimits['what is next'], optional: true },
  pathToGreen: {
    label: 'Path to green',
    longest: textLimits['path to green'],
    optional: true,
    hint: 'Amber and red need one: what brings it back on track, and by when.',
  },
  ask: { label: 'Ask', longest: textLimits.ask, optional: true },
} as const;
type Part = keyof typeof parts;
const partsInOrder = ['done', 'next', 'pathToGreen', 'ask'] as const satisfies readonly Part[];

type Texts = { readonly [part in Part]: string | null | undefined };

/** Names alone tell pathways apart where they are all of one group. */
function pathwayField(pathways: ProgressModal['pathways'], chosen: string | null): types.InputBlock {
  const [first, ...others] = pathways;
  const only = others.length === 0 ? first?.key : null;
  const ofSeveralGroups = others.some(({ group }) => group !== first?.group);
  return choiceField({
    id: progressFields.pathway,
    label: 'Pathway',
    choices: pathways.map(({ key, name, group }) => ({ value: key, text: name, ...(ofSeveralGroups ? { description: group } : {}) })),
    chosen: chosen ?? only ?? null,
  });
}

function partField(part: Part, texts: Texts): types.InputBlock {
  const filled = shortened(texts[part] ?? '', parts[part].longest, (text) => text);
  return textField({ ...parts[part], id: progressFields[part], multiline: true, filled });
}

/** Slack refuses a form filled with more than an input takes: the beginning is filled in, and the form says so. */
function shortenedNotice(texts: Texts): types.KnownBlock[] {
  const cut = partsInOrder.flatMap((part) => {
    const { label, longest } = parts[part];
    const length = texts[part]?.length ?? 0;
    return length > longest ? [`${label} (${inFigures(length)} characters, at most ${inFigures(longest)} are kept)`] : [];
  });
  if (cut.length === 0) return [];
  return blocksOf([
    {
      kind: 'paragraph',
      words: words`*Too long: only the beginning is filled in.* ${cut.join(', ')}. Change it so that it says what matters most.`,
    },
  ]);
}

function inFigures(count: number): string {
  return count.toLocaleString('en-GB');
}
