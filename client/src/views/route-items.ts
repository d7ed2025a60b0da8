import { type Command, Range, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri, workspace } from 'vscode';
import type { RouteFacts } from '../../../server/src/lsp/custom-messages';
import { hasGap, type RouteGroup } from './arrange-routes';

/** How a verdict is shown; in words as well, since nobody hears a colour. */
const verdicts: Readonly<Record<RouteFacts['verdict'], { readonly icon: ThemeIcon; readonly says: string }>> = {
  'no-authn': {
    icon: new ThemeIcon('error', new ThemeColor('list.errorForeground')),
    says: 'nothing asks who calls',
  },
  'token-only': {
    icon: new ThemeIcon('warning', new ThemeColor('list.warningForeground')),
    says: 'any valid login gets in',
  },
  ok: { icon: new ThemeIcon('pass', new ThemeColor('testing.iconPassed')), says: 'both questions are answered' },
  public: { icon: new ThemeIcon('globe'), says: 'open to everybody by design' },
  unknown: { icon: new ThemeIcon('question'), says: 'not certain' },
};

/** The line of a file, or of the beginning of a path. */
export function toGroupItem({ key, routes }: RouteGroup, groupBy: 'file' | 'path'): TreeItem {
  const gaps = routes.filter(hasGap).length;
  const item =
    groupBy === 'file'
      ? new TreeItem(Uri.parse(key), TreeItemCollapsibleState.Expanded)
      : new TreeItem(key, TreeItemCollapsibleState.Expanded);
  item.id = `${groupBy} ${key}`;
  const name = groupBy === 'file' ? workspace.asRelativePath(Uri.parse(key)) : key;
  item.label = name;
  item.description = gaps === 0 ? amount(routes.length, 'route') : `${gaps} of ${amount(routes.length, 'route')} open`;
  if (groupBy === 'file') item.iconPath = ThemeIcon.File;
  item.accessibilityInformation = { label: `${name}, ${item.description}` };
  return item;
}

/** The line of a route: what it answers, and what stands at its gates. */
export function toRouteItem(route: RouteFacts): TreeItem {
  const { icon, says } = verdicts[route.verdict];
  const name = `${route.method} ${route.path}`;
  const [first, second] = route.gates;
  const item = new TreeItem(name, TreeItemCollapsibleState.None);
  item.description = `${first} · ${second}`;
  item.iconPath = icon;
  item.tooltip = `${name}\n${sentence(says)}\nGate 1: ${first}\nGate 2: ${second}\n${placeOf(route)}`;
  item.accessibilityInformation = { label: `${name}, ${says}, gate 1: ${first}, gate 2: ${second}` };
  item.contextValue = 'route';
  item.command = goTo(route);
  return item;
}

function goTo({ uri, range: { start } }: RouteFacts): Command {
  const selection = new Range(start.line, start.character, start.line, start.character);
  return { title: 'Go to Route', command: 'vscode.open', arguments: [Uri.parse(uri), { selection }] };
}

function placeOf({ uri, range }: RouteFacts): string {
  return `${workspace.asRelativePath(Uri.parse(uri))}:${range.start.line + 1}`;
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

function amount(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
