import { Fragment, type ReactNode } from 'react';

type EachProps<T> = { readonly of: readonly T[]; readonly draw: (item: T, index: number) => ReactNode };

/** One thing after the other, where they have no ids: their place is their key. */
export function Each<T>({ of, draw }: EachProps<T>) {
  // biome-ignore lint/suspicious/noArrayIndexKey: the only name they have
  return of.map((item, index) => <Fragment key={index}>{draw(item, index)}</Fragment>);
}
