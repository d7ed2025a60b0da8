import type { RouteRow } from '../../features/route-inventory';
import { clean } from '../../text/clean';

/** The inventory as a JSON array of rows. */
export function routesAsJson(rows: readonly RouteRow[]): string {
  return `${JSON.stringify(rows, undefined, 2)}\n`;
}

/** The inventory for people, in columns. */
export function routesAsTable(rows: readonly RouteRow[]): string {
  if (rows.length === 0) return 'No route was found.\n';
  const cells = rows.map(({ method, path, authentication, authorization, verdict, file, line }) =>
    [verdict, method, path, authentication, authorization, `${file}:${line}`].map(clean),
  );
  const head = ['VERDICT', 'METHOD', 'PATH', 'GATE 1', 'GATE 2', 'PLACE'];
  const widths = head.map((title, at) =>
    Math.min(48, Math.max(...[title, ...cells.map((row) => row[at] ?? '')].map(({ length }) => length))),
  );
  return [head, ...cells]
    .map(
      (row) =>
        `${row
          .map((cell, at) => cut(cell, widths[at] ?? 0, at === row.length - 1))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}

function cut(cell: string, width: number, isLast: boolean): string {
  if (isLast) return cell;
  return cell.length > width ? `${cell.slice(0, width - 1)}…` : cell.padEnd(width);
}
