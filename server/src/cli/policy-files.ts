import { dirname, resolve } from 'node:path';
import { findGitRoot } from '../disk/gitignore';
import { inside, shown, slashed } from '../disk/paths';
import { readTextFile } from '../disk/text-file';
import type { NamedPolicy, PolicySet } from '../model/decision';
import type { Policy } from '../model/policy';
import { readDocument } from '../readers/index';
import { clean } from '../text/clean';
import { LineIndex } from '../text/line-index';
import type { Host } from './host';
import { noPolicy } from './review';

/** Where something stands in a policy file; lines count from one. */
export interface FilePlace {
  readonly file: string;
  readonly line: number;
}

/** The policies of the files that a command names, with the place of whatever is in them. */
export class PolicyFiles {
  private readonly lines = new Map<string, LineIndex>();
  private readonly host: Host;
  private isFailed = false;

  constructor(host: Host) {
    this.host = host;
  }

  /** True once a file could not be read or held no policy, which was said then. */
  get failed(): boolean {
    return this.isFailed;
  }

  /**
   * The policies of the files. Of a file with several kinds those are taken that name principals, or those that do not,
   * as the layer wants.
   */
  read(files: readonly string[], withPrincipals: boolean): PolicySet {
    const sets = files.map((file) => this.readFile(file, withPrincipals));
    return {
      policies: sets.flatMap(({ policies }) => policies),
      isComplete: sets.every(({ isComplete }) => isComplete),
    };
  }

  /** The place of an offset in a policy that was read here. */
  placeOf({ path = '' }: NamedPolicy, offset: number): FilePlace {
    return { file: path, line: (this.lines.get(path)?.toLineColumn(offset).line ?? 0) + 1 };
  }

  private readFile(file: string, withPrincipals: boolean): PolicySet {
    const path = resolve(this.host.cwd, file);
    const name = clean(shown(path, this.host.cwd));
    const content = readTextFile(path);
    if (content.kind !== 'text') return this.fail(`${name}: ${content.message}`);
    const root = findGitRoot(dirname(path));
    const { policies, broken } = readDocument({
      path: (root && inside(root, path)) ?? slashed(path),
      text: content.text,
    });
    if (policies.length === 0) return this.fail(`${name}: ${noPolicy}`);
    this.lines.set(name, new LineIndex(content.text));
    const fitting = policies.filter((policy) => namesPrincipals(policy) === withPrincipals);
    const taken = fitting.length > 0 ? fitting : policies;
    return { policies: taken.map((policy) => ({ name, path: name, policy })), isComplete: broken.length === 0 };
  }

  private fail(line: string): PolicySet {
    this.host.complain(line);
    this.isFailed = true;
    return { policies: [], isComplete: false };
  }
}

function namesPrincipals({ statements }: Policy): boolean {
  return statements.some(({ principals, notPrincipals }) => principals !== undefined || notPrincipals !== undefined);
}
