import type { NamedPolicy } from '../model/decision';
import { mayHoldPolicies, policiesIn } from '../readers/index';

/** The policies of the files of a workspace, which come and go. Each text is read once. */
export class PolicyIndex {
  readonly #files = new Map<string, { readonly text: string; readonly policies: readonly NamedPolicy[] }>();

  /** Takes the text of a file, by a path for people. What cannot hold a policy by its name is passed over. */
  set(path: string, text: string): void {
    if (!mayHoldPolicies(path) || this.#files.get(path)?.text === text) return;
    const policies = policiesIn({ path, text }).map(
      (policy): NamedPolicy => ({ name: policy.place === '' ? path : `${path} (${policy.place})`, path, policy }),
    );
    this.#files.set(path, { text, policies });
  }

  /** Forgets all files but these. */
  keepOnly(paths: ReadonlySet<string>): void {
    for (const path of this.#files.keys()) if (!paths.has(path)) this.#files.delete(path);
  }

  /** The text that a file was read from. */
  textOf(path: string): string | undefined {
    return this.#files.get(path)?.text;
  }

  /** Every policy, file by file in the order of their paths. */
  get policies(): readonly NamedPolicy[] {
    return [...this.#files].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, { policies }]) => policies);
  }
}
