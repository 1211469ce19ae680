import type { RunEvent } from '../../events/index.js';
import type { Page } from '../page.js';
import type { Arrow } from './arrow.js';
import { call, callAnswer } from './call-arrows.js';
import { indented } from './indented.js';
import { lifelines, narrowestPage } from './lifelines.js';
import { triggerAnswer, triggerCall } from './trigger-arrows.js';

/** A sequence diagram of the calls in a story's steps that grows as they happen. */
export interface Diagram {
  /** The rows that an event adds; undefined when the diagram has no place for it, so that others have to draw it. */
  rows(event: RunEvent, page: Page): string[] | undefined;
}

export function createDiagram(): Diagram {
  let isWanted = false;
  let isInStep = false;
  /** How wide the page was when the header was drawn that the next row can stand under. */
  let headerWidth: number | undefined;
  /** By their ids; apart, when more stands below a call's arrow than what comes of the call. */
  const openCalls = new Map<number, { isApart: boolean }>();

  const arrows = (event: RunEvent, page: Page): Arrow[] => {
    const { theme } = page;
    switch (event.type) {
      case 'run-started':
        isWanted = event.diagram === true;
        return [];
      case 'step-started':
        isInStep = isWanted;
        return [];
      case 'step-ended':
        isInStep = false;
        return [];
      case 'call-started':
        if (!isInStep) return [];
        for (const open of openCalls.values()) open.isApart = true;
        openCalls.set(event.id, { isApart: openCalls.size > 0 });
        return [call(event, theme)];
      case 'call-ended': {
        const open = openCalls.get(event.id);
        openCalls.delete(event.id);
        return open ? [callAnswer(event, open.isApart, theme)] : [];
      }
      case 'trigger-called':
        return isInStep ? [triggerCall(event, theme), triggerAnswer(event, theme)] : [];
      default:
        return [];
    }
  };

  return {
    rows(event, page) {
      const drawn = arrows(event, page);
      if (drawn.length === 0) {
        // What others draw for it comes below the header, and between a call and its answer.
        headerWidth = undefined;
        for (const open of openCalls.values()) open.isApart = true;
        return undefined;
      }
      const layout = page.width < narrowestPage ? indented : lifelines;
      const header = headerWidth === page.width ? [] : layout.header(page);
      headerWidth = page.width;
      return [...header, ...drawn.flatMap((arrow) => layout.rows(arrow, page))];
    },
  };
}
