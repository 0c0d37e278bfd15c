import type { ApproversReminded } from '#src/use-cases/sign-off/remind/remind-approvers.ts';
import { message, type SlackMessage } from '../../layout.ts';
import { joined, listed, name, type Words, words } from '../../words.ts';

/** Tells who asked for it who was reminded, and who had been already today. */
export function approversReminded({ reference, title, reminded, before, notInSlack }: ApproversReminded): SlackMessage {
  const of = words`${reference}, ${name(title, 300)}`;
  const lead = reminded.length === 0 ? words`Nobody was reminded of ${of} now.` : words`*Reminded* of ${of}: ${people(reminded)}.`;
  const lines = [
    lead,
    ...(before.length === 0 ? [] : [words`Reminded today already, and not again: ${people(before)}.`]),
    ...(notInSlack.length === 0 ? [] : [words`Not found in Slack, so ask them another way: ${people(notInSlack)}.`]),
  ];
  return message([{ kind: 'paragraph', words: joined(lines, '\n') }]);
}

function people(all: readonly string[]): Words {
  return listed(
    all.map((one) => name(one, 80)),
    20,
  );
}
