import type { DateTime } from 'luxon';
import { type Body, bodyById, bodyOfChannel, current, type Pathway } from '#src/domain/directory.ts';
import { namesInText, type Report, readingOf, readReport } from '#src/domain/progress/read-report.ts';
import { done, type Outcome, refuse } from '#src/domain/refusal.ts';
import type { StatusQuestion } from '#src/domain/status.ts';
import { announcesPatient } from '#src/domain/text-gate.ts';
import { type Actor, actorMay, gateOf } from '../actor.ts';
import { mayNotReport, mayReport, pathwayOf, pathwaysOf, textsOf } from './own/report-scope.ts';

export type ReportForm = {
  /** The channel whose group's pathways are offered; null where they are of any group */
  readonly channelId: string | null;
  readonly pathways: readonly { readonly key: string; readonly name: string; readonly group: string }[];
  /** What the form begins with, and the pathway where it is clear; null for an empty form */
  readonly draft: Report | null;
  /** What the form asks about the status; null where its text leaves nothing open */
  readonly question: StatusQuestion | null;
};

type PrepareReport = {
  /** Where the form is asked for; null where that is no channel */
  readonly channelId: string | null;
  /** What was typed after `/pathway log`, or what is to be filled in; null for an empty form */
  readonly report: string | Report | null;
};

/**
 * What the form for a report needs. It offers the pathways the actor may report on: those of this channel's group where there are any, else all.
 * Refused where they may report on none, and where the text may not be kept.
 */
export function prepareReport(actor: Actor, { channelId, report: given }: PrepareReport, now: DateTime): Outcome<ReportForm> {
  if (given !== null && announcesPatient(textsOf(given), gateOf(actor))) return refuse({ code: 'patient_identifier' });
  const { directory } = actor;
  const group = channelId === null ? null : bodyOfChannel(directory, channelId, now);
  const own = current(directory.pathways, now).filter((pathway) => mayReport(actor, pathway, now));
  if (own.length === 0) return nothingToReportOn(actor, group, now);
  const here = own.filter(({ groupId }) => groupId === group?.id);
  const pathways = here.length > 0 ? here : own;
  const report = typeof given === 'string' ? readReport(given, pathways) : given;
  const chosen = report && pathwayOf(actor, report, pathways, now);
  return done({
    channelId: here.length > 0 ? channelId : null,
    pathways: pathways.map(({ key, name, groupId }) => ({ key, name, group: bodyById(directory, groupId).name })),
    ...withStatus(chosen && !chosen.refused ? { ...report, pathwayKey: chosen.value.key } : report, pathways),
  });
}

/** A status that the text states is filled in; one that it leaves open is asked. */
function withStatus(draft: Report | null, pathways: readonly Pathway[]): Pick<ReportForm, 'draft' | 'question'> {
  if (draft === null || draft.status !== null) return { draft, question: null };
  const reading = readingOf(draft, namesInText(draft.pathwayKey, pathways));
  if (reading.kind === 'stated') return { draft: { ...draft, status: reading.status }, question: null };
  return { draft, question: reading.kind === 'asked' ? reading : null };
}

/** Who belongs to a group is not told to join one: it owns no pathway. */
function nothingToReportOn(actor: Actor, here: Body | null, now: DateTime): Outcome<never> {
  const { directory } = actor;
  const groups = current(directory.bodies, now).filter(({ kind }) => kind === 'review_group');
  const group = groups.find(({ id }) => id === here?.id) ?? groups.find(({ id }) => actorMay(actor, 'log_progress', id, 'open', now));
  if (group && pathwaysOf(directory, group, now).length === 0) return refuse({ code: 'no_pathways', body: group.name });
  return mayNotReport(group?.name ?? 'any review group');
}
