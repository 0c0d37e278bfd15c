import { forAll, given, type Statement } from './table.ts';

type Link = { readonly pathwayId: string; readonly organisationId: string };

/** The organisations that pathways concern, by id: what they are now. Which they were before is in the chronicle. */
export type Concerns = {
  of(pathwayId: string): readonly string[];
  set(pathwayId: string, organisationIds: readonly string[]): void;
  statements(): Statement[];
};

export function createConcerns(stored: readonly Link[] = []): Concerns {
  const concerned = new Map<string, readonly string[]>();
  for (const { pathwayId, organisationId } of stored) concerned.set(pathwayId, [...(concerned.get(pathwayId) ?? []), organisationId]);
  const changed = new Set<string>();
  return {
    of: (pathwayId) => concerned.get(pathwayId) ?? [],
    set(pathwayId, organisationIds) {
      concerned.set(pathwayId, organisationIds);
      changed.add(pathwayId);
    },
    statements() {
      const pathways = [...changed].map((pathwayId) => ({ pathwayId }));
      const links = [...changed].flatMap((pathwayId) =>
        (concerned.get(pathwayId) ?? []).map((organisationId) => ({ pathwayId, organisationId })),
      );
      return [
        ...forAll(pathways, () => `DELETE FROM ${table} USING ${given(table)} WHERE ${table}.pathway_id = given.pathway_id`),
        ...forAll(links, () => `INSERT INTO ${table} SELECT * FROM ${given(table)}`),
      ];
    },
  };
}

const table = 'pathway_organisation';
