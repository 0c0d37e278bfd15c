import type { DigestSnapshot } from '#src/domain/board/digest/snapshot.ts';
import { joined, name, nothing, type Words, words } from '../words.ts';

type Vacancies = DigestSnapshot['vacancies'];
type Gaps = DigestSnapshot['compositionGaps'];

/** A line for each body, its vacant seats before what it lacks: "Kent Board: vacant seat (member, Finance); no nurse". */
export function membershipLines(vacancies: Vacancies, gaps: Gaps, limit: number): readonly Words[] {
  const all = [
    ...vacancies.map((vacancy) => ({ body: vacancy.body, lacks: vacantSeat(vacancy, limit) })),
    ...gaps.map(({ body, gap }) => ({ body, lacks: name(withinSentence(gap), limit * 2) })),
  ];
  return [...Map.groupBy(all, ({ body }) => body)].map(([body, its]) => {
    const lacks = its.map((one) => one.lacks);
    return words`*${name(body, limit)}*: ${joined(lacks, '; ')}`;
  });
}

function vacantSeat({ role, tag }: Vacancies[number], limit: number): Words {
  return words`vacant seat (${name(role, 20)}${tag === null ? nothing : words`, ${name(tag, limit)}`})`;
}

function withinSentence(gap: string): string {
  return `${gap.charAt(0).toLowerCase()}${gap.slice(1)}`;
}
