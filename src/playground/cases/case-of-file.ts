import { DateTime } from 'luxon';
import { wallInstant } from '#src/domain/governance/dates.ts';
import { ofKind } from '#src/domain/governance/records.ts';
import type { GovernanceFile } from '#src/governance/read-governance-file.ts';
import type { Case } from './case.ts';
import { hintFor } from './hint-for.ts';

/** The case that any governance file makes: two weeks before the first meeting it names, at nine in the morning; now where it names none. */
export function caseOfFile(key: string, file: GovernanceFile): Case {
  const { source, records } = file;
  const bodies = ofKind(records, 'body').map(({ fields }) => fields);
  const meetings = ofKind(records, 'meeting').map(({ fields }) => wallInstant(fields.at, fields.timezone).setZone(fields.timezone));
  const first = DateTime.min(...meetings);
  return {
    key,
    title: (bodies.find(({ kind }) => kind === 'leadership_group') ?? bodies[0])?.name ?? key,
    about: firstSentence(source),
    file,
    startsAt: first ? first.minus({ weeks: 2 }).set({ hour: 9, minute: 0 }) : DateTime.utc().startOf('minute'),
    hint: hintFor(records),
    steps: [],
  };
}

/** How the file's opening comment begins; empty where it has none. */
function firstSentence(source: string): string {
  const [comment = ''] = /^(?:#.*\n)*/.exec(source) ?? [];
  const text = comment.replaceAll(/^# ?/gm, '').replaceAll(/\s+/g, ' ').trim();
  return /^.*?\.(?= |$)/.exec(text)?.[0] ?? text;
}
