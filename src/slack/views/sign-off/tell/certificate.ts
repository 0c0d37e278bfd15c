import { zoneInWords } from '#src/domain/wall-clock.ts';
import type { CertifiedCardBody, SignOffCertificate } from '#src/use-cases/messages/certificate.ts';
import { slackLimits } from '../../../limits.ts';
import { asRichAsFits } from '../../fitting.ts';
import { instant } from '../../instants.ts';
import { message, type Piece, type SlackMessage, sizeOf } from '../../layout.ts';
import { counted, joined, listed, name, type Words, words } from '../../words.ts';
import { bodyLines, isSilent, undecided } from '../read/body-lines.ts';
import type { Detail, Seen } from '../read/detail.ts';
import { files } from '../read/files.ts';
import { showActions, showButton } from '../read/line.ts';
import { details } from '../read/steps.ts';
import { mustApprove, stateWithConditions } from '../read/words.ts';

/** How a request ended, for the record: by which sums, on which version, and where the chronicle has it. */
export function drawCertificate(certificate: SignOffCertificate): SlackMessage {
  const { reference, version, title, outcomeReason } = certificate;
  const heading = `Certificate of ${reference}, version ${version}: ${title}`;
  const head: Piece[] = [
    { kind: 'heading', text: heading },
    ...(heading.length > slackLimits.header.text ? [{ kind: 'paragraph' as const, words: words`*${name(title, 600)}*` }] : []),
    glance(certificate),
    ...(certificate.files.length === 0 ? [] : [{ kind: 'paragraph' as const, words: words`*Files:* ${files(certificate.files)}` }]),
    ...(outcomeReason === null ? [] : [{ kind: 'labelled' as const, label: 'Why it was withdrawn', text: outcomeReason }]),
  ];
  const foot: Piece = { kind: 'small', words: whereRecorded(certificate) };
  const show: Piece = { kind: 'buttons', id: 'sign_off_show', buttons: [showButton(certificate, showActions.message)] };
  const budget = slackLimits.message.blockCharacters - sizeOf([...head, show, foot]);
  const renderings = details.map((detail) => () => bodies(certificate, detail));
  return message([...head, { kind: 'paragraph', words: asRichAsFits(renderings, budget) }, show, foot]);
}

/** Enough of the hash to be compared at a glance; the whole of it is printed. */
const hashShown = 12;

function glance(certificate: SignOffCertificate): Piece {
  const { outcome, conditionsOutstanding, outcomeAt, timezone, version, hash, requester, pathway } = certificate;
  return {
    kind: 'facts',
    facts: [
      { label: 'Outcome', words: stateWithConditions(outcome, conditionsOutstanding) },
      { label: 'When', words: words`${instant(outcomeAt, timezone)} (${zoneInWords(timezone)})` },
      { label: 'Version', words: words`${version} (fingerprint ${hash.slice(0, hashShown)}…)` },
      { label: 'Asked by', words: words`${name(requester, 100)}, for ${name(pathway, 150)}` },
    ],
  };
}

function bodies({ bodies: all, version, timezone }: SignOffCertificate, detail: Detail): Words {
  const seen: Seen = { turn: 'over', version, timezone };
  const spoken = all.filter((body) => !isSilent(body));
  const shown = spoken.slice(0, detail.bodies).map((body) => bodyWithSum(body, seen, detail));
  const left = spoken.length - shown.length;
  const more = left > 0 ? [words`• and ${counted(left, 'more body', 'more bodies')}`] : [];
  return joined([...shown, ...more, ...undecided(all.filter(isSilent), detail)], '\n');
}

function bodyWithSum({ sum, ...body }: CertifiedCardBody, seen: Seen, detail: Detail): Words {
  const lines = bodyLines({ ...body, before: [], aside: [] }, seen, detail);
  if (body.outcome === 'open') return lines;
  return joined([lines, words`${name(sum, sumCharacters(detail))} (${mustApprove(body.rule)})`], '\n    ');
}

function sumCharacters({ reason }: Detail): number {
  return Math.max(reason, 60);
}

function whereRecorded({ chain, reference }: SignOffCertificate): Words {
  const where =
    chain.length === 0
      ? words`Recorded in the chronicle.`
      : words`Recorded in the chronicle as ${chain.length === 1 ? 'entry' : 'entries'} ${listed(spans(chain), 12)}.`;
  return words`${where} Whoever runs Conclave prints all of it, with every answer, and checks it with: npm run -s conclave -- certificate ${reference}`;
}

/** "3", "7 to 9": what follows one another is said together. */
function spans(positions: readonly number[]): Words[] {
  const starts = positions.filter((position) => !positions.includes(position - 1));
  const ends = positions.filter((position) => !positions.includes(position + 1));
  return starts.map((start, index) => {
    const end = ends[index] ?? start;
    return end === start ? words`${start}` : words`${start} to ${end}`;
  });
}
