import { cpus } from 'node:os';
import { pairedRatios, spread } from './stats.mjs';

/**
 * A line of a result: what was measured, against what, and how the paired ratios stand to the bar.
 *
 * @param bar `{ most }` or `{ least }`; without one the ratio is shown for its own sake
 */
export function compare(what, { name, values, unit }, base, bar) {
  return {
    what,
    subject: { name, unit, ...spread(values) },
    base: { name: base.name, unit: base.unit ?? unit, ...spread(base.values) },
    ratio: spread(pairedRatios(values, base.values)),
    ...(bar && { bar, met: meets(bar) }),
  };

  function meets({ most, least }) {
    const { median } = spread(pairedRatios(values, base.values));
    return most === undefined ? median >= least : median <= most;
  }
}

/** A line that is compared with nothing. */
export function show(what, { name, values, unit }) {
  return { what, subject: { name, unit, ...spread(values) } };
}

export function machine() {
  const [first, ...others] = cpus();
  return `Node.js ${process.version}, ${process.platform} ${process.arch}, ${others.length + 1} × ${first.model.trim()}`;
}

export function table(lines) {
  const head = ['', 'median (min … max)', 'compared with', 'median (min … max)', 'ratio (min … max)', 'bar', ''];
  return columns([head, ...lines.map(cells)]);
}

function cells({ what, subject, base, ratio, bar, met }) {
  if (base === undefined) return [what, range(subject, subject.unit), '', '', '', '', ''];
  return [
    what,
    range(subject, subject.unit),
    base.name,
    range(base, base.unit),
    range(ratio),
    bar === undefined ? '' : bar.most === undefined ? `>= ${bar.least}` : `<= ${bar.most}`,
    met === undefined ? '' : met ? 'met' : 'not met',
  ];
}

function range({ median, min, max, samples }, unit) {
  const value = `${short(median)}${unit === undefined ? '' : ` ${unit}`}`;
  return samples === 1 ? value : `${value} (${short(min)} … ${short(max)})`;
}

function short(value) {
  if (value >= 100) return Math.round(value).toLocaleString('en-US');
  return value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

function columns(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
