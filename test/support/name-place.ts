import type { NamePlace } from '../../server/src/features/route-prose';
import { LineIndex } from '../../server/src/text/line-index';

/** Names places in files that are given by their texts, as an editor would. */
export function namePlaceIn(files: Readonly<Record<string, string>>): NamePlace {
  return ({ path, span }) => {
    const line = new LineIndex(files[path] ?? '').toLineColumn(span.start).line + 1;
    return { text: `${path}:${line}`, uri: `file:///${path}#L${line}` };
  };
}
