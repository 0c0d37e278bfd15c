import { useState } from 'react';
import type { StepOnScreen } from '../../web/contract.ts';
import { useSession } from '../session.ts';

/** What goes into a form, each with a button that copies it. */
export function CopyList({ copy }: Pick<StepOnScreen, 'copy'>) {
  const { tell } = useSession();
  const [copied, setCopied] = useState<string | null>(null);
  const take = async (label: string, value: string) => {
    try {
      await navigator.clipboard.writeText(value);
      setCopied(label);
    } catch {
      tell('Your browser does not let this page copy. Select the text and copy it yourself.');
    }
  };
  return (
    <dl className="step-copy">
      {copy.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
          <dd>
            <CopyButton words={copied === label ? 'Copied' : 'Copy'} label={label} press={() => void take(label, value)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

type CopyButtonProps = { readonly words: string; readonly label: string; readonly press: () => void };

function CopyButton({ words, label, press }: CopyButtonProps) {
  return (
    <button type="button" className="button" aria-label={`${words}: ${label}`} onClick={press}>
      {words}
    </button>
  );
}
