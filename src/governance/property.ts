/** What stands under a key, or at a place of a list; undefined where nothing does. */
export function property(value: unknown, key: string | number): unknown {
  return typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, key)?.value : undefined;
}
