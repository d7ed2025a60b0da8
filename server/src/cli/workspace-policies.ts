import { type Failure, findFiles } from '../disk/find-files';
import { shown } from '../disk/paths';
import { readTextFile } from '../disk/text-file';
import { PolicyIndex } from '../project/policy-index';
import { mayHoldPolicies } from '../readers/index';

/** The policies below a folder, or of one file, by their paths as people would write them from `cwd`. */
export function policiesBelow(
  operand: string,
  cwd: string,
): { readonly index: PolicyIndex; readonly failures: readonly Failure[] } {
  const { files, failures } = findFiles([operand], cwd);
  const index = new PolicyIndex();
  for (const { path } of files) {
    if (!mayHoldPolicies(path)) continue;
    const content = readTextFile(path);
    if (content.kind === 'text') index.set(shown(path, cwd), content.text);
  }
  return { index, failures };
}
