import type { z } from 'zod';
import { property } from './property.ts';
import { type Items, items, type Section, type WorkspaceSection, workspaceSection } from './schema.ts';
import type { Found, FoundItems } from './to-records.ts';

/** What can be named by key, with the word for one of it. */
const named: ReadonlyMap<Section, string> = new Map<Section, string>([
  ['organisations', 'organisation'],
  ['people', 'person'],
  ['bodies', 'body'],
]);

type WellShaped = {
  readonly workspace: Found<WorkspaceSection> | null;
  readonly found: FoundItems;
  /** Identities ("person smith") of items that are not well shaped: naming them is no second fault */
  readonly alsoKnown: ReadonlySet<string>;
};

/** The parts of the file that have the right shape, so that they are checked even where others have not. */
export function wellShaped(content: unknown): WellShaped {
  const alsoKnown = new Set<string>();
  const workspace = workspaceSection.safeParse(property(content, 'workspace'));
  const found: FoundItems = {
    organisations: collect(content, 'organisations', items.organisations, alsoKnown),
    people: collect(content, 'people', items.people, alsoKnown),
    bodies: collect(content, 'bodies', items.bodies, alsoKnown),
    relations: collect(content, 'relations', items.relations, alsoKnown),
    pathways: collect(content, 'pathways', items.pathways, alsoKnown),
    routes: collect(content, 'routes', items.routes, alsoKnown),
    clocks: collect(content, 'clocks', items.clocks, alsoKnown),
    meetings: collect(content, 'meetings', items.meetings, alsoKnown),
  };
  return { workspace: workspace.success ? { item: workspace.data, path: ['workspace'] } : null, found, alsoKnown };
}

function collect<S extends Section>(content: unknown, section: S, schema: z.ZodType<Items[S]>, alsoKnown: Set<string>): Found<Items[S]>[] {
  const list = property(content, section);
  if (!Array.isArray(list)) return [];
  return list.flatMap((given: unknown, index) => {
    const parsed = schema.safeParse(given);
    if (parsed.success) return [{ item: parsed.data, path: [section, index] }];
    const key = property(given, 'key');
    if (typeof key === 'string') alsoKnown.add(`${named.get(section) ?? section} ${key}`);
    return [];
  });
}
