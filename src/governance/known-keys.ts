import { z } from 'zod';
import { governanceFile } from './schema.ts';
import type { Path } from './to-records.ts';

/** The keys the file may have at a place, in the order of the schema. */
export function knownKeys(path: Path): readonly string[] {
  let schema: z.core.$ZodType | undefined = governanceFile;
  for (const step of path) schema = within(schema, step);
  const here = bare(schema);
  return here instanceof z.ZodObject ? Object.keys(here.shape) : [];
}

function within(schema: z.core.$ZodType | undefined, step: string | number): z.core.$ZodType | undefined {
  const here = bare(schema);
  if (here instanceof z.ZodArray) return here.element;
  if (!(here instanceof z.ZodObject)) return undefined;
  const shape: Readonly<Record<string, z.core.$ZodType>> = here.shape;
  return shape[step];
}

function bare(schema: z.core.$ZodType | undefined): z.core.$ZodType | undefined {
  return schema instanceof z.ZodOptional ? schema.unwrap() : schema;
}
