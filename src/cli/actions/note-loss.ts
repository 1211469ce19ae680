import type { Call } from './call.js';

/** Says that the playground went with what an action has deleted. */
export function noteLoss({ note, playground }: Call, wasPlayground: boolean): void {
  if (wasPlayground) note(`It was the playground’s. For another playground: ${playground.createWith}`);
}
