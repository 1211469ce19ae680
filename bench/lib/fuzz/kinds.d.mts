export const kinds: readonly object[];
