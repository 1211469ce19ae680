import type { TriggerCalled } from '../../events/index.js';
import { fold, shorten } from '../text.js';
import type { Theme } from '../theme.js';
import { setMembers, tellingRequest } from '../trigger-members.js';
import type { Arrow } from './arrow.js';
import { memberLines } from './member-lines.js';

const between = 'Cognito and triggers';
const mostErrorLines = 4;

/** What Cognito sends a trigger. */
export function triggerCall({ trigger, triggerSource, attempt, request }: TriggerCalled, theme: Theme): Arrow {
  const occasion = triggerSource.replace(/^.*?_/, '');
  const notes = [
    // That of most triggers, which goes without saying.
    ...(occasion === 'Authentication' ? [] : [occasion]),
    ...(attempt === 1 ? [] : [`attempt ${attempt}`]),
  ].join(', ');
  return {
    between,
    kind: 'call',
    text: ({ onArrow, below }) => {
      const details = memberLines(tellingRequest(trigger, request), below, theme);
      const isShort = `${trigger} (${notes})`.length <= onArrow;
      if (notes === '') return [theme.accent(trigger), ...details];
      if (isShort) return [`${theme.accent(trigger)} ${theme.quiet(`(${notes})`)}`, ...details];
      return [theme.accent(trigger), theme.quiet(`(${notes})`), ...details];
    },
  };
}

/** What comes back from it. */
export function triggerAnswer({ response = {}, error }: TriggerCalled, theme: Theme): Arrow {
  if (error) {
    return {
      between,
      kind: 'failure',
      text: ({ below }) => {
        const message = shorten(error.message, below * mostErrorLines, theme.glyphs.ellipsis);
        return [theme.bad(error.name), ...fold(message, below)];
      },
    };
  }
  const set = setMembers(response);
  const isUnchanged = Object.keys(set).length === 0;
  return {
    between,
    kind: 'answer',
    text: ({ below }) => (isUnchanged ? ['unchanged'] : memberLines(set, below, theme)),
  };
}
