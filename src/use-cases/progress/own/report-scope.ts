import type { DateTime } from 'luxon';
import { type Body, bodyById, bodyOfChannel, current, type Directory, type Pathway } from '#src/domain/directory.ts';
import { closedFor, whoMay } from '#src/domain/permissions.ts';
import { pathwayNameFor } from '#src/domain/privacy.ts';
import type { Report } from '#src/domain/progress/read-report.ts';
import { type Choice, done, type Outcome, type Place, refuse } from '#src/domain/refusal.ts';
import { type Actor, actorMay } from '../../actor.ts';

/**
 * The pathways a report can be about: those of the channel's group, or without a channel all there are. Refused where the actor may report on
 * none of the group's; a channel without a group is refused with the groups where they may.
 */
export function reportScope(actor: Actor, channelId: string | null, now: DateTime): Outcome<readonly Pathway[]> {
  const { directory } = actor;
  if (channelId === null) return done(current(directory.pathways, now));
  const group = bodyOfChannel(directory, channelId, now);
  if (group?.kind !== 'review_group') return refuse({ code: 'unknown_channel', groups: groupsFor(actor, now) });
  const pathways = pathwaysOf(directory, group, now);
  if (pathways.length === 0) return refuse({ code: 'no_pathways', body: group.name });
  return pathways.some((pathway) => mayReport(actor, pathway, now)) ? done(pathways) : mayNotReport(group.name);
}

/** The pathway a report is about: the one it names, or the only one there is. */
export function pathwayOf(actor: Actor, report: Report, pathways: readonly Pathway[], now: DateTime): Outcome<Pathway> {
  const { pathwayKey } = report;
  if (pathwayKey !== null) {
    const named = pathways.find(({ key }) => key === pathwayKey);
    return named ? done(named) : refuse({ code: 'gone', what: 'pathway' });
  }
  const [only, ...others] = pathways;
  return only && others.length === 0 ? done(only) : refuse({ code: 'which_pathway', choices: pathwayChoices(actor, pathways, now) });
}

/** Those of them that the actor may report on, to choose from. */
export function pathwayChoices(actor: Actor, pathways: readonly Pathway[], now: DateTime): Choice[] {
  const { directory, person } = actor;
  const own = pathways.filter((pathway) => mayReport(actor, pathway, now));
  return own.map((pathway) => ({
    id: pathway.id,
    name: pathwayNameFor(directory, pathway, person.id, now),
    tells: bodyById(directory, pathway.groupId).name,
  }));
}

export function mayReport(actor: Actor, { groupId, privateReason }: Pathway, now: DateTime): boolean {
  return actorMay(actor, 'log_progress', groupId, closedFor(null, privateReason) === null ? 'open' : 'closed', now);
}

export function mayNotReport(body: string): Outcome<never> {
  return refuse({ code: 'may_not', action: 'log progress', body, who: whoMay('log_progress') });
}

/** Everything that somebody wrote in a report, for the gate. */
export function textsOf(report: string | Report): string[] {
  if (typeof report === 'string') return [report];
  return [report.done, report.next, report.pathToGreen, report.ask?.text].filter((text) => typeof text === 'string');
}

export function pathwaysOf(directory: Directory, group: Body, now: DateTime): Pathway[] {
  return current(directory.pathways, now).filter(({ groupId }) => groupId === group.id);
}

function groupsFor(actor: Actor, now: DateTime): Place[] {
  const { directory } = actor;
  return current(directory.bodies, now)
    .filter((body) => pathwaysOf(directory, body, now).length > 0 && actorMay(actor, 'log_progress', body.id, 'open', now))
    .map(({ name, channelId }) => ({ name, channelId }));
}
