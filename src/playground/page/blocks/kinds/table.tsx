import { isJson, type Json, objectsOf, stringOf } from '../../../workspace/model.ts';
import { Each } from '../each.tsx';
import { Passages } from '../text/passages.tsx';
import { readRichText } from '../text/read-rich-text.ts';

/** Rows and columns; the first row heads the columns. What is wider than the message scrolls within it. */
export function Table({ block }: { readonly block: Json }) {
  const [head = [], ...rows] = rowsOf(block['rows']);
  const settings: unknown[] = Array.isArray(block['column_settings']) ? block['column_settings'] : [];
  const classes = head.map((_, column) => classOf(settings[column]));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <section className="bk-table" aria-label="Table" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <Each
              of={head}
              draw={(cell, column) => (
                <th scope="col" className={classes[column]}>
                  <Cell cell={cell} />
                </th>
              )}
            />
          </tr>
        </thead>
        <tbody>
          <Each of={rows} draw={(row) => <Row cells={row} classes={classes} />} />
        </tbody>
      </table>
    </section>
  );
}

function Row({ cells, classes }: { readonly cells: readonly Json[]; readonly classes: readonly string[] }) {
  return (
    <tr>
      <Each
        of={cells}
        draw={(cell, column) => (
          <td className={classes[column]}>
            <Cell cell={cell} />
          </td>
        )}
      />
    </tr>
  );
}

function Cell({ cell }: { readonly cell: Json }) {
  if (cell['type'] === 'rich_text') return <Passages of={readRichText(cell)} />;
  return stringOf(cell['text']) ?? String(Number(cell['value']));
}

function rowsOf(rows: unknown): Json[][] {
  return Array.isArray(rows) ? rows.map(objectsOf) : [];
}

function classOf(settings: unknown): string {
  if (!isJson(settings)) return '';
  const align = settings['align'] === 'right' || settings['align'] === 'center' ? `bk-${settings['align']}` : '';
  return settings['is_wrapped'] === true ? align : `${align} bk-one-line`;
}
