import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const all = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };

/** What depends on the colours alone */
const colours = { runOnly: ['color-contrast', 'link-in-text-block'] };

/** Everything that axe finds wrong with what the page shows, or with its colours, a line each: the rule, the element and the reason. */
export async function axeViolations(page: Page, what: 'all' | 'colours' = 'all'): Promise<string[]> {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(what === 'all' ? all : colours)})`);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} (${help}): ${target.join(' ')}: ${failureSummary?.replaceAll(/\s+/g, ' ')}`),
  );
}
