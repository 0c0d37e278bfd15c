import { Prisma } from '../generated/client.ts';

/** Data as a JSON column takes it; a top-level null is JSON's, not SQL's. */
export function asJsonInput(value: unknown): Prisma.InputJsonValue | typeof Prisma.JsonNull {
  return value === null ? Prisma.JsonNull : JSON.parse(JSON.stringify(value));
}
