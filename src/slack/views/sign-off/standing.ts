import type { SignOffCard, SignOffCardBody } from '#src/use-cases/messages/sign-off.ts';
import { day } from '../instants.ts';
import { counted, joined, listed, name, nothing, type Words, words } from '../words.ts';
import { state, stateWithConditions } from './words.ts';

/** Bodies that are named at a glance: of more their number is said, and the steps below name them. */
const mostNamed = 4;

/** Where a request stands at one glance: how it ended, or who decides now and who has to in the end. */
export function standing(card: SignOffCard): Words {
  return card.outcome === 'open' ? whileOpen(card) : atTheEnd(card);
}

function atTheEnd({ outcome, conditionsOutstanding, steps, timezone }: SignOffCard): Words {
  const open = conditionsOutstanding > 0 ? words` (${counted(conditionsOutstanding, 'condition')} open)` : nothing;
  const alone = steps.flatMap(({ bodies }) => bodies.flatMap(({ chairsAction }) => (chairsAction ? [chairsAction.ratification] : [])));
  const toRatify = alone.map((sitting) => (sitting === null ? 'at the next meeting' : `on ${day(sitting, timezone)}`));
  const ratified =
    outcome === 'approved' && alone.length > 0
      ? words` by chair's action, for ratification ${listed([...new Set(toRatify)].map((when) => words`${when}`))}`
      : nothing;
  return words`${stateWithConditions(outcome, conditionsOutstanding)}${ratified}${open}`;
}

function whileOpen({ steps, awaitingFormallyResponsible: formal }: SignOffCard): Words {
  const asked = steps.filter(({ open }) => open).flatMap(({ bodies }) => bodies);
  const stuck = asked.filter(({ outcome, inquorate }) => outcome === 'open' && inquorate);
  const deciding = asked.filter(({ outcome, inquorate }) => outcome === 'open' && !inquorate);
  const wantingChanges = asked.filter(({ outcome }) => outcome === 'changes_requested');
  const awaited = formal === null ? nothing : words`*awaiting the formally responsible body*, ${name(formal, 100)}`;
  const said = [
    ...(stuck.length === 0 ? [] : [words`Too few are left to decide in ${named(stuck)}`]),
    ...(wantingChanges.length === 0 ? [] : [words`*Changes requested* by ${named(wantingChanges)}`]),
  ];
  const [only, another] = deciding;
  if (formal !== null && said.length === 0 && only?.name === formal && !another) return words`${state('open')}, ${awaited}`;
  const now = only ? words`: ${named(deciding)} ${another ? 'decide' : 'decides'} now` : nothing;
  return joined([words`${state('open')}${now}`, ...said, ...(formal === null ? [] : [words`Still ${awaited}`])], '. ');
}

function named(bodies: readonly SignOffCardBody[]): Words {
  return bodies.length > mostNamed
    ? words`${counted(bodies.length, 'body', 'bodies')}`
    : listed(bodies.map((body) => name(body.name, 100)));
}
