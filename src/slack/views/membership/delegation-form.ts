import type { types } from '@slack/bolt';
import type { DelegationDraft, DelegationForm } from '#src/use-cases/membership/prepare-delegation.ts';
import { slackLimits } from '../../limits.ts';
import { choiceField, dateField, modal } from '../inputs.ts';
import { blocksOf, type Piece } from '../layout.ts';
import { joined, name, theBody, type Words, words } from '../words.ts';

export const delegationCallback = 'delegate_decisions';
/** Block and action ids of the fields. */
export const delegationFields = { body: 'body', from: 'from', until: 'until' } as const;

/** Each body has deputies of its own: one chosen for another is no longer there. */
export function deputyField(bodyId: string): string {
  return `deputy:${bodyId}`;
}

/** The form behind `/signoff delegate`, filled with what was typed; what was not understood is given back above it. */
export function drawDelegationForm(form: DelegationForm): types.ModalView {
  const { bodies, bodyId, toId, from, until, unread, today } = form;
  return modal({
    callbackId: delegationCallback,
    carries: { unread: keptWithin(unread), toId },
    title: 'Delegate',
    submit: 'Delegate',
    blocks: [
      ...blocksOf([...notUnderstood(unread), { kind: 'paragraph', words: whatItMeans }]),
      choiceField({
        id: delegationFields.body,
        label: 'For which body',
        choices: bodies.map(({ id, name: text }) => ({ value: id, text })),
        chosen: bodyId,
        redraws: true,
      }),
      ...deputies(form),
      dateField({ id: delegationFields.from, label: 'First day', filled: from ?? today }),
      dateField({ id: delegationFields.until, label: 'Last day', hint: 'It is included. Then you decide yourself again.', filled: until }),
    ],
  });
}

const whatItMeans = words`Your deputy decides in your place on these days. You may still answer yourself: your own answer then counts, and they are told. You can end it at any time.`;

function deputies({ bodyId, bodies, deputies: people, toId, unfit }: DelegationForm): types.KnownBlock[] {
  if (bodyId === null) return blocksOf([{ kind: 'small', words: words`Choose the body to see who may decide in your place.` }]);
  const body = bodies.find(({ id }) => id === bodyId)?.name ?? '';
  if (people.length === 0) {
    const nobody = words`Nobody may decide in your place for *${theBody(body)}*: the secretariat can give somebody a deputy's seat.`;
    return blocksOf([{ kind: 'paragraph', words: nobody }]);
  }
  const choices = people.map(({ id, name: text }) => ({ value: id, text }));
  const hint = 'Those whom this body lets stand in for an approver.';
  const notThey = words`*${name(unfit ?? '', 100)}* may not decide in your place for ${theBody(body)}. Choose somebody who may.`;
  return [
    ...(unfit === null ? [] : blocksOf([{ kind: 'paragraph', words: notThey }])),
    choiceField({ id: deputyField(bodyId), label: 'Who decides in your place', hint, choices, chosen: toId }),
  ];
}

const wantedWords: Readonly<Record<DelegationDraft['unread'][number]['wanted'], string>> = {
  deputy: 'a person, as @name or by their name in the governance file',
  days: 'a first and a last day, such as “12 March until 20 March” or “tomorrow until end of March”',
  body: 'a body, by its name in the governance file',
};

function notUnderstood(unread: DelegationDraft['unread']): Piece[] {
  if (unread.length === 0) return [];
  const lines = unread.map(({ typed, wanted, said }): Words => {
    const read = said === undefined ? words`“${name(typed, 200)}”` : words`${name(said, 600)}`;
    return words`• ${read}: expected ${wantedWords[wanted]}`;
  });
  return [{ kind: 'paragraph', words: words`*Not everything you typed was understood:*\n${joined(lines, '\n')}` }];
}

/** What is carried, so that it still stands when the form is drawn anew, has little room. */
function keptWithin(unread: DelegationDraft['unread']): DelegationDraft['unread'] {
  return unread.filter((_, index) => JSON.stringify(unread.slice(0, index + 1)).length < slackLimits.view.privateMetadata - 100);
}
