import type { Credential } from '../../../model/credential';
import { mutesGeneric, placeOf } from '../quiet';

/** How values are written in a text. `code` stands for languages in which a value is a quoted string. */
export type Family =
  | 'code'
  | 'shell'
  | 'powershell'
  | 'batch'
  | 'dockerfile'
  | 'yaml'
  | 'json'
  | 'toml'
  | 'ini'
  | 'xml'
  | 'hcl'
  | 'sql'
  | 'text';

/** A text with what its name and its content tell about it. */
export interface Source {
  readonly text: string;
  readonly path: string;
  /** The last part of the path, in lower case. */
  readonly file: string;
  /** What stands behind the last stop of the name, in lower case. */
  readonly ending: string;
  readonly family: Family;
  readonly place: Credential['place'];
  /** True where names say little, so that only what shows by itself is looked for: logins in URLs. */
  readonly muted: boolean;
}

export function sourceOf(text: string, path: string): Source {
  const file = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1).toLowerCase();
  const bare = withoutSuffix(file);
  const dot = bare.lastIndexOf('.');
  const ending = dot < 0 ? '' : bare.slice(dot + 1);
  const family = familyOfName(bare, ending) ?? familyOfText(text);
  const place = placeOf({ path, text });
  return { text, path, file, ending, family, place, muted: mutesGeneric({ path, text }, place) };
}

/** `config.php.bak` is PHP, and `values.yaml.tmpl` is YAML. */
function withoutSuffix(file: string): string {
  for (const suffix of [
    '.example',
    '.sample',
    '.template',
    '.tmpl',
    '.tpl',
    '.dist',
    '.bak',
    '.old',
    '.orig',
    '.j2',
    '.erb',
    '.in',
  ]) {
    if (file.endsWith(suffix) && file.length > suffix.length) return file.slice(0, -suffix.length);
  }
  return file;
}

const endings: ReadonlyMap<string, Family> = new Map(
  (
    [
      [
        'code',
        'js jsx ts tsx mjs cjs mts cts vue svelte py pyi pyw go java kt kts scala groovy gradle cs vb fs fsx rb rake php phtml rs swift m mm c cc cpp cxx h hpp hh dart lua pl pm r ex exs erl clj jl hs elm zig nim sol coffee astro bicep cr d pas jsonnet as ino cfm jsp gvy hx',
      ],
      ['shell', 'sh bash zsh ksh fish bats mk make envrc'],
      ['powershell', 'ps1 psm1 psd1'],
      ['batch', 'bat cmd'],
      ['dockerfile', 'dockerfile containerfile'],
      ['yaml', 'yml yaml'],
      ['json', 'json jsonc json5 ipynb tfstate webmanifest har code-workspace'],
      ['toml', 'toml'],
      [
        'ini',
        'ini cfg conf cnf properties env config1 npmrc pypirc netrc pgpass s3cfg my cf prefs desktop editorconfig',
      ],
      ['xml', 'xml config csproj props targets plist xaml resx html htm xhtml wsdl svg nuspec pubxml xsl xslt'],
      ['hcl', 'tf tfvars hcl nomad'],
      ['sql', 'sql psql ddl'],
      ['text', 'md mdx markdown txt rst adoc log http rest diff patch'],
    ] as const
  ).flatMap(([family, names]) => names.split(' ').map((name): [string, Family] => [name, family])),
);

function familyOfName(file: string, ending: string): Family | undefined {
  if (file.startsWith('dockerfile') || file.startsWith('containerfile')) return 'dockerfile';
  if (file.startsWith('.env') || file.endsWith('.env')) return 'ini';
  if (
    file === 'jenkinsfile' ||
    file === 'vagrantfile' ||
    file === 'fastfile' ||
    file === 'rakefile' ||
    file === 'gemfile'
  ) {
    return 'code';
  }
  if (
    file === 'makefile' ||
    file === '.bashrc' ||
    file === '.profile' ||
    file === '.zshrc' ||
    file === '.bash_profile'
  ) {
    return 'shell';
  }
  if (file === '.dockercfg' || file === '.babelrc') return 'json';
  if (file === 'credentials' || file === 'pip.conf' || file === '.my.cnf' || file === '_netrc') return 'ini';
  if (file === 'pipfile') return 'toml';
  return endings.get(ending);
}

/** A guess by the first lines, for names that say nothing. */
function familyOfText(text: string): Family {
  const head = text.slice(0, 2048);
  const begin = head.trimStart();
  if (begin.startsWith('#!')) {
    const line = begin.slice(0, 80);
    if (
      line.includes('python') ||
      line.includes('node') ||
      line.includes('ruby') ||
      line.includes('perl') ||
      line.includes('php')
    ) {
      return 'code';
    }
    return line.includes('pwsh') ? 'powershell' : 'shell';
  }
  if (begin.startsWith('<?php')) return 'code';
  if (begin.startsWith('<?xml') || begin.startsWith('<')) return 'xml';
  if (begin.startsWith('{') || begin.startsWith('[{') || begin.startsWith('["')) return 'json';
  if (begin.startsWith('---') || begin.startsWith('apiVersion:')) return 'yaml';
  if (begin.startsWith('FROM ') || begin.startsWith('ARG ')) return 'dockerfile';
  if (begin.startsWith('[')) return 'ini';
  return 'text';
}

const dollars = new Set(['php', 'phtml', 'kt', 'kts', 'groovy', 'gradle', 'dart', 'pl', 'pm', 'jl', 'gvy']);

/** True if `"a$name"` puts the value of a variable in place of `$name`. */
export function readsDollars(source: Source): boolean {
  if (source.family === 'shell' || source.family === 'powershell') return true;
  return source.family === 'code' && (dollars.has(source.ending) || source.file === 'jenkinsfile');
}

/** Where a value can stand without quotes. */
export function takesBareValues(source: Source): boolean {
  return source.family !== 'code' && source.family !== 'json' && source.family !== 'hcl' && source.family !== 'toml';
}
