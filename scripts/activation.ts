/** The languages, by the ids of VS Code, whose files are looked at. An extension that wakes for any file slows all starts. */
const languages: readonly string[] = [
  ...['json', 'jsonc', 'jsonl', 'json5'],
  ...['plaintext', 'markdown', 'restructuredtext', 'latex', 'log', 'diff', 'http', 'csv', 'ignore'],
  ...['dotenv', 'env', 'properties', 'java-properties', 'spring-boot-properties', 'spring-boot-properties-yaml', 'ini'],
  ...[
    'toml',
    'yaml',
    'dockercompose',
    'docker-compose',
    'github-actions-workflow',
    'azure-pipelines',
    'ansible',
    'helm',
  ],
  ...['xml', 'xsl', 'html', 'handlebars', 'razor', 'css', 'scss', 'less', 'jinja', 'jinja-yaml', 'nginx'],
  ...['dockerfile', 'shellscript', 'powershell', 'bat', 'makefile', 'jenkinsfile', 'groovy', 'gradle', 'kotlin-dsl'],
  ...[
    'terraform',
    'terraform-vars',
    'terraform-stack',
    'terraform-deploy',
    'opentofu',
    'opentofu-vars',
    'hcl',
    'bicep',
  ],
  ...['javascript', 'javascriptreact', 'typescript', 'typescriptreact', 'vue', 'svelte', 'astro', 'coffeescript'],
  ...['python', 'jupyter', 'ruby', 'erb', 'php', 'blade', 'perl', 'perl6', 'lua', 'r', 'julia'],
  ...['java', 'kotlin', 'scala', 'clojure', 'csharp', 'fsharp', 'vb', 'aspnetcorerazor', 'go', 'rust', 'swift'],
  ...['c', 'cpp', 'objective-c', 'objective-cpp', 'dart', 'elixir', 'erlang', 'haskell', 'nix', 'graphql', 'prisma'],
  ...['sql', 'plsql', 'mysql', 'postgres', 'apex', 'solidity', 'pascal', 'tex'],
];

/** What wakes the extension. */
export const activationEvents: readonly string[] = languages.map((language) => `onLanguage:${language}`);
