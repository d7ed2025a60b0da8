export interface Summary {
  readonly median: number;
  readonly p95: number;
  readonly worst: number;
}

export function summarize(milliseconds: readonly number[]): Summary {
  return { median: quantile(milliseconds, 0.5), p95: quantile(milliseconds, 0.95), worst: Math.max(...milliseconds) };
}

/** Median, 95th percentile and worst, in milliseconds. */
export function shown({ median, p95, worst }: Summary): string {
  return [median, p95, worst].map((value) => value.toFixed(2)).join(' / ');
}

/** The value below which the given share of the numbers lies; 0.5 is the median. */
function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
