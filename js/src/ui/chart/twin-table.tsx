import { useRef } from "preact/hooks";
import type { Charted } from "../../chart/charted";
import { type Twin, twin_of } from "../../chart/twin";
import { useScrolling } from "./scrolling";

/** The tables that say what a chart shows, as its rows are now. */
export function TwinTables({ id, charted }: { id: string; charted: Charted }) {
  const region = useRef<HTMLElement>(null);
  const is_scrolling = useScrolling(region);
  return (
    <section
      ref={region}
      id={id}
      class="jk-chart-tables"
      aria-label="What the chart shows, as a table"
      tabIndex={is_scrolling ? 0 : undefined}
    >
      {charted.tables.map((table, at) => (
        <TwinTable key={at} twin={twin_of(table, charted.data)} />
      ))}
    </section>
  );
}

function TwinTable({ twin: { title, columns, rows, rest } }: { twin: Twin }) {
  return (
    <div>
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            {columns.map(({ title, number }, at) => (
              <th key={at} scope="col" data-number={number ? "" : undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row}>
              {cells.map((text, at) =>
                at === 0 ? (
                  <th key={at} scope="row">
                    {text}
                  </th>
                ) : (
                  <td key={at} data-number={columns[at]?.number ? "" : undefined}>
                    {text}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p>No rows yet.</p>}
      {rest && <p>{rest}</p>}
    </div>
  );
}
