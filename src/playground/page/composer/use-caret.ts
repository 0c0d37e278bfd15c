import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useKept } from '../parts/use-kept.ts';
import { useSession } from '../session.ts';

export type Caret = {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly caret: number;
  readonly setCaret: (caret: number) => void;
};

/** Where one types in a composer, also once something was put into it for the person. */
export function useCaret(key: string): Caret {
  const field = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState(0);
  const { wanted } = useSession();
  const wantedNow = useKept(wanted);
  useEffect(() => {
    if (wantedNow !== key || !field.current) return;
    wanted.set(null);
    field.current.focus();
    setCaret(field.current.value.length);
  }, [wantedNow, key, wanted]);
  // A text that was put in leaves the browser's caret at its end.
  useLayoutEffect(() => {
    const { current } = field;
    if (current?.matches(':focus') && current.selectionStart === current.selectionEnd) current.setSelectionRange(caret, caret);
  }, [caret]);
  return { field, caret, setCaret };
}
