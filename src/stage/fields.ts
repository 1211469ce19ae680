import { fold, padTo, widestOf } from './text.js';
import type { Paint } from './theme.js';

export interface Field {
  readonly label: string;
  readonly value: string;
}

/** Labels on the left, values on the right, each value wrapped within its own column. */
export function fields(rows: readonly Field[], width: number, labelPaint: Paint): string[] {
  const labelWidth = widestOf(rows.map(({ label }) => label)) + 2;
  return rows.flatMap(({ label, value }) =>
    fold(value, width - labelWidth).map(
      (line, index) => labelPaint(padTo(index === 0 ? label : '', labelWidth)) + line,
    ),
  );
}
