import type { Json } from '../../../workspace/model.ts';

/** Why these files can't be added to those that are there already, in words; null where they can. */
export function refusedFiles(files: readonly { readonly name: string }[], there: number, element: Json): string | null {
  const most = Number(element['max_files'] ?? 10);
  if (there + files.length > most) return most === 1 ? 'Choose one file only.' : `Choose ${most} files at most.`;
  const types: unknown = element['filetypes'];
  if (!Array.isArray(types)) return null;
  const allowed = types.map((type) => String(type).toLowerCase());
  const other = files.find(({ name }) => !allowed.includes(name.toLowerCase().split('.').at(-1) ?? ''));
  return other ? `${other.name} can't be added here: ${allowed.join(', ')} only.` : null;
}
