import type { Theme } from '../theme.js';
import { folded, singleLines, type Arrow, type Layout } from './arrow.js';

/** For narrow pages: what Cognito and the triggers say to each other stands further in. */
export const indented: Layout = {
  header({ theme }) {
    const { left, right } = theme.glyphs.arrows;
    return [theme.strong(['  App', 'Cognito', 'Triggers'].join(` ${left}${right} `))];
  },

  rows(arrow, { theme, width }) {
    const indent = arrow.between === 'app and Cognito' ? '  ' : '      ';
    const mark = markOf(arrow.kind, theme);
    const room = width - indent.length - mark.width - 1;
    return folded(singleLines(arrow, { onArrow: room, below: room }), room).map(
      (line, index) => indent + (index === 0 ? mark.text : ' '.repeat(mark.width)) + ` ${line}`,
    );
  },
};

function markOf(kind: Arrow['kind'], { glyphs, quiet, bad }: Theme): { text: string; width: number } {
  const { arrows, cross } = glyphs;
  switch (kind) {
    case 'call':
      return { text: quiet(arrows.right), width: 1 };
    case 'answer':
      return { text: quiet(arrows.left), width: 1 };
    case 'failure':
      return { text: bad(arrows.left + cross), width: 2 };
  }
}
