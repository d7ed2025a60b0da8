import type { Holder, PolicyKind } from '../../model/policy';

/** What the names of the file and its folders say about the policies in it. */
export interface PathHint {
  readonly kind: PolicyKind;
  /** The end of the sentence "because …". */
  readonly reason: string;
  readonly holder?: Holder['kind'];
}

/** Kinds that folders and files are named after. An earlier line counts more, however far out the folder is. */
const namedKinds: readonly { readonly kind: PolicyKind; readonly words: RegExp }[] = [
  { kind: 'scp', words: /\b(?:scps?|service control polic(?:y|ies))\b/ },
  { kind: 'rcp', words: /\b(?:rcps?|resource control polic(?:y|ies))\b/ },
  { kind: 'session', words: /\bsession polic(?:y|ies)\b/ },
  { kind: 'boundary', words: /\bboundar(?:y|ies)\b/ },
  { kind: 'trust', words: /\b(?:trust|trusts|assume role)\b/ },
];

/** Folders that are named after what the policies in them are attached to. */
const holderFolders: Readonly<Record<string, Holder['kind']>> = {
  users: 'user',
  groups: 'group',
  roles: 'role',
  'permission-sets': 'permissionSet',
  permission_sets: 'permissionSet',
  permissionsets: 'permissionSet',
};

/** Reads the hint of a path, if it gives one. */
export function findPathHint(path: string): PathHint | undefined {
  const [file = '', ...folders] = path.split('/').reverse();
  const names = [file.replace(/\.\w+$/, ''), ...folders];
  const worded = names.map(toWords);
  for (const { kind, words } of namedKinds) {
    const at = worded.findIndex((name) => words.test(name));
    if (at >= 0) return { kind, reason: `the ${at === 0 ? 'file' : 'folder'} is named "${names[at]}"` };
  }
  // Right below the root of an absolute path, "users" is where people's home folders are.
  const folder = folders.find((name, at) => Object.hasOwn(holderFolders, name) && folders[at + 1] !== '');
  const holder = folder === undefined ? undefined : holderFolders[folder];
  return holder && { kind: 'identity', reason: `the folder is named "${folder}"`, holder };
}

/** `scpDenyRoot`, `SCP_deny-root` → `scp deny root`. */
function toWords(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[^a-zA-Z\d]+/g, ' ')
    .toLowerCase();
}
