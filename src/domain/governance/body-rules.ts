import { type Fault, fault } from './fault.ts';
import { type GovernanceRecord, ofKind, type RecordOf } from './records.ts';

type Body = RecordOf<'body'>;
type Approval = NonNullable<Body['fields']['approval']>;

/**
 * Bodies on a route that cannot decide: without an approval rule, or with too few filled seats to meet it. On a procurement route who works for
 * a provider does not decide.
 */
export function bodiesThatCannotDecide(records: readonly GovernanceRecord[]): Fault[] {
  const routes = ofKind(records, 'route');
  const routed = new Set(routes.flatMap(({ fields }) => fields.steps.flat()));
  const procuring = new Set(routes.filter(({ fields }) => fields.subject === 'procurement').flatMap(({ fields }) => fields.steps.flat()));
  const providers = peopleOfProviders(records);
  return ofKind(records, 'body')
    .filter(({ key }) => routed.has(key))
    .flatMap((body) => {
      const { approval } = body.fields;
      if (approval === null)
        return [fault(body, ['approval'], 'the body stands on a route: give it an approval rule, such as { rule: any }')];
      const held = ofKind(records, 'seat').filter(({ fields }) => fields.body === body.key && fields.person !== null);
      const missing = shortfalls(approval, held);
      if (missing.length > 0 || !procuring.has(body.key)) return missing.map((message) => fault(body, ['approval'], message));
      const outsiders = held.filter(({ fields }) => !providers.has(fields.person));
      return shortfalls(approval, outsiders).map((message) =>
        fault(body, ['approval'], `on a procurement route, where providers do not decide: ${message}`),
      );
    });
}

function peopleOfProviders(records: readonly GovernanceRecord[]): ReadonlySet<string | null> {
  const organisations = new Set(
    ofKind(records, 'organisation')
      .filter(({ fields }) => fields.side === 'provider')
      .map(({ key }) => key),
  );
  return new Set(
    ofKind(records, 'person')
      .filter(({ fields }) => organisations.has(fields.organisation))
      .map(({ key }) => key),
  );
}

function shortfalls(approval: Approval, held: readonly RecordOf<'seat'>[]): string[] {
  const deciding = approval.rule === 'chair' ? 'chair' : 'approver';
  const people = new Set(held.filter(({ fields }) => fields.role === deciding).map(({ fields }) => fields.person));
  const needed = approval.n ?? 1;
  const tags = new Set(held.filter(({ fields }) => people.has(fields.person)).map(({ fields }) => fields.tag));
  return [
    ...(people.size < needed ? [tooFew(approval, people.size)] : []),
    ...approval.including
      .filter((tag) => !tags.has(tag))
      .map(
        (tag) =>
          `the rule asks for approval by "${tag}", but no ${deciding} of the body holds a seat with that tag: fill one or change the rule`,
      ),
  ];
}

function tooFew({ rule, n }: Approval, filled: number): string {
  if (rule === 'chair') return 'the chair is to approve, but no seat with role chair is filled: fill it or change the rule';
  if (rule !== 'at_least')
    return `the rule "${rule}" needs an approver, but no seat with role approver is filled: fill one or change the rule`;
  return `at least ${n} are to approve, but only ${filled} ${filled === 1 ? 'person holds' : 'people hold'} an approver's seat: fill more or change the rule`;
}
