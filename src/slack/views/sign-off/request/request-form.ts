import type { types } from '@slack/bolt';
import { textLimits } from '#src/domain/text-gate.ts';
import type { MeetingOption, SignOffForm } from '#src/use-cases/sign-off/request/prepare-sign-off-request.ts';
import { choiceField, dateField, modal, textField } from '../../inputs.ts';
import { date } from '../../instants.ts';
import { blocksOf, type Piece } from '../../layout.ts';
import { refusalWords } from '../../refusals.ts';
import { words } from '../../words.ts';
import { previewPieces } from './preview.ts';
import { drawPrivacyFields } from './privacy-fields.ts';
import { drawVersionFields } from './version-fields.ts';

export const signOffRequestCallback = 'request_sign_off';
/** Block and action ids of the fields, beside those of the version. */
export const signOffFields = {
  pathway: 'pathway',
  route: 'route',
  deadline: 'deadline',
  deadlineReason: 'deadline_reason',
} as const;

/** Each route has meetings of its own: a meeting chosen for another is no longer there. */
export function meetingField(routeId: string): string {
  return `meeting:${routeId}`;
}

/** The form behind "Request sign-off": whom it asks is shown as it is chosen, and submitting sends. */
export function drawRequestForm(form: SignOffForm): types.ModalView {
  return modal({
    callbackId: signOffRequestCallback,
    carries: { channelId: form.channelId },
    title: 'Request sign-off',
    submit: 'Send',
    blocks: [
      ...choices(form),
      ...drawPrivacyFields({ ...form.chosen, mayBePrivate: form.mayBePrivate, publicTitle: null, privateNote: null }),
      ...blocksOf([...shownOf(form), { kind: 'line' }]),
      ...drawVersionFields(form.sections),
      dateField({
        id: signOffFields.deadline,
        label: 'Another deadline',
        hint: 'Only where the deadline above will not do. It then stays as you set it, whatever becomes of the meeting.',
        optional: true,
      }),
      textField({
        id: signOffFields.deadlineReason,
        label: 'Why another deadline',
        optional: true,
        longest: textLimits.reason,
      }),
    ],
  });
}

function choices({ pathways, routes, meetings, chosen }: SignOffForm): types.InputBlock[] {
  return [
    choiceField({
      id: signOffFields.pathway,
      label: 'Pathway',
      choices: pathways.map(({ id, name }) => ({ value: id, text: name })),
      chosen: chosen.pathwayId,
      redraws: true,
    }),
    choiceField({
      id: signOffFields.route,
      label: 'Route',
      hint: 'Who is asked, in which order. Each step opens when the one before it has approved.',
      choices: routes.map(({ id, name, steps }) => ({ value: id, text: name, description: steps })),
      chosen: chosen.routeId,
      redraws: true,
    }),
    ...(chosen.routeId !== null && meetings.length > 0
      ? [
          choiceField({
            id: meetingField(chosen.routeId),
            label: 'For which meeting',
            hint: 'Left empty, it is for the next meeting whose sign-off deadline is still ahead: that of the formally responsible body, else the earliest.',
            optional: true,
            choices: meetings.map(meetingChoice),
            chosen: chosen.meetingId,
            redraws: true,
          }),
        ]
      : []),
  ];
}

/** The day first: a body's name can be longer than an option. */
function meetingChoice({ id, body, at, timezone }: MeetingOption) {
  return { value: id, text: `${date(at, timezone)}, ${body}`, description: body };
}

function shownOf({ preview, problem }: SignOffForm): Piece[] {
  if (!preview && !problem) {
    return [{ kind: 'small', words: words`Choose a pathway and a route to see who is asked, in which order and until when.` }];
  }
  const cannot: Piece[] = problem ? [{ kind: 'paragraph', words: words`*This can't be sent yet.* ${refusalWords(problem)}` }] : [];
  return [...cannot, ...(preview ? previewPieces(preview) : [])];
}
