import type { Denial } from '../model/denial';
import type { NextCommand } from '../model/explanation';

/** What to run next, by whoever reads the explanation. Nothing of a message stands in a command but what is safe there. */
export function nextCommands(denial: Denial): readonly NextCommand[] {
  switch (denial.cloud) {
    case 'aws':
      return denial.gate === 1 ? whoAmI : denial.gate === 2 ? ofAws(denial) : [];
    case 'kubernetes':
      return denial.gate === 2 ? ofKubernetes(denial) : whoAmI;
    case 'gcp':
      return ofGoogle(denial);
    case 'azure':
      return ofAzure(denial);
    default:
      return [];
  }
}

const whoAmI: readonly NextCommand[] = [
  { title: 'See who the credentials are', command: 'aws sts get-caller-identity' },
  { title: 'See where they come from', command: 'aws configure list' },
];

function ofAws({ encoded, caller, action, resource, shape }: Denial): readonly NextCommand[] {
  const commands: NextCommand[] = [];
  if (encoded) {
    commands.push({
      title: 'Decode the encoded message',
      command: 'aws sts decode-authorization-message --encoded-message "$MESSAGE" --query DecodedMessage --output text',
    });
  }
  if (shape === 20) commands.push(...whoAmI);
  const source = caller?.role ?? (caller?.kind === 'user' ? caller.arn : undefined);
  if (source && action) {
    const about = resource && /^arn:/.test(resource) ? ` --resource-arns ${quoted(resource)}` : '';
    commands.push({
      title: 'Ask the simulator of AWS',
      command: `aws iam simulate-principal-policy --policy-source-arn ${quoted(source)} --action-names ${quoted(action)}${about}`,
    });
  }
  return commands;
}

function ofKubernetes({ action = '', principal }: Denial): readonly NextCommand[] {
  const [, verb, kind] = /^(\w+) resource "?([\w./-]+)"?$/.exec(action) ?? [];
  if (!verb || !kind) return [{ title: 'See what you may do', command: 'kubectl auth can-i --list' }];
  const as = principal ? ` --as ${quoted(principal)}` : '';
  return [
    { title: 'Ask the cluster', command: `kubectl auth can-i ${quoted(verb)} ${quoted(kind)}${as}` },
    { title: 'See the bindings', command: 'kubectl get rolebindings,clusterrolebindings --all-namespaces -o wide' },
  ];
}

function ofGoogle({ gate, action, resource }: Denial): readonly NextCommand[] {
  if (gate === 1) return [{ title: 'See who is signed in', command: 'gcloud auth list' }];
  if (gate === 0) return [{ title: 'See which APIs are on', command: 'gcloud services list --enabled' }];
  const name = resource && /^\/\//.test(resource) ? resource : '//SERVICE/RESOURCE';
  return [
    {
      title: 'Ask the policy troubleshooter',
      command: `gcloud policy-troubleshoot iam ${quoted(name)} --principal-email="$PRINCIPAL" --permission=${quoted(action ?? 'PERMISSION')}`,
    },
    {
      title: 'See deny policies of the project',
      command:
        'gcloud iam policies list --kind=denypolicies --attachment-point="cloudresourcemanager.googleapis.com/projects/$PROJECT"',
    },
  ];
}

function ofAzure({ gate, principal, resource }: Denial): readonly NextCommand[] {
  if (gate !== 2) return [{ title: 'See who is signed in, and where', command: 'az account show' }];
  const who = principal ? quoted(principal) : '"$PRINCIPAL"';
  const scope = resource ? ` --scope ${quoted(resource)}` : '';
  return [
    {
      title: 'See the role assignments',
      command: `az role assignment list --assignee ${who}${scope} --include-inherited --include-groups`,
    },
    {
      title: 'See the deny assignments',
      command:
        'az rest --method get --url "https://management.azure.com/subscriptions/$SUBSCRIPTION/providers/Microsoft.Authorization/denyAssignments?api-version=2022-04-01"',
    },
  ];
}

/** In single quotes for a shell of POSIX; what cannot stand there is left out. */
function quoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replace(/['\p{Cc}]/gu, '')}'`;
}
