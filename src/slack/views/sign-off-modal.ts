import type { types } from '@slack/bolt';
import { textLimits } from '#src/domain/text-gate.ts';
import { choiceField, input, modal, textField } from './inputs.ts';
import { blocksOf } from './layout.ts';
import { subjectInWords } from './sign-off-words.ts';
import { joined, name, type Words, words } from './words.ts';

export const signOffRequestCallback = 'sign_off_request';
/** Block and action ids of the fields. */
export const signOffFields = { pathway: 'pathway', route: 'route', title: 'title', link: 'link', note: 'note' } as const;

export type SignOffModal = {
  readonly channelId: string;
  readonly pathways: readonly { readonly id: string; readonly name: string }[];
  /** `steps`: in words, e.g. "Clinical Leadership Group, then Kent HWB and Medway HWB" */
  readonly routes: readonly { readonly id: string; readonly name: string; readonly subject: string; readonly steps: string }[];
  /** Id of the pathway that is chosen when it opens; where there is just one pathway or route, that one is */
  readonly selected?: string | null;
};

/** The form behind "Request sign-off". */
export function drawSignOffModal({ channelId, pathways, routes, selected }: SignOffModal): types.ModalView {
  const only = pathways.length === 1 ? pathways[0]?.id : null;
  const onlyRoute = routes.length === 1 ? routes[0]?.id : null;
  return modal({
    callbackId: signOffRequestCallback,
    carries: { channelId },
    title: 'Request sign-off',
    submit: 'Send',
    blocks: [
      choiceField({
        id: signOffFields.pathway,
        label: 'Pathway',
        choices: pathways.map(({ id, name: text }) => ({ value: id, text })),
        chosen: selected ?? only ?? null,
      }),
      choiceField({
        id: signOffFields.route,
        label: 'Route',
        hint: 'Who is asked, in which order. Each step opens when the one before it has approved.',
        choices: routes.map(({ id, name: text, steps }) => ({ value: id, text, description: steps })),
        chosen: onlyRoute ?? null,
      }),
      ...blocksOf([{ kind: 'small', words: routesInWords(routes) }]),
      textField({
        id: signOffFields.title,
        label: 'Title',
        hint: 'What is to be approved, as the bodies should read it.',
        longest: textLimits.title,
      }),
      input(
        { id: signOffFields.link, label: 'Link', hint: 'Where the document is, beginning with https://', optional: true },
        { type: 'url_text_input', action_id: signOffFields.link },
      ),
      textField({
        id: signOffFields.note,
        label: 'Note',
        multiline: true,
        optional: true,
        longest: textLimits.note,
        hint: 'No patient details, please.',
      }),
    ],
  });
}

const routesShown = 5;

/** The options have room for the beginning of a route only: here the steps stand in full. */
function routesInWords(routes: SignOffModal['routes']): Words {
  const lines = routes
    .slice(0, routesShown)
    .map((route) => words`*${name(route.name, 80)}* (${subjectInWords(route.subject)}): ${name(route.steps, 400)}`);
  const left = routes.length - lines.length;
  const all = left > 0 ? [...lines, words`${left} more routes: choose one to see who is asked.`] : lines;
  return joined(all, '\n');
}
