import { useState } from 'react';
import type { Traffic } from '../../web/contract.ts';
import { Icon } from '../parts/icon.tsx';

/** What was sent and what was answered, in full. */
export function TrafficDetails({ traffic, close }: { readonly traffic: Traffic; readonly close: () => void }) {
  const { name, sent, answer, error } = traffic;
  return (
    <section className="traffic-details" aria-label={`Details of ${name}`}>
      <header>
        <h2>{name}</h2>
        <CopyButton text={pretty(traffic)} />
        <button type="button" className="icon-button" aria-label="Close the details" title="Close the details" onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      {error !== null && <p className="problem">{error}</p>}
      <Part title="Sent" value={sent} />
      <Part title="Answer" value={answer} />
    </section>
  );
}

function Part({ title, value }: { readonly title: string; readonly value: unknown }) {
  return (
    <details open>
      <summary>{title}</summary>
      {/** biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
      <pre tabIndex={0}>{pretty(value)}</pre>
    </details>
  );
}

function CopyButton({ text }: { readonly text: string }) {
  const [copied, setCopied] = useState('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied('Copied');
    } catch {
      setCopied('The browser does not allow it');
    }
  };
  return (
    <>
      <span className="soft" role="status">
        {copied}
      </span>
      <button type="button" className="button" onClick={() => void copy()}>
        Copy
      </button>
    </>
  );
}

function pretty(value: unknown): string {
  return JSON.stringify(value, null, 2) ?? 'nothing';
}
