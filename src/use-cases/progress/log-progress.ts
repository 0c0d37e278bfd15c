import type { DateTime } from 'luxon';
import { v7 as uuid } from 'uuid';
import { type Body, bodyById, current, type Pathway, zoneOf } from '#src/domain/directory.ts';
import { closedFor } from '#src/domain/permissions.ts';
import { checkReport } from '#src/domain/progress/check-report.ts';
import type { Entry } from '#src/domain/progress/entry.ts';
import { pathwayMeant } from '#src/domain/progress/pathway-meant.ts';
import { type Contradiction, contradictionIn, questionAbout, sameContradiction } from '#src/domain/progress/question-status.ts';
import { namesInText, type Report, readReport } from '#src/domain/progress/read-report.ts';
import { done, type Outcome, type Refusal, refuse } from '#src/domain/refusal.ts';
import type { Status } from '#src/domain/status.ts';
import { announcesPatient, examineOptionalText, examineText, type Gate } from '#src/domain/text-gate.ts';
import { isoInstant } from '#src/domain/wall-clock.ts';
import { type Actor, gateOf, roleOf } from '../actor.ts';
import { findDigestAhead, type ReportedIn } from '../board/find-digest-ahead.ts';
import type { EntryCard } from '../messages/messages.ts';
import type { Stores } from '../ports/stores.ts';
import { mayNotReport, mayReport, pathwayChoices, pathwayOf, reportScope, textsOf } from './own/report-scope.ts';

export type LogProgress = {
  /** Where it is reported: gives the group, and the pathway too where the group has just one. Null where the report names its pathway */
  readonly channelId: string | null;
  /** What was typed after `/pathway log`, or a filled form */
  readonly report: string | Report;
  /** What the author was asked about in the form, and stays with */
  readonly confirmed?: Contradiction | null;
};

export type ProgressLogged = {
  readonly entryId: string;
  readonly pathway: string;
  readonly status: Status;
  /** True where no status was given and the last one was kept */
  readonly statusKept: boolean;
  /** What becomes of its card: nothing for a private pathway, or where the group has no channel */
  readonly card: 'on_its_way' | 'private' | 'no_channel';
  /** The next digest that holds it; null for a private pathway, of whose reports no digest tells */
  readonly digest: ReportedIn | null;
};

type Need = Pick<Stores, 'entries' | 'outbox' | 'chronicle' | 'meetings' | 'digests' | 'signOffs'>;

/** Stores a progress report and shows it in the group's channel. Where a part is missing, or the text may not be kept, nothing is stored. */
export async function logProgress(
  need: Need,
  actor: Actor,
  { channelId, report: given, confirmed = null }: LogProgress,
  now: DateTime,
): Promise<Outcome<ProgressLogged>> {
  // Before all else: every other refusal gives the text back, and what is given back is kept with the request's key.
  if (announcesPatient(textsOf(given), gateOf(actor))) return refuse({ code: 'patient_identifier' });
  const scope = reportScope(actor, channelId, now);
  if (scope.refused) return scope;
  const report = examined(typeof given === 'string' ? readReport(given, scope.value) : given, gateOf(actor));
  if (report.refused) return report;
  const unknown = typeof given === 'string' && report.value.pathwayKey === null ? unknownPathway(given, actor, scope.value, now) : null;
  if (unknown) return refuse(unknown);
  const chosen = pathwayOf(actor, report.value, scope.value, now);
  if (chosen.refused) return chosen;
  const pathway = chosen.value;
  const group = bodyById(actor.directory, pathway.groupId);
  if (!mayReport(actor, pathway, now)) return mayNotReport(group.name);
  const [last] = await need.entries.latest([pathway.id], now);
  const names = namesInText(pathway.key, scope.value);
  const question = questionAbout(report.value, names, last?.status ?? null);
  if (question) return refuse({ code: 'status_asked', question, pathway: pathway.name });
  const checked = checkReport(report.value, last?.status ?? null, pathway.name);
  if (checked.refused) return checked;
  const contradiction = typeof given === 'string' ? null : contradictionIn(report.value, names);
  if (contradiction && !sameContradiction(contradiction, confirmed)) return refuse({ code: 'status_contradicted', ...contradiction });
  const entry: Entry = { id: uuid(), pathwayId: pathway.id, authorId: actor.person.id, ...checked.value, at: now };
  return done(await stored(need, actor, { entry, pathway, group, statusBefore: last?.status ?? null }));
}

/** Where the report names a pathway that is not here: told only of those that its author may report on, and by no name of a private one. */
function unknownPathway(typed: string, actor: Actor, scope: readonly Pathway[], now: DateTime): Refusal | null {
  const own = scope.filter((pathway) => mayReport(actor, pathway, now));
  const open = current(actor.directory.pathways, now).filter(({ privateReason }) => closedFor(null, privateReason) === null);
  const names = open.flatMap(({ key, name }) => [key, name]);
  const meant = pathwayMeant(typed, own, names);
  if (meant === null) return null;
  const choices = pathwayChoices(actor, own, now);
  const couldBe = choices.filter(({ name }) => meant.couldBe.includes(name));
  if (couldBe.length > 0) return { code: 'fits_several', given: meant.given, choices: couldBe };
  return { code: 'unknown_pathway', given: meant.given, pathways: choices.map(({ name }) => name) };
}

type Logged = { readonly entry: Entry; readonly pathway: Pathway; readonly group: Body; readonly statusBefore: Status | null };

async function stored(need: Need, actor: Actor, logged: Logged): Promise<ProgressLogged> {
  const { entries, outbox, chronicle } = need;
  const { entry, pathway, group } = logged;
  const workspaceId = actor.directory.workspace.id;
  await entries.add(workspaceId, entry);
  const open = closedFor(null, pathway.privateReason) === null;
  if (open && group.channelId !== null) {
    await outbox.post({ workspaceId, to: { channelId: group.channelId }, content: cardOf(actor, logged), actorId: actor.person.id });
  }
  chronicle.record(workspaceId, {
    at: entry.at,
    actor: actor.person.name,
    role: roleOf(actor, group, entry.at),
    action: 'progress logged',
    subject: `pathway ${pathway.key}`,
    // The content too: the chain then shows if an entry is ever changed behind its back.
    details: { ...reported(entry), by: actor.person.key },
  });
  const withChannel = group.channelId === null ? 'no_channel' : 'on_its_way';
  return {
    entryId: entry.id,
    pathway: pathway.name,
    status: entry.status,
    statusKept: !entry.statusGiven,
    card: open ? withChannel : 'private',
    digest: open ? await findDigestAhead(need, actor.directory, pathway, entry.at) : null,
  };
}

function reported({ id, status, statusGiven, done: text, next, pathToGreen, ask }: Entry) {
  return { entry: id, status, statusGiven, done: text, next, pathToGreen, ask: ask && { ...ask } };
}

function cardOf({ directory, person }: Actor, { entry, pathway, group, statusBefore }: Logged): EntryCard {
  const { status, done: text, next, pathToGreen, ask } = entry;
  return {
    kind: 'entry_card',
    pathwayId: pathway.id,
    pathway: pathway.name,
    group: group.name,
    author: { name: person.name, slackUserId: person.slackUserId },
    at: isoInstant(entry.at),
    timezone: zoneOf(directory, group),
    status,
    statusBefore,
    statusKept: !entry.statusGiven,
    done: text,
    next,
    pathToGreen,
    ask,
  };
}

/** Every text of the report through the gate. */
function examined(report: Report, gate: Gate): Outcome<Report> {
  const text = examineText(report.done, 'what was done', gate);
  if (text.refused) return text;
  const next = examineOptionalText(report.next, 'what is next', gate);
  if (next.refused) return next;
  const pathToGreen = examineOptionalText(report.pathToGreen, 'path to green', gate);
  if (pathToGreen.refused) return pathToGreen;
  const ask = examineOptionalText(report.ask?.text ?? null, 'ask', gate);
  if (ask.refused) return ask;
  const kind = report.ask?.kind;
  return done({
    ...report,
    done: text.value,
    next: next.value,
    pathToGreen: pathToGreen.value,
    ask: kind !== undefined && ask.value !== null ? { kind, text: ask.value } : null,
  });
}
