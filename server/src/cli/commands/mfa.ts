import { dirname, resolve } from 'node:path';
import { findGitRoot } from '../../disk/gitignore';
import { inside, shown, slashed } from '../../disk/paths';
import { readTextFile } from '../../disk/text-file';
import { readDocument } from '../../readers/index';
import { clean } from '../../text/clean';
import { LineIndex } from '../../text/line-index';
import { defineCommand } from '../command';
import { formatWhoGetsThrough } from '../formats/who-gets-through';
import type { ExitCode } from '../host';
import { noPolicy } from '../review';

/** `two-gates mfa` */
export const mfa = defineCommand({
  name: 'mfa',
  summary: 'Print who gets through each policy of a file, with MFA and without.',
  operands: { usage: 'FILE', least: 1, most: 1 },
  flags: {},

  run({ operands: [file = ''] }, host): ExitCode {
    const path = resolve(host.cwd, file);
    const name = clean(shown(path, host.cwd));
    const content = readTextFile(path);
    if (content.kind !== 'text') {
      host.complain(`${name}: ${content.message}`);
      return 2;
    }
    const root = findGitRoot(dirname(path));
    const document = { path: (root && inside(root, path)) ?? slashed(path), text: content.text };
    const policies = readDocument(document).policies;
    if (policies.length === 0) {
      host.complain(`${name}: ${noPolicy}`);
      return 2;
    }
    const lines = new LineIndex(document.text);
    host.write(formatWhoGetsThrough(policies, (offset) => lines.toLineColumn(offset).line + 1));
    return 0;
  },
});
