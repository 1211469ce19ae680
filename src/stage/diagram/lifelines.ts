import stringWidth from 'fast-string-width';
import { padTo } from '../text.js';
import type { Theme } from '../theme.js';
import { folded, singleLines, type Arrow, type Layout } from './arrow.js';

/** On a narrower page the longest names of triggers and exceptions fit on no arrow. */
export const narrowestPage = 72;

/** Puts the first line below the ticks and crosses of what stands around the diagram. */
const margin = 2;
/** What the longest exception that triggers cause takes. All else goes to what triggers are sent. */
const widestLeft = 33;

/** Three vertical lines, one for each who takes part, with the arrows between them. */
export const lifelines: Layout = {
  header({ theme, width }) {
    const { left, right } = gaps(width);
    const cognito = margin + 1 + left;
    const triggers = cognito + 1 + right;
    const line = padTo(`${padTo(' '.repeat(margin - 1) + 'App', cognito - 3)}Cognito`, triggers - 5);
    return [theme.strong(`${line}Triggers`)];
  },

  rows(arrow, { theme, width }) {
    const { between, kind } = arrow;
    const { left, right } = gaps(width);
    const isLeft = between === 'app and Cognito';
    const gap = isLeft ? left : right;
    const indent = kind === 'call' ? '  ' : '   ';
    const room = { onArrow: gap - (kind === 'call' ? 4 : 3), below: gap - indent.length - 1 };
    const { side, junctions } = theme.glyphs;
    const untouched = { line: theme.quiet(side), gap: ' '.repeat(isLeft ? right : left) };

    const row = (content: string, from = side, to = side): string => {
      const crossed = theme.quiet(from) + padTo(content, gap) + theme.quiet(to);
      const parts = [crossed, untouched.gap, untouched.line];
      return ' '.repeat(margin) + (isLeft ? parts : parts.toReversed()).join('');
    };

    const [first = '', ...rest] = singleLines(arrow, room);
    const isShort = stringWidth(first) <= room.onArrow;
    const shaft = drawArrow(kind, isShort ? first : '', gap, theme);
    return [
      kind === 'call' ? row(shaft, junctions.right) : row(shaft, side, junctions.left),
      ...folded(isShort ? rest : [first, ...rest], room.below).map((line) => row(indent + line)),
    ];
  },
};

function gaps(width: number): { left: number; right: number } {
  const triggers = width - 3; // Half of their name stands to the right of their line.
  const inside = triggers - margin - 2;
  const left = Math.min(Math.floor(inside / 2), widestLeft);
  return { left, right: inside - left };
}

function drawArrow(kind: Arrow['kind'], label: string, gap: number, { glyphs, quiet, bad }: Theme): string {
  const { line, arrows, cross } = glyphs;
  // The blank behind the label gives way where an exception takes all there is.
  const text = label === '' ? '' : padTo(` ${label}`, Math.min(stringWidth(label) + 2, gap - 2));
  const rest = line.repeat(gap - 2 - stringWidth(text));
  switch (kind) {
    case 'call':
      return quiet(line) + text + quiet(rest + arrows.right);
    case 'answer':
      return quiet(arrows.left + line) + text + quiet(rest);
    case 'failure':
      return bad(arrows.left + cross) + text + bad(rest);
  }
}
