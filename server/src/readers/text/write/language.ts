import type { TextDocument } from '../../../text/document';
import { batch } from './languages/batch';
import { cloudformationJson, cloudformationYaml } from './languages/cloudformation';
import { csharp } from './languages/csharp';
import { dockerfile } from './languages/dockerfile';
import { githubActions } from './languages/github-actions';
import { gitlab } from './languages/gitlab';
import { go } from './languages/go';
import { javascript } from './languages/javascript';
import { jenkins } from './languages/jenkins';
import { groovy, java, kotlin } from './languages/jvm';
import { kubernetes } from './languages/kubernetes';
import { notebook } from './languages/notebook';
import { pip } from './languages/pip';
import { powershell } from './languages/powershell';
import { prose } from './languages/prose';
import { python } from './languages/python';
import { rails } from './languages/rails';
import { rust } from './languages/rust';
import { elixir, lua, perl, php, r, ruby } from './languages/scripting';
import {
  appsettings,
  dotenv,
  editorJson,
  ini,
  json,
  maven,
  npmrc,
  nuget,
  plist,
  springProperties,
  toml,
  xml,
} from './languages/settings';
import { shell } from './languages/shell';
import { sql } from './languages/sql';
import { swift } from './languages/swift';
import { terraform, tfvars } from './languages/terraform';
import { terraformJson } from './languages/terraform-json';
import { ansible, compose, plainYaml, springYaml } from './languages/yaml';
import type { Language } from './site';

/** The language of a document: by the name of its file, and by what it says where many tools share one ending. */
export function languageOf({ path, text }: TextDocument): Language {
  const file = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const ending = /\.(\w+)$/.exec(file)?.[1] ?? '';
  const known = byName.find(([pattern]) => pattern.test(file))?.[1];
  // `Dockerfile.go` may be either: the program that it is named after, or one about such files.
  const isAbout = known === dockerfile && byEnding.has(ending) && !/^\s*FROM\s/im.test(text.slice(0, dialectLength));
  if (known && !isAbout) return known;
  if (ending === 'yml' || ending === 'yaml') return yamlDialect(path.toLowerCase(), file, text);
  if (ending === 'json' || ending === 'jsonc' || ending === 'template')
    return jsonDialect(path.toLowerCase(), file, text);
  return byEnding.get(ending) ?? byFirstLine(text) ?? none;
}

const none: Language = { literalAt: () => undefined, forms: [], refused: 'Nothing is known of this language.' };

function never(refused: string): Language {
  return { ...none, refused };
}

const byName: readonly (readonly [RegExp, Language])[] = [
  [/^(?:dockerfile|containerfile)|\.dockerfile$/, dockerfile],
  [/^\.env|\.env$|^\.envrc$/, dotenv],
  [/^jenkinsfile|\.jenkinsfile$/, jenkins],
  [/^(?:rakefile|gemfile|vagrantfile|fastfile|podfile)$/, ruby],
  [/^\.(?:bash|zsh)|^\.profile$|^\.zshenv$/, shell],
  [/^\.npmrc$|^requirements[\w-]*\.txt$/, npmrc],
  [/^(?:pip\.(?:conf|ini)|\.pypirc)$/, pip],
  [/^nuget\.config$/, nuget],
  [/^(?:settings|pom)\.xml$/, maven],
  [/^(?:application|bootstrap)(?:-[\w-]+)?\.properties$/, springProperties],
  [
    /\.tfstate(?:\.backup)?$/,
    never(
      'Terraform writes this file itself: keep it in an encrypted backend and out of the repository, and rotate the value.',
    ),
  ],
  [
    /^credentials$/,
    never(
      'This file is made for keys: keep it out of the repository, or sign in by SSO, a role or credential_process.',
    ),
  ],
  [
    /^[._]netrc$|^\.pgpass$|^\.git-credentials$/,
    never('This file is made for passwords: keep it out of the repository.'),
  ],
  [/\.tf\.json$/, terraformJson],
  [/\.ipynb$/, notebook],
];

const byEnding: ReadonlyMap<string, Language> = new Map(
  (
    [
      ['py pyi pyw', python],
      ['js mjs cjs jsx ts mts cts tsx vue svelte astro', javascript],
      ['java', java],
      ['kt kts', kotlin],
      ['groovy gradle gvy', groovy],
      ['cs', csharp],
      ['go', go],
      ['rb rake', ruby],
      ['php', php],
      ['pl pm', perl],
      ['ex exs', elixir],
      ['r', r],
      ['lua', lua],
      ['rs', rust],
      ['swift', swift],
      ['ps1 psm1', powershell],
      ['sh bash zsh ksh bats', shell],
      ['bat cmd', batch],
      ['tf hcl', terraform],
      ['tfvars', tfvars],
      ['properties', dotenv],
      ['ini cfg conf cnf', ini],
      ['toml', toml],
      ['xml config', xml],
      ['plist', plist],
      ['md markdown mdx txt rst adoc', prose],
      ['sql psql ddl', sql],
      [
        'html htm',
        never(
          'This file is sent to browsers, where everybody can read what is in it: have a server use the value instead.',
        ),
      ],
    ] as const
  ).flatMap(([endings, language]) => endings.split(' ').map((ending): [string, Language] => [ending, language])),
);

function yamlDialect(path: string, file: string, text: string): Language {
  if (/(?:^|\/)\.github\/workflows\//.test(path)) return githubActions;
  if (/(?:^|\.)gitlab-ci\.ya?ml$/.test(file)) return gitlab;
  if (/^(?:docker-)?compose[\w.-]*\.ya?ml$/.test(file)) return compose;
  if (/^(?:application|bootstrap)(?:-[\w-]+)?\.ya?ml$/.test(file)) return springYaml;
  if (
    /(?:^|\/)config\/(?:database|secrets|cable|storage|redis|mongoid|sidekiq)\.ya?ml$/.test(path) &&
    !/^spring\s*:/m.test(text)
  )
    return rails;
  const head = text.slice(0, dialectLength);
  if (/^AWSTemplateFormatVersion[ \t]*:/m.test(head) || /^[ \t]+Type:[ \t]*["']?AWS::/m.test(head))
    return cloudformationYaml;
  if (/^apiVersion[ \t]*:/m.test(head) && /^kind[ \t]*:/m.test(head)) return kubernetes;
  if (/(?:^|\/)(?:group_vars|host_vars|roles|playbooks?|inventory)\//.test(path)) return ansible;
  if (/^[ \t]*(?:-[ \t]+)?hosts[ \t]*:/m.test(head) && /^[ \t]+(?:tasks|roles|vars)[ \t]*:/m.test(head)) return ansible;
  if (/^services[ \t]*:/m.test(head) && /^[ \t]+image[ \t]*:/m.test(head)) return compose;
  if (/^jobs[ \t]*:/m.test(head) && /^[ \t]+runs-on[ \t]*:/m.test(head)) return githubActions;
  return plainYaml;
}

/** What a text is shows at its beginning. */
const dialectLength = 20_000;

function jsonDialect(path: string, file: string, text: string): Language {
  if (/^appsettings(?:\.[\w-]+)?\.json$/.test(file)) return appsettings;
  if (/(?:^|\/)\.vscode\//.test(path)) return editorJson;
  if (/"(?:AWSTemplateFormatVersion|Type)"\s*:\s*"(?:2010-09-09|AWS::)/.test(text.slice(0, dialectLength)))
    return cloudformationJson;
  return json;
}

/** Scripts without an ending say what runs them. */
function byFirstLine(text: string): Language | undefined {
  const line = text.slice(0, 100).split(/[\r\n]/)[0] ?? '';
  if (!line.startsWith('#!')) return undefined;
  if (line.includes('python')) return python;
  if (line.includes('node')) return javascript;
  if (line.includes('ruby')) return ruby;
  if (line.includes('perl')) return perl;
  if (line.includes('pwsh')) return powershell;
  return /sh\b/.test(line) ? shell : undefined;
}
