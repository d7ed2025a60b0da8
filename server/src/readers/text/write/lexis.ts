/** One kind of string in a language. */
export interface StringRule {
  readonly open: string;
  readonly close: string;
  /** How its end is escaped: by a backslash or another sign in front of it, by doubling it, or not at all. */
  readonly escape: '\\' | '`' | 'double' | undefined;
  /** True if it may go on behind the end of a line. */
  readonly lines: boolean;
  /** Opens and closes code inside of the string. */
  readonly code?: readonly [open: string, close: string];
  /** True for a single character, which in some languages looks like the beginning of something else. */
  readonly character?: true;
}

/** What has to be known of a language to find the string around an offset. */
export interface Lexis {
  readonly lineComments: readonly string[];
  readonly blockComments: readonly (readonly [open: string, close: string])[];
  /** The longest opening first. */
  readonly strings: readonly StringRule[];
  /** Letters and signs that may stand in front of an opening quote and belong to the string, in lower case. */
  readonly prefixes: string;
  /** True if `/` may open a regular expression. */
  readonly patterns?: true;
  /** Texts between marks on lines of their own: `<<EOF`. */
  readonly heredocs?: true;
  /** True if `#` opens a comment only at the beginning of a word. */
  readonly wordComments?: true;
}

const slashes = { lineComments: ['//'], blockComments: [['/*', '*/']] } as const;
const double: StringRule = { open: '"', close: '"', escape: '\\', lines: false };
const single: StringRule = { open: "'", close: "'", escape: '\\', lines: false };
const triple: StringRule = { open: '"""', close: '"""', escape: '\\', lines: true };
const character: StringRule = { ...single, character: true };
const dollarCode = ['${', '}'] as const;

export const python: Lexis = {
  lineComments: ['#'],
  blockComments: [],
  strings: [triple, { ...triple, open: "'''", close: "'''" }, double, single],
  prefixes: 'rbuft',
};

export const javascript: Lexis = {
  ...slashes,
  strings: [double, single, { open: '`', close: '`', escape: '\\', lines: true, code: dollarCode }],
  prefixes: '',
  patterns: true,
};

export const java: Lexis = { ...slashes, strings: [triple, double, character], prefixes: '' };

export const kotlin: Lexis = {
  ...slashes,
  strings: [{ ...triple, escape: undefined, code: dollarCode }, { ...double, code: dollarCode }, character],
  prefixes: '',
};

/** Strings in single quotes, too: Groovy and Dart. */
export const groovy: Lexis = {
  ...slashes,
  strings: [
    { ...triple, code: dollarCode },
    { ...triple, open: "'''", close: "'''" },
    { ...double, code: dollarCode },
    single,
  ],
  prefixes: 'r',
};

export const csharp: Lexis = {
  ...slashes,
  strings: [
    { ...triple, escape: undefined },
    { ...double, open: '@$"', escape: 'double', lines: true },
    { ...double, open: '$@"', escape: 'double', lines: true },
    { ...double, open: '@"', escape: 'double', lines: true },
    double,
    character,
  ],
  prefixes: '$',
};

export const go: Lexis = {
  ...slashes,
  strings: [double, { open: '`', close: '`', escape: undefined, lines: true }, character],
  prefixes: '',
};

export const ruby: Lexis = {
  lineComments: ['#'],
  blockComments: [],
  strings: [
    { ...double, lines: true, code: ['#{', '}'] },
    { ...single, lines: true },
  ],
  prefixes: '',
  wordComments: true,
};

export const php: Lexis = {
  lineComments: ['//', '#'],
  blockComments: [['/*', '*/']],
  strings: [
    { ...double, lines: true },
    { ...single, lines: true },
  ],
  prefixes: '',
};

export const rust: Lexis = {
  ...slashes,
  strings: [
    { open: 'r##"', close: '"##', escape: undefined, lines: true },
    { open: 'r#"', close: '"#', escape: undefined, lines: true },
    { open: 'r"', close: '"', escape: undefined, lines: true },
    { ...double, lines: true },
    character,
  ],
  prefixes: 'b',
};

export const swift: Lexis = {
  ...slashes,
  strings: [
    { ...triple, code: ['\\(', ')'] },
    { ...double, code: ['\\(', ')'] },
  ],
  prefixes: '',
};

/** Languages with `#` comments, two kinds of quotes and nothing more: Perl, R, Elixir, Julia. */
export const hashes: Lexis = {
  lineComments: ['#'],
  blockComments: [],
  strings: [triple, { ...double, lines: true }, { ...single, lines: true }],
  prefixes: '',
  wordComments: true,
};

export const lua: Lexis = {
  lineComments: ['--'],
  blockComments: [['--[[', ']]']],
  strings: [double, single, { open: '[[', close: ']]', escape: undefined, lines: true }],
  prefixes: '',
};

export const powershell: Lexis = {
  lineComments: ['#'],
  blockComments: [['<#', '#>']],
  strings: [
    { open: '@"', close: '\n"@', escape: undefined, lines: true },
    { open: "@'", close: "\n'@", escape: undefined, lines: true },
    { open: '"', close: '"', escape: '`', lines: true, code: ['$(', ')'] },
    { open: "'", close: "'", escape: 'double', lines: true },
  ],
  prefixes: '',
  wordComments: true,
};

export const shell: Lexis = {
  lineComments: ['#'],
  blockComments: [],
  strings: [
    { open: "$'", close: "'", escape: '\\', lines: true },
    { open: '"', close: '"', escape: '\\', lines: true, code: ['$(', ')'] },
    { open: "'", close: "'", escape: undefined, lines: true },
  ],
  prefixes: '',
  heredocs: true,
  wordComments: true,
};

export const hcl: Lexis = {
  lineComments: ['#', '//'],
  blockComments: [['/*', '*/']],
  strings: [{ ...double, code: dollarCode }],
  prefixes: '',
  heredocs: true,
};

export const sql: Lexis = {
  lineComments: ['--'],
  blockComments: [['/*', '*/']],
  strings: [
    { open: "'", close: "'", escape: 'double', lines: true },
    { open: '"', close: '"', escape: 'double', lines: true },
  ],
  prefixes: 'n',
};
