/** Where the lines of a character go from its middle: up, right, down, left. */
const arms = {
  '─': 'rl',
  '│': 'ud',
  '┌': 'rd',
  '┐': 'dl',
  '└': 'ur',
  '┘': 'ul',
  '├': 'urd',
  '┤': 'udl',
  '┬': 'rdl',
  '┴': 'url',
  '┼': 'urdl',
};
/** From the end above or below to the one beside, around the corner. */
const curves = { '╭': 'dr', '╮': 'dl', '╰': 'ur', '╯': 'ul' };
const arrowheads = { '►': 1, '◄': -1 };

export function isLineArt(text) {
  return text in arms || text in curves || text in arrowheads;
}

/**
 * Characters side by side as the data of two paths: one of lines, one of areas. Fonts leave gaps between such characters
 * and differ on their shapes; paths do neither.
 */
export function pathsOf(text, { x, y, width, height }) {
  const paths = { lines: '', areas: '' };
  let left = x;
  // A long line is one line.
  for (const [part] of text.matchAll(/─+|./gu)) {
    const box = { left, right: left + part.length * width, top: y, bottom: y + height };
    if (part in arrowheads) paths.areas += arrowhead(box, arrowheads[part]);
    else paths.lines += part in curves ? curve(box, curves[part]) : straight(box, arms[part[0]]);
    left = box.right;
  }
  return paths;
}

function straight(box, directions) {
  const { middle, ends } = pointsOf(box);
  return [...directions].map((direction) => `M${middle}L${ends[direction]}`).join('');
}

function curve(box, [from, to]) {
  const { middle, ends } = pointsOf(box);
  const [x, y, radius] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2, (box.right - box.left) / 2];
  return `M${ends[from]}L${point(x, from === 'd' ? y + radius : y - radius)}Q${middle} ${ends[to]}`;
}

function arrowhead({ left, right, top, bottom }, direction) {
  const [tip, back] = direction > 0 ? [right, left] : [left, right];
  const [middle, half] = [(top + bottom) / 2, (right - left) / 2];
  return `M${point(tip, middle)}L${point(back, middle - half)}L${point(back, middle + half)}Z`;
}

function pointsOf({ left, right, top, bottom }) {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  const ends = { u: point(x, top), r: point(right, y), d: point(x, bottom), l: point(left, y) };
  return { middle: point(x, y), ends };
}

function point(x, y) {
  return `${Math.round(x * 100) / 100} ${Math.round(y * 100) / 100}`;
}
