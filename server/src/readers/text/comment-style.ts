import type { CommentStyle } from '../reading';

const hash: CommentStyle = { open: '#' };
const slashes: CommentStyle = { open: '//' };
const dashes: CommentStyle = { open: '--' };
const semicolon: CommentStyle = { open: ';' };
const percent: CommentStyle = { open: '%' };
const markup: CommentStyle = { open: '<!--', close: '-->' };
const block: CommentStyle = { open: '/*', close: '*/' };
const remark: CommentStyle = { open: 'REM' };
const quote: CommentStyle = { open: "'" };

/** By the ending of the name, or by the whole name. */
const styles = new Map<string, CommentStyle>([
  ...each(hash, 'bash cfg conf dockerfile env ex exs fish gemspec graphql hcl http ksh make mk nix nu pl pm'),
  ...each(hash, 'properties ps1 psd1 psm1 py pyi pyw r rake rb rest sh tf tfvars toml yaml yml zsh'),
  ...each(hash, 'gemfile jenkinsfile.txt makefile netrc npmrc pgpass procfile rakefile vagrantfile'),
  ...each(slashes, 'bicep c cc cjs cpp cs csx cts dart fs fsx go gradle groovy h hpp java jenkinsfile js json5 jsonc'),
  ...each(
    slashes,
    'code-snippets code-workspace jsx kt kts m mjs mm mts php proto rs sass scala scss swift ts tsx zig',
  ),
  ...each(dashes, 'elm hs lua psql sql'),
  ...each(semicolon, 'asm clj cljs edn el ini lisp reg scm'),
  ...each(percent, 'erl tex'),
  ...each(
    markup,
    'config csproj fsproj htm html markdown md nuspec plist props pubxml svg targets vbproj vue xhtml xml',
  ),
  ...each(block, 'css less'),
  ...each(remark, 'bat cmd'),
  ...each(quote, 'bas vb vbs'),
]);

/** Endings of files that have no comments. */
const withoutComments: ReadonlySet<string> = new Set([
  'csv',
  'ipynb',
  'json',
  'log',
  'ndjson',
  'tfstate',
  'tsv',
  'txt',
]);

/** How comments are written in a document of that path; undefined where there are none. Unknown files take `#`. */
export function commentStyleOf(path: string): CommentStyle | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (name.startsWith('.env') || name.startsWith('dockerfile')) return hash;
  const ending = name.slice(name.lastIndexOf('.') + 1);
  if (withoutComments.has(ending)) return undefined;
  return styles.get(ending) ?? hash;
}

function each(style: CommentStyle, endings: string): readonly (readonly [string, CommentStyle])[] {
  return endings.split(' ').map((ending) => [ending, style]);
}
