import type { DateTime } from 'luxon';
import { type Body, bodyOfChannel, current, type Directory, holdsAt, type Pathway } from '#src/domain/directory.ts';
import { type Report, readReport } from '#src/domain/progress/read-report.ts';
import { done, type Outcome, type Place, refuse } from '#src/domain/refusal.ts';
import { type Actor, actorMay } from './actor.ts';

export type ReportScope = { readonly group: Body; readonly pathways: readonly Pathway[] };

/** The group of a channel with its pathways; a channel without one is refused with the groups where the actor may report, else with all. */
export function reportScope(actor: Actor, channelId: string, now: DateTime): Outcome<ReportScope> {
  const { directory } = actor;
  const group = bodyOfChannel(directory, channelId, now);
  if (group?.kind !== 'review_group') return refuse({ code: 'unknown_channel', groups: groupsFor(actor, now) });
  const pathways = pathwaysOf(directory, group, now);
  if (pathways.length === 0) return refuse({ code: 'no_pathways', body: group.name });
  return done({ group, pathways });
}

/** The pathway a report is about: the one it names, or the only one of the group. */
export function pathwayOf(report: Report, { pathways }: ReportScope): Outcome<Pathway> {
  const names = pathways.map(({ name }) => name);
  const given = report.pathwayKey;
  if (given !== null) {
    const named = pathways.find(({ key }) => key === given);
    return named ? done(named) : refuse({ code: 'unknown_pathway', given, pathways: names });
  }
  const [only, ...others] = pathways;
  return only && others.length === 0 ? done(only) : refuse({ code: 'which_pathway', pathways: names });
}

export type ReportForm = {
  readonly channelId: string;
  readonly pathways: readonly Pathway[];
  /** What has been typed so far, with the pathway where it is clear; null where nothing has */
  readonly draft: Report | null;
};

/** What the form for a report needs, filled from what was typed; null for an empty form. */
export function prepareReport(
  actor: Actor,
  { channelId, typed }: { channelId: string; typed: string | null },
  now: DateTime,
): Outcome<ReportForm> {
  const scope = reportScope(actor, channelId, now);
  if (scope.refused) return scope;
  const { pathways } = scope.value;
  if (typed === null) return done({ channelId, pathways, draft: null });
  const report = readReport(typed, pathways);
  const pathway = pathwayOf(report, scope.value);
  return done({ channelId, pathways, draft: pathway.refused ? report : { ...report, pathwayKey: pathway.value.key } });
}

function pathwaysOf(directory: Directory, group: Body, now: DateTime): Pathway[] {
  return directory.pathways.filter((pathway) => pathway.groupId === group.id && holdsAt(pathway, now));
}

function groupsFor(actor: Actor, now: DateTime): Place[] {
  const { directory } = actor;
  const groups = current(directory.bodies, now).filter((body) => pathwaysOf(directory, body, now).length > 0);
  const own = groups.filter(({ id }) => actorMay(actor, 'log_progress', id, 'open', now));
  return (own.length > 0 ? own : groups).map(({ name, channelId }) => ({ name, channelId }));
}
