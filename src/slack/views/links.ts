import { mrkdwn, shortened } from './escape.ts';
import { listed, type Words, words } from './words.ts';

/**
 * Addresses as links that show where they lead: the label is the address itself. As many as fit in `budget`
 * characters are links; of the rest, how many there are is said, and the top-level text has them all.
 */
export function links(addresses: readonly string[], budget: number): Words {
  let length = 0;
  const fitting = addresses
    .map((address) => link(address))
    .filter(({ shown }) => {
      length += shown.length + 5;
      return length <= budget;
    });
  const left = addresses.length - fitting.length;
  const shown =
    left > 0 ? words`${listed(fitting)}${fitting.length > 0 ? ' and ' : ''}${left} more, too long to stand here` : listed(fitting);
  return { shown: shown.shown, spoken: addresses.map(mrkdwn).join(', ') };
}

/** An address as a link, by what it is called or by itself; what is no address of the web stays text. */
export function link(address: string, called?: Words): Words {
  const spoken = called?.spoken ?? mrkdwn(address);
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol)) return called ?? { shown: spoken, spoken };
  // In a link `|` begins its label and `<`, `>` end it.
  const target = address
    .replaceAll('&', '&amp;')
    .replaceAll('|', '%7C')
    .replaceAll('<', '%3C')
    .replaceAll('>', '%3E')
    .replaceAll(/\s/g, '%20');
  const label = called?.shown ?? shortened(address, 120, mrkdwn);
  return { shown: `<${target}|${label.replaceAll('|', '¦')}>`, spoken };
}
