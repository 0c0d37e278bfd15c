import { type Json, objectsOf, stringOf } from '../../../workspace/model.ts';
import type { WorkspaceNames } from '../../names.ts';
import { plainOf } from '../text/plain.ts';

/** `about`: what is said of it in small; '' where nothing is. */
export type Option = { readonly value: string; readonly text: string; readonly about: string };
/** Options under a heading of their own; null where they have none. */
export type Group = { readonly label: string | null; readonly options: readonly Option[] };

/** What there is to choose from in a select menu; null for a kind that the playground can't fill. */
export function groupsOf(
  element: Json,
  { people, conversations }: Pick<WorkspaceNames, 'people' | 'conversations'>,
): readonly Group[] | null {
  switch (String(element['type']).replace(/^multi_/, '')) {
    case 'static_select':
      return staticGroups(element);
    case 'users_select':
      return [{ label: null, options: people.map(({ id, name }) => ({ value: id, text: name, about: '' })) }];
    case 'channels_select':
      return [{ label: null, options: conversations.filter(({ kind }) => kind === 'public').map(named) }];
    case 'conversations_select':
      return [{ label: null, options: conversations.map(named) }];
    default:
      return null;
  }
}

function staticGroups(element: Json): Group[] {
  const groups = objectsOf(element['option_groups']).map((group) => ({
    label: plainOf(group['label']),
    options: objectsOf(group['options']).map(optionOf),
  }));
  return groups.length > 0 ? groups : [{ label: null, options: objectsOf(element['options']).map(optionOf) }];
}

function optionOf(option: Json): Option {
  return { value: stringOf(option['value']) ?? '', text: plainOf(option['text']), about: plainOf(option['description']) };
}

function named({ id, name, kind }: WorkspaceNames['conversations'][number]): Option {
  return { value: id, text: kind === 'direct' ? name : `#${name}`, about: '' };
}
