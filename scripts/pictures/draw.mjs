import { isLineArt, pathsOf } from './line-art.mjs';

/** Pixels; 8.4 is what a character takes at a size of 14 in most fonts of equal widths. */
const cell = { width: 8.4, height: 20 };
const baseline = 14.5;
const bar = 38;
const margin = { side: 24, top: 18, bottom: 20 };

const palette = {
  red: '#ff7b72',
  green: '#5fcf80',
  yellow: '#e3b341',
  blue: '#6cb6ff',
  magenta: '#d6a0f5',
  cyan: '#56cfe1',
};

/** All text has a contrast of 4.5 to 1 at least; the window stands out from a white page and from a black one. */
const style = [
  'text{font:14px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono","Liberation Mono",monospace}',
  'text{white-space:pre;fill:currentColor}',
  'svg{color:#d3d9e3}',
  '.bold{font-weight:700;color:#f4f6fa}',
  ...Object.entries(palette).map(([name, colour]) => `.${name}{color:${colour}}`),
  '.dim{opacity:.68}',
  '.line{fill:none;stroke:currentColor;stroke-width:1.2}',
  '.area{fill:currentColor}',
  '.line.dim,.area.dim{opacity:.4}',
].join('\n');

/**
 * A window of a terminal with these rows, as SVG.
 *
 * @param rows as `replay` gives them
 * @param {{ command: string, title: string }} words what stands in the bar of the window, and what the picture is called
 */
export function draw(rows, columns, { command, title }) {
  const width = columns * cell.width + 2 * margin.side;
  const height = bar + margin.top + rows.length * cell.height + margin.bottom;
  const frame = `x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="9.5"`;
  const dots = [20, 40, 60].map((x) => `<circle cx="${x}" cy="${bar / 2}" r="6" fill="#465060"/>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" \
role="img" aria-labelledby="title">
<title id="title">${escaped(title)}</title>
<style>
${style}
</style>
<clipPath id="bar"><rect width="${width}" height="${bar}"/></clipPath>
<rect ${frame} fill="#15181e"/>
<rect ${frame} fill="#20252d" clip-path="url(#bar)"/>
<path d="M0 ${bar - 0.5}H${width}" stroke="#39404c"/>
<rect ${frame} fill="none" stroke="#39404c"/>
${dots.join('')}
<text class="dim" x="${width / 2}" y="${bar / 2 + 5}" text-anchor="middle">${escaped(command)}</text>
<g xml:space="preserve">
${rows.flatMap(drawRow).join('\n')}
</g>
</svg>
`;
}

function drawRow(cells, row) {
  const y = bar + margin.top + row * cell.height;
  return runsOf(cells).map((run) => (run.isArt ? drawLines(run, y) : drawText(run, y)));
}

/** Neighbours of one look as one. A wider gap than one blank parts them, so that columns stay straight in every font. */
function runsOf(cells) {
  const runs = [];
  for (const { text, column, width, look } of cells.filter((one) => one.text !== ' ')) {
    const isArt = isLineArt(text);
    const run = runs.at(-1);
    const gap = column - run?.end;
    if (run?.look === look && run.isArt === isArt && (gap === 0 || (gap === 1 && !isArt))) {
      run.text += ' '.repeat(gap) + text;
      run.end = column + width;
    } else runs.push({ text, look, isArt, column, end: column + width });
  }
  return runs;
}

function drawText({ text, look, column, end }, y) {
  const width = (end - column) * cell.width;
  const place = `x="${number(leftOf(column))}" y="${number(y + baseline)}" textLength="${number(width)}"`;
  return `<text ${place}${look && ` class="${look}"`}>${escaped(text)}</text>`;
}

function drawLines({ text, look, column }, y) {
  const { lines, areas } = pathsOf(text, { ...cell, x: leftOf(column), y });
  const path = (kind, d) => (d === '' ? '' : `<path class="${`${kind} ${look}`.trim()}" d="${d}"/>`);
  return path('line', lines) + path('area', areas);
}

function leftOf(column) {
  return margin.side + column * cell.width;
}

function number(value) {
  return String(Math.round(value * 100) / 100);
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
