import type { TextEdit } from '../../../../text/edit';
import { environmentForm } from '../environment';
import { findLiteral } from '../find-literal';
import { swift as lexis } from '../lexis';
import { linesOf, newlineOf, nextLine } from '../lines';
import { isWhole, type Language, notUnderstood, type Site } from '../site';
import { replaceWhole } from '../splice';

export const swift: Language = {
  literalAt: (text, span) => findLiteral(text, span, lexis),
  forms: [environmentForm({ replace, also: ([first]) => (first ? importFoundation(first.text) : []) })],
};

function replace(site: Site): TextEdit | string {
  const { literal, variable, span } = site;
  if (!literal) return notUnderstood;
  const read = `ProcessInfo.processInfo.environment["${variable}"]!`;
  return isWhole(site) ? replaceWhole(site, literal, { text: read }) : { span, text: `\\(${read})` };
}

/** What brings Foundation along is enough. Else it is put where swift-format would have it among the imports. */
function importFoundation(text: string): TextEdit[] {
  if (/^[ \t]*import[ \t]+(?:Foundation|UIKit|AppKit|SwiftUI|Cocoa)\b/m.test(text)) return [];
  let at = 0;
  for (const { start, line } of linesOf(text)) {
    const name = /^(?:@\w+\s+)?import\s+(?:\w+\s+)?(\w+)/.exec(line)?.[1];
    if (name !== undefined && name > 'Foundation') {
      at = start;
      break;
    }
    if (name !== undefined) at = nextLine(text, start);
    else if (at === start && line.startsWith('//')) at = nextLine(text, start);
  }
  const newline = newlineOf(text);
  const beside = /^(?:@\w+[ \t]+)?import[ \t]/m.test(text);
  return [{ span: { start: at, end: at }, text: `import Foundation${newline}${beside ? '' : newline}` }];
}
