import { readCaller } from '../../evaluation/policy/caller';
import { readContext } from '../../evaluation/policy/context';
import { decide } from '../../evaluation/policy/decide';
import type { Layers, Level, NamedPolicy } from '../../model/decision';
import { effectOf } from '../../model/policy';
import type { AccessRequest, Caller } from '../../model/request';
import { clean } from '../../text/clean';
import { defineCommand } from '../command';
import { simulationAsJson, simulationAsMarkdown, simulationAsText } from '../formats/simulation';
import type { ExitCode } from '../host';
import { PolicyFiles } from '../policy-files';

const printers = { text: simulationAsText, json: simulationAsJson, markdown: simulationAsMarkdown };
const exitCodes: Readonly<Record<'allowed' | 'denied' | 'unknown', ExitCode>> = { allowed: 0, denied: 1, unknown: 3 };

/** `two-gates simulate` */
export const simulate = defineCommand({
  name: 'simulate',
  summary: 'Say whether policies let a request through, and which statement decides.',
  flags: {
    policy: {
      takes: 'FILE',
      many: true,
      description: 'Identity policies: of the user and its groups, or of the role.',
    },
    action: { takes: 'ACTION', description: 'What is asked for, such as s3:GetObject.' },
    resource: { takes: 'ARN', default: '*', description: 'What it is asked of.' },
    context: {
      takes: 'KEY=VALUE',
      many: true,
      description: 'A condition key of the request; KEY alone for one that is not in it.',
    },
    principal: { takes: 'ARN', description: 'Who asks: a user, role, session, root, service or anonymous.' },
    boundary: { takes: 'FILE', description: 'The permissions boundary.' },
    scp: { takes: 'FILE', many: true, description: 'Service control policies, a level each, the root first.' },
    rcp: { takes: 'FILE', many: true, description: 'Resource control policies, a level each, the root first.' },
    'resource-policy': {
      takes: 'FILE',
      description: 'The policy of the resource: of a bucket, a key, the trust of a role.',
    },
    'session-policy': { takes: 'FILE', many: true, description: 'What was passed when the session was made.' },
    'endpoint-policy': { takes: 'FILE', description: 'The policy of the VPC endpoint that the request comes through.' },
    'resource-account': { takes: 'ID', description: 'The account of the resource, where its ARN does not name it.' },
    format: {
      takes: 'FORMAT',
      choices: ['text', 'json', 'markdown'],
      default: 'text',
      description: 'How to print it.',
    },
  },
  details: [
    'Layers that are not given are taken not to be there; of condition keys that are not given nothing is known.',
    'Without a principal some user of the account of the resource asks. A service control policy that only denies is',
    'taken to stand beside one that allows everything, as AWS attaches it.',
    '',
    'Exit codes: 0 allowed, 1 denied, 2 something could not be run or read, 3 not known.',
  ].join('\n'),

  run({ flags }, host): ExitCode {
    const { action, principal } = flags;
    if (action === undefined || !/^[^:\s]+:[^:\s]+$/.test(action)) {
      host.complain(
        action === undefined
          ? 'The flag "--action" is missing.'
          : `"${clean(action)}" is no action such as s3:GetObject.`,
      );
      return 2;
    }
    const caller = principal === undefined ? someUser(flags['resource-account']) : readCaller(principal);
    if (!caller) {
      host.complain(
        `"${clean(principal ?? '')}" is nobody who can call AWS: an ARN, a service such as ec2.amazonaws.com, or anonymous.`,
      );
      return 2;
    }
    const files = new PolicyFiles(host);
    const optional = (names: readonly string[], withPrincipals: boolean) =>
      names.length === 0 ? 'none' : files.read(names, withPrincipals);
    const one = (name: string | undefined, withPrincipals: boolean) =>
      optional(name === undefined ? [] : [name], withPrincipals);
    const layers: Layers = {
      identity: files.read(flags.policy, false),
      boundary: one(flags.boundary, false),
      session: optional(flags['session-policy'], false),
      resource: one(flags['resource-policy'], true),
      scp: flags.scp.length === 0 ? 'none' : flags.scp.map((file) => toLevel(file, files, false)),
      rcp: flags.rcp.length === 0 ? 'none' : flags.rcp.map((file) => toLevel(file, files, true)),
      endpoint: one(flags['endpoint-policy'], true),
    };
    if (files.failed) return 2;
    if (
      Object.values(layers).every((layer) => layer === 'none' || ('policies' in layer && layer.policies.length === 0))
    ) {
      host.complain('There is no policy to ask: give one with --policy or --resource-policy.');
      return 2;
    }
    const request: AccessRequest = {
      caller,
      action,
      resource: flags.resource,
      ...(flags['resource-account'] !== undefined && { resourceAccount: flags['resource-account'] }),
      ...(principal === undefined && { isWithinOneAccount: true }),
      viaEndpoint: layers.endpoint !== 'none',
      context: readContext(flags.context),
    };
    const decision = decide(request, layers, { trace: true });
    host.write(printers[flags.format]({ request, layers, decision, files }));
    return exitCodes[decision.decision];
  },
});

/** Of the account of the resource, but with a name that nobody knows. */
function someUser(account: string | undefined): Caller {
  return { kind: 'user', arn: '', ...(account !== undefined && { account }) };
}

function toLevel(file: string, files: PolicyFiles, withPrincipals: boolean): Level {
  const set = files.read([file], withPrincipals);
  const onlyDenies = set.policies.every(({ policy }) => policy.statements.every((one) => effectOf(one) === 'Deny'));
  const { policies } = set;
  return { ...set, name: clean(file), policies: onlyDenies && !withPrincipals ? [...policies, fullAccess] : policies };
}

const nowhere = { start: 0, end: 0 };
const everything = { span: nowhere, items: [{ value: '*', span: nowhere }], unknown: [] };

/** What AWS attaches to every node of an organization until somebody detaches it. */
const fullAccess: NamedPolicy = {
  name: 'FullAWSAccess',
  policy: {
    span: nowhere,
    kind: 'scp',
    kindReason: 'AWS attaches it',
    place: '',
    statements: [
      { span: nowhere, effect: { value: 'Allow', span: nowhere }, actions: everything, resources: everything },
    ],
    unknown: [],
  },
};
