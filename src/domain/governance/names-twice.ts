import { sameName, withoutArticle } from '../names.ts';
import { statuses } from '../status.ts';
import { atOneTime } from './at-one-time.ts';
import { type Fault, fault } from './fault.ts';
import { type GovernanceRecord, ofKind, type RecordOf } from './records.ts';

type Named = RecordOf<'body'> | RecordOf<'pathway'>;
/** Something a person can type for a record. */
type Word = {
  readonly record: Named;
  readonly at: readonly (string | number)[];
  readonly text: string;
  readonly is: 'key' | 'name' | 'alias';
};

/** Words that would fit two bodies, or two pathways of one group, at one time: nobody could say which is meant. */
export function namesTwice(records: readonly GovernanceRecord[]): Fault[] {
  const pathways = ofKind(records, 'pathway');
  const groups = new Set(pathways.map(({ fields }) => fields.group));
  return [
    ...twice(ofKind(records, 'body').flatMap(wordsOf), replacing(records)),
    ...[...groups].flatMap((group) => twice(pathways.filter(({ fields }) => fields.group === group).flatMap(wordsOf), () => false)),
  ];
}

/** Pathways that are called as a status: a report that begins with the status would be read as one that names the pathway. */
export function calledAsStatus(records: readonly GovernanceRecord[]): Fault[] {
  const words = ofKind(records, 'pathway').flatMap(wordsOf);
  return words.flatMap(({ record, at, text }) =>
    statuses.some((status) => sameName(status, text))
      ? [
          fault(
            record,
            at,
            `"${text}" is a status, so a report that begins with it would be read as one that names this pathway: give it another`,
          ),
        ]
      : [],
  );
}

function wordsOf(record: Named): Word[] {
  const aliases = record.kind === 'body' ? record.fields.aliases : [];
  return [
    { record, at: ['key'], text: record.key, is: 'key' },
    { record, at: ['name'], text: record.fields.name, is: 'name' },
    ...aliases.map((text, index): Word => ({ record, at: ['aliases', index], text, is: 'alias' })),
  ];
}

function twice(words: readonly Word[], mayShare: (one: Named, other: Named) => boolean): Fault[] {
  const seen = new Map<string, Word[]>();
  return words.flatMap((word) => {
    // As a body is found by what people type: with the article or without.
    const text = withoutArticle(word.text);
    const earlier = seen.get(text) ?? [];
    seen.set(text, [...earlier, word]);
    const first = earlier.find((one) => clash(one, word) && !mayShare(one.record, word.record));
    return first ? [fault(word.record, word.at, told(word, first), first)] : [];
  });
}

/** A key that stands twice is told as such. */
function clash(one: Word, other: Word): boolean {
  return one.record.key !== other.record.key && atOneTime(one.record.fields, other.record.fields);
}

function told({ text }: Word, first: Word): string {
  const { kind, key } = first.record;
  const which = first.is === 'alias' ? 'an alias' : `the ${first.is}`;
  return `"${text}" is also ${which} of the ${kind} ${key}, so nobody could tell which is meant: give one of the two another`;
}

/** Who replaces another may go by its name. */
function replacing(records: readonly GovernanceRecord[]): (one: Named, other: Named) => boolean {
  const replaced = new Set(
    ofKind(records, 'relation')
      .filter(({ fields }) => fields.kind === 'replaces')
      .map(({ fields }) => `${fields.from} ${fields.to}`),
  );
  return (one, other) => replaced.has(`${one.key} ${other.key}`) || replaced.has(`${other.key} ${one.key}`);
}
