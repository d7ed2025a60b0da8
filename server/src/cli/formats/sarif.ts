import { pathToFileURL } from 'node:url';
import type { Log, Notification, PhysicalLocation, ReportingDescriptor, Result as SarifResult } from 'sarif';
import { inside, shown } from '../../disk/paths';
import { ruleHelp } from '../../features/rule-help';
import { rulePage } from '../../features/rule-page';
import type { RuleFacts, Severity } from '../../rules/define';
import type { Range, Result, Review } from '../review';

export interface SarifOptions {
  /** Every rule there is, for the metadata. */
  readonly rules: readonly RuleFacts[];
  readonly version: string;
  readonly homepage: string;
  readonly cwd: string;
  /** Told if results had to be left out. */
  readonly warn: (line: string) => void;
}

/** Code scanning keeps no more than this of one run, and rejects a file with far more. */
export const mostResults = 5000;
const mostLocations = 100;
const longestText = 1024;
const mostTags = 20;

const levels = { error: 'error', warning: 'warning', information: 'note', hint: 'note' } as const;
const ranks: Readonly<Record<Severity, { readonly severity: string; readonly precision: string }>> = {
  error: { severity: '8.0', precision: 'very-high' },
  warning: { severity: '5.5', precision: 'high' },
  information: { severity: '3.0', precision: 'medium' },
  hint: { severity: '1.0', precision: 'medium' },
};

/** The review as SARIF 2.1.0, in the form that code scanning takes: one run, paths relative to the repository. */
export function formatSarif(review: Review, options: SarifOptions): string {
  const { rules, version, homepage, cwd } = options;
  const kept = strongestFirst(review.results).slice(0, mostResults);
  const left = review.results.length - kept.length;
  if (left > 0)
    options.warn(`The SARIF output holds the ${mostResults} strongest results; ${left} more were left out.`);
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Two Gates',
            semanticVersion: version,
            informationUri: homepage,
            rules: rules.map(toDescriptor),
          },
        },
        automationDetails: { id: 'two-gates/' },
        originalUriBaseIds: { '%SRCROOT%': { uri: `${pathToFileURL(review.root).href.replace(/\/$/, '')}/` } },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: review.failures.length === 0,
            toolExecutionNotifications: notifications(review, cwd),
          },
        ],
        results: kept.map((result) => toResult(result, review.root, indexes.get(result.ruleId))),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function toDescriptor(rule: RuleFacts): ReportingDescriptor {
  const { severity, precision } = ranks[rule.severity];
  return {
    id: rule.id,
    shortDescription: { text: cut(rule.summary) },
    fullDescription: { text: cut(`${rule.summary} ${rule.why}`) },
    help: { text: `${rule.summary}\n\n${rule.why}`, markdown: ruleHelp(rule) },
    helpUri: rulePage(rule.id),
    defaultConfiguration: { level: levels[rule.severity] },
    properties: {
      tags: tagsOf(rule),
      precision,
      'problem.severity': problemSeverity(rule.severity),
      'security-severity': severity,
    },
  };
}

function tagsOf({ id, gate, references }: RuleFacts): string[] {
  const weaknesses = references.flatMap((reference) => {
    const found = /cwe(?:-|\.mitre\.org\/data\/definitions\/)(\d+)/i.exec(reference)?.[1];
    return found === undefined ? [] : [`external/cwe/cwe-${found.padStart(3, '0')}`];
  });
  const family = id.slice(0, id.indexOf('/'));
  const tags = ['security', 'aws', 'iam', family, gate === 1 ? 'authentication' : 'authorization', ...weaknesses];
  return [...new Set(tags)].slice(0, mostTags);
}

function problemSeverity(severity: Severity): string {
  return severity === 'error' || severity === 'warning' ? severity : 'recommendation';
}

function toResult(result: Result, root: string, ruleIndex: number | undefined): SarifResult {
  const { path, range, related, fingerprint } = result;
  return {
    ruleId: result.ruleId,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: levels[result.severity],
    message: { text: result.message },
    locations: [{ physicalLocation: locate(path, root, range) }],
    ...(related.length > 0 && {
      relatedLocations: related.slice(0, mostLocations).map(({ path: other, range: at, note }, id) => ({
        id,
        physicalLocation: locate(other, root, at),
        message: { text: note },
      })),
    }),
    // Code scanning computes its own fingerprint from the line; ours stands beside it under our own name.
    partialFingerprints: { 'twoGates/v1': fingerprint },
    properties: { ...result.properties, gate: result.gate },
  };
}

function locate(path: string, root: string, { start, end }: Range): PhysicalLocation {
  return {
    artifactLocation: toArtifact(path, root),
    region: {
      startLine: start.line + 1,
      startColumn: start.character + 1,
      endLine: end.line + 1,
      endColumn: end.character + 1,
    },
  };
}

function toArtifact(path: string, root: string): { readonly uri: string; readonly uriBaseId?: string } {
  const relative = inside(root, path);
  if (relative === undefined) return { uri: pathToFileURL(path).href };
  return { uri: relative.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' };
}

function notifications({ notAnalysed, failures }: Review, cwd: string): Notification[] {
  return [
    ...failures.map(
      ({ path, message }) => ({ level: 'error', message: { text: `${shown(path, cwd)}: ${message}` } }) as const,
    ),
    ...notAnalysed.map(({ file, message }) => ({ level: 'note', message: { text: `${file}: ${message}` } }) as const),
  ].slice(0, mostResults);
}

function strongestFirst(results: readonly Result[]): readonly Result[] {
  if (results.length <= mostResults) return results;
  const order = Object.keys(levels);
  return [...results].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}

function cut(text: string): string {
  return text.length <= longestText ? text : `${text.slice(0, longestText - 1)}…`;
}
