export interface Summary {
  readonly median: number;
  readonly p95: number;
  readonly worst: number;
}

export function summarize(milliseconds: readonly number[]): Summary {
  return { median: quantile(milliseconds, 0.5), p95: quantile(milliseconds, 0.95), worst: Math.max(...milliseconds) };
}

/** The value below which the given share of the numbers lies; 0.5 is the median. */
function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
