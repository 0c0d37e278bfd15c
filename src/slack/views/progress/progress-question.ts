import { type Status, type StatusQuestion, statusWords } from '#src/domain/status.ts';
import { names, sentence } from '../refusal-facts.ts';

/** What was read of a status, and why it is asked: plain text, to be escaped where it is drawn. */
export function questionWords({ why, statuses, words }: StatusQuestion): string {
  const quoted = `“${sentence(words, 60)}”`;
  const named = statusNames(statuses, 'or');
  switch (why) {
    case 'several':
      return `The text says ${both(statuses)}.`;
    case 'expression':
      return `${quoted} can mean that the status is ${named}, or be part of what you report.`;
    case 'alone':
      return `The text says ${quoted}, and it is not clear whether that is the status.`;
    case 'not_now':
      return `The text says ${quoted}, which does not tell the status now.`;
    case 'other_pathway':
      return `The text gives another pathway a status too: ${quoted}. A report is about one pathway.`;
    case 'misspelt':
      return `${quoted} may be meant to say ${named}.`;
    case 'other_word':
      return `The text says ${quoted}, which is none of Blue, Red, Amber and Green.`;
    case 'was_red':
      return 'The last status was Red, and the text does not say what it is now.';
  }
}

export function contradictionWords({ chosen, said }: { readonly chosen: Status; readonly said: readonly Status[] }): string {
  const name = statusWords[chosen].name;
  return `The text says ${both(said)}, and ${name} is chosen. Change one of them, or save again to keep ${name}.`;
}

function both(statuses: readonly Status[]): string {
  const named = statusNames(statuses, 'and');
  return statuses.length === 2 ? `both ${named}` : named;
}

function statusNames(statuses: readonly Status[], conjunction: 'and' | 'or'): string {
  return names(
    statuses.map((status) => statusWords[status].name),
    conjunction,
  );
}
