export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export function spread(values) {
  return { median: median(values), min: Math.min(...values), max: Math.max(...values), samples: values.length };
}

/** The ratio of each pair, so that what slows a moment down slows both of its sides. */
export function pairedRatios(values, base) {
  return values.map((value, index) => value / base[index]);
}
