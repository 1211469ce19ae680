import type { RunEvent, Summary, Waiting } from '../events/index.js';
import { authenticatorOffered } from './authenticator.js';
import { tokensCompared } from './compared-tokens.js';
import { runEnded, runStarted, stepStarted } from './frame.js';
import { messageArrived } from './message.js';
import { answered, callEnded, problem, resourceChanged, result } from './notes.js';
import type { Page } from './page.js';
import { picture } from './picture.js';
import { table } from './table.js';
import { tokensVerified } from './tokens.js';
import { triggerCalled } from './trigger-note.js';

/** The lines that an event comes to; none when it shows in other ways. */
export function drawing(event: Exclude<RunEvent, Summary | Waiting>, page: Page): string[] {
  switch (event.type) {
    case 'run-started':
      return runStarted(event, page);
    case 'step-started':
      return stepStarted(event, page);
    case 'call-ended':
      return callEnded(event, page);
    case 'trigger-called':
      return triggerCalled(event, page);
    case 'message-arrived':
      return messageArrived(event, page);
    case 'authenticator-offered':
      return authenticatorOffered(event, page);
    case 'answered':
      return answered(event, page);
    case 'result':
      return result(event, page);
    case 'problem':
      return problem(event, page);
    case 'tokens-verified':
      return tokensVerified(event, page);
    case 'tokens-compared':
      return tokensCompared(event, page);
    case 'table':
      return table(event, page);
    case 'drawing':
      return picture(event, page);
    case 'resource-changed':
      return resourceChanged(event, page);
    case 'run-ended':
      return runEnded(event, page);
    case 'asked':
    case 'call-started':
    case 'step-ended':
      return [];
  }
}
