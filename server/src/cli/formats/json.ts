import { shown } from '../../disk/paths';
import type { Review } from '../review';

/** The review as JSON, in the form that `schemas/output.schema.json` describes. */
export function formatJson({ results, notAnalysed, failures }: Review, cwd: string): string {
  const output = {
    version: 1,
    results: results.map(({ file, ruleId, gate, severity, message, range, related, fixes, properties }) => ({
      file,
      ruleId,
      gate,
      severity,
      message,
      range,
      related: related.map((place) => ({ file: place.file, range: place.range, note: place.note })),
      fixes,
      properties,
    })),
    notAnalysed: [...notAnalysed, ...failures.map(({ path, message }) => ({ file: shown(path, cwd), message }))],
  };
  return `${JSON.stringify(output, undefined, 2)}\n`;
}
