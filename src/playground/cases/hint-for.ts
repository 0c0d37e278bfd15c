import { type GovernanceRecord, ofKind } from '#src/domain/governance/records.ts';

/** What somebody can try with a governance file that has no walk-through: where its first review group reports, and who does. */
export function hintFor(records: readonly GovernanceRecord[]): string {
  const places = ofKind(records, 'body').flatMap(({ key, fields: { kind, channel } }) => {
    const lead = kind === 'review_group' && channel !== null ? leadOf(records, key) : undefined;
    return lead === undefined
      ? []
      : `Be ${lead} and type "/pathway log" in #${key} to report, then "/signoff request" to ask for sign-off.`;
  });
  return places[0] ?? 'Choose who you are, and type "/" in a channel for what Conclave can do.';
}

function leadOf(records: readonly GovernanceRecord[], body: string): string | undefined {
  const seats = ofKind(records, 'seat').filter(({ fields }) => fields.body === body);
  const chair = seats.find(({ fields: { role } }) => role === 'chair' || role === 'co-chair');
  return ofKind(records, 'person').find(({ key }) => key === chair?.fields.person)?.fields.name;
}
