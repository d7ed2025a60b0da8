import type { Change } from '../model/change';
import type { Credential } from '../model/credential';
import type { Policy } from '../model/policy';
import type { Fault, JudgedRoute } from '../model/route';
import type { Team } from '../model/team';
import type { Span } from '../text/span';

/** From the strongest to the weakest. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** `unnecessary` text is drawn faded, `deprecated` text struck through. */
export type Tag = 'unnecessary' | 'deprecated';

/**
 * What a fix does to access: `keeps` grants and serves exactly what was granted before, `answers` refuses whom it refused
 * before and says so in another way.
 */
export type AccessEffect = 'narrows' | 'widens' | 'keeps' | 'shifts' | 'answers';

export interface Fix {
  /** What it does, in the imperative, with the effect on access in brackets unless it keeps access. */
  readonly title: string;
  readonly access: AccessEffect;
  readonly change: Change;
}

export interface Related {
  readonly at: Span;
  /** The file it stands in, where it is another one, as documents spell their paths. */
  readonly path?: string;
  /** What stands there, as a short sentence. */
  readonly note: string;
}

/** The names in braces of a message: `Holes<'{a} of {b}'>` is `'a' | 'b'`. */
export type Holes<Message extends string> = Message extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Holes<Rest>
  : never;

type Messages = Readonly<Record<string, string>>;

/** One thing a rule has found: a message id with a value for each of its holes. */
export interface Report {
  readonly at: Span;
  readonly message: string;
  readonly data: Readonly<Record<string, string>>;
  /** Lowers the rule's severity for this report, where the case is less certain or less grave. */
  readonly severity?: Severity;
  readonly related?: readonly Related[];
  /** Best first: the first one is preferred. */
  readonly fixes?: readonly Fix[];
  /** Facts for machines: names of actions, principals or states that the message speaks of. */
  readonly properties?: Readonly<Record<string, string | readonly string[]>>;
}

/** A report whose message id and holes are those of the rule. */
type ReportOf<M extends Messages> = {
  readonly [Id in keyof M & string]: Report & {
    readonly message: Id;
    readonly data: { readonly [Hole in Holes<M[Id]>]: string };
  };
}[keyof M & string];

/** One option of a rule. The type of its default is the type of its value. */
export interface RuleOption {
  readonly default: number | string | boolean;
  readonly description: string;
}
type Options = Readonly<Record<string, RuleOption>>;
export type OptionValues<O extends Options> = {
  readonly [Name in keyof O]: O[Name]['default'] extends number
    ? number
    : O[Name]['default'] extends boolean
      ? boolean
      : string;
};

/** What a rule may know beside the model it reads. */
export interface RuleContext<O extends Options = Options> {
  readonly team: Team;
  readonly options: OptionValues<O>;
}

/** What rules can judge, by the name that `reads` gives it. */
interface Models {
  readonly policy: Policy;
  readonly credential: Credential;
  readonly route: JudgedRoute;
  /** What is wrong with a check by itself, at the place of the check. */
  readonly fault: Fault;
}

/** All of a rule but its check: for pages, settings and lists. */
export interface RuleFacts {
  /** `family/no-thing` or `family/require-thing`; also the path of the file and of the page. */
  readonly id: string;
  /** 1 is authentication, 2 is authorization. */
  readonly gate: 1 | 2;
  readonly severity: Severity;
  /** How editors draw the reported text, if it is without effect or out of date. */
  readonly tag?: Tag;
  /** Opens with Disallow or Require, one line, ends with a stop. */
  readonly summary: string;
  /** Two to four sentences: what an attacker or an operator gets if this stays. */
  readonly why: string;
  readonly references: readonly string[];
  readonly messages: Messages;
  /** Where a secret would stand, the name of its shape stands in angle brackets: `<github-pat>`. */
  readonly examples: { readonly bad: readonly string[]; readonly good: readonly string[] };
  readonly options?: Options;
}

interface RuleOf<Reads extends keyof Models> extends RuleFacts {
  readonly reads: Reads;
  check(model: Models[Reads], context: RuleContext): Iterable<Report>;
}

export type PolicyRule = RuleOf<'policy'>;
export type CredentialRule = RuleOf<'credential'>;
export type RouteRule = RuleOf<'route'>;
export type FaultRule = RuleOf<'fault'>;
export type Rule = PolicyRule | CredentialRule | RouteRule | FaultRule;

/** A rule as its file writes it: reports are checked against its messages, options against their defaults. */
interface Definition<Reads extends keyof Models, M extends Messages, O extends Options> extends RuleOf<Reads> {
  readonly messages: M;
  readonly options?: O;
  check(model: Models[Reads], context: RuleContext<O>): Iterable<ReportOf<M>>;
}

/** Checks the type of a rule and of every report it makes. */
export function defineRule<
  Reads extends keyof Models,
  const M extends Messages,
  const O extends Options = Record<never, never>,
>(rule: Definition<Reads, M, O>): RuleOf<Reads> {
  return rule;
}

/** The message of a report with its holes filled. */
export function wording(rule: RuleFacts, report: Report): string {
  const template = rule.messages[report.message] ?? report.message;
  return template.replace(/\{(\w+)\}/g, (hole, name: string) => report.data[name] ?? hole);
}
