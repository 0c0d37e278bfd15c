import { createHash } from 'node:crypto';
import type { types } from '@slack/bolt';
import { patientNumbersIn, possibleNumbersIn } from '#src/domain/patient-numbers/find.ts';
import type { Gate } from '#src/domain/text-gate.ts';
import { plainText } from '../views/layout.ts';
import { numberQuestion } from '../views/number-question.ts';
import type { Answer } from './answer.ts';
import type { Submission } from './form.ts';
import { type FilledForm, inputValue, inputValues } from './payloads.ts';

// A number for which only its check digit speaks is asked about in the form itself, beneath its field. Until it is answered the number is in Slack's
// view and nowhere else: what the question's box is called tells which numbers it is about, and nobody which they are.

const prefix = 'number:';

/** A field with numbers that could be patients'. */
type Asked = { readonly block: string; readonly label: string; readonly text: string; readonly numbers: readonly string[] };

/** The fields of which the person has said that what they hold is no patient's number: as they are filled in now. */
export function confirmedIn(submission: Submission): readonly Asked[] {
  return fieldsWithNumbers(submission).filter((field) => inputValues(submission, questionId(field)).length > 0);
}

/** The form again, with the question beneath each field it is about; null where none of its fields holds these numbers. */
export function askAboutNumbers(submission: Submission, numbers: readonly string[], gate: Gate): Answer | null {
  const isOpen = ({ text }: Asked) => patientNumbersIn(text, gate.numbering).unclear.some((number) => !gate.confirmed.has(number));
  const wasAsked = (field: Asked) => questionId(field) in submission.view.state.values;
  const asked = fieldsWithNumbers(submission).filter(
    (field) => field.numbers.some((number) => numbers.includes(number)) || isOpen(field) || wasAsked(field),
  );
  if (asked.length === 0) return null;
  return { kind: 'refresh', view: questioned(asItStands(submission), asked, gate), outcome: 'refused' };
}

/** A form that is about to open, with the question beneath each field that begins with such a number. */
export function askFromTheStart(view: types.ModalView, gate: Gate): types.ModalView {
  const asked = view.blocks.flatMap((block) => {
    if (!isInput(block) || block.element.type !== 'plain_text_input') return [];
    const text = block.element.initial_value ?? '';
    return patientNumbersIn(text, gate.numbering).unclear.length > 0 ? fieldOf(block, text) : [];
  });
  return questioned(view, asked, gate);
}

/** A form that is drawn anew because of a choice in it keeps its questions. */
export function withQuestionsOf({ view: before }: FilledForm, drawn: types.ModalView): types.ModalView {
  const questions = before.blocks.filter(isQuestion);
  const about = (block: types.AnyBlock) => questions.filter(({ block_id: id }) => id?.startsWith(`${prefix}${block.block_id}:`));
  return { ...drawn, blocks: drawn.blocks.flatMap((block) => [block, ...about(block)]) };
}

function questioned(view: types.ModalView, asked: readonly Asked[], { numbering }: Gate): types.ModalView {
  const about = ({ block_id: id }: types.AnyBlock) => asked.filter(({ block }) => block === id);
  const blocks = view.blocks
    .filter((block) => !isQuestion(block))
    .flatMap((block) => [block, ...about(block).map((field) => numberQuestion(questionId(field), field.label, numbering))]);
  return { ...view, blocks };
}

function isInput(block: types.AnyBlock): block is types.InputBlock {
  return block.type === 'input';
}

function isQuestion({ block_id: id }: types.AnyBlock): boolean {
  return id?.startsWith(prefix) ?? false;
}

/** Another for other numbers: what is ticked for some says nothing of others. */
function questionId({ block, numbers }: Asked): string {
  return `${prefix}${block}:${createHash('sha256').update(numbers.toSorted().join()).digest('hex').slice(0, 16)}`;
}

function fieldsWithNumbers(submission: Submission): Asked[] {
  return submission.view.blocks.flatMap((block) => (isInput(block) ? fieldOf(block, textIn(submission, block)) : []));
}

function fieldOf({ block_id: block, label }: types.InputBlock, text: string): Asked[] {
  const numbers = possibleNumbersIn(text);
  return block === undefined || numbers.length === 0 ? [] : [{ block, label: label.text, text, numbers }];
}

/** What was typed into a field, or the names of the files given in it. */
function textIn(submission: Submission, { block_id: block = '', element }: types.InputBlock): string {
  if (element.type === 'plain_text_input') return inputValue(submission, block);
  if (element.type !== 'file_input') return '';
  return submission.files.flatMap((file) => (file.refused ? [] : [file.value.name])).join('\n');
}

/** As Slack takes a view: without what it adds to one that is open. */
function asItStands({ view: { callback_id, private_metadata, title, submit, close, blocks } }: FilledForm): types.ModalView {
  return {
    type: 'modal',
    callback_id,
    private_metadata,
    title: plainText(title.text),
    ...(submit ? { submit: plainText(submit.text) } : {}),
    ...(close ? { close: plainText(close.text) } : {}),
    blocks,
  };
}
