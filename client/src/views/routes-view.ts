import {
  commands,
  Disposable,
  EventEmitter,
  type TreeDataProvider,
  type TreeItem,
  type TreeView,
  window,
} from 'vscode';
import type { RouteFacts, RoutesMethod, RoutesResult } from '../../../server/src/lsp/custom-messages';
import type { AskServer } from '../ask-server';
import { type Arrangement, arrangeRoutes, type RouteGroup } from './arrange-routes';
import { toGroupItem, toRouteItem } from './route-items';

const method: RoutesMethod = 'twoGates/routes';
const viewId = 'twoGates.routes';

type Node = RouteGroup | RouteFacts;

/** Every route of the workspace with what stands at its gates. Nothing is asked for while nobody looks. */
export class RoutesView implements Disposable, TreeDataProvider<Node> {
  readonly #ask: AskServer;
  readonly #changed = new EventEmitter<undefined>();
  readonly #view: TreeView<Node>;
  readonly #following: Disposable;
  #arrangement: Arrangement = { onlyGaps: false, text: '', groupBy: 'file' };
  #found: RoutesResult | 'unanswered' | undefined;
  #isStale = true;
  #asked = 0;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(ask: AskServer) {
    this.#ask = ask;
    this.#view = window.createTreeView<Node>(viewId, { treeDataProvider: this, showCollapseAll: true });
    this.#following = Disposable.from(
      this.#changed,
      this.#view,
      this.#view.onDidChangeVisibility(() => this.#lookAgain()),
      commands.registerCommand('twoGates.routes.refresh', () => this.changed()),
      commands.registerCommand('twoGates.routes.onlyGaps', () => this.#arrange({ onlyGaps: true })),
      commands.registerCommand('twoGates.routes.showAll', () => this.#arrange({ onlyGaps: false })),
      commands.registerCommand('twoGates.routes.groupByFile', () => this.#arrange({ groupBy: 'file' })),
      commands.registerCommand('twoGates.routes.groupByPath', () => this.#arrange({ groupBy: 'path' })),
      commands.registerCommand('twoGates.routes.filter', () => this.#askForText()),
    );
    this.#draw();
  }

  /** The routes that are shown, for exports. They are asked for if nobody has looked yet. */
  async shown(): Promise<readonly RouteFacts[]> {
    if (this.#isStale) await this.#fetch();
    return this.#groups().flatMap(({ routes }) => routes);
  }

  /** The routes are others than before. */
  changed(): void {
    this.#isStale = true;
    this.#lookAgain();
  }

  getChildren(node?: Node): Node[] {
    if (node) return 'routes' in node ? [...node.routes] : [];
    this.#lookAgain();
    return [...this.#groups()];
  }

  getTreeItem(node: Node): TreeItem {
    return 'routes' in node ? toGroupItem(node, this.#arrangement.groupBy) : toRouteItem(node);
  }

  dispose(): void {
    this.#following.dispose();
  }

  #groups(): readonly RouteGroup[] {
    return arrangeRoutes(this.#result?.routes ?? [], this.#arrangement);
  }

  #lookAgain(): void {
    if (this.#view.visible && this.#isStale) void this.#fetch();
  }

  /** Only the latest answer counts. */
  async #fetch(): Promise<void> {
    const asked = ++this.#asked;
    this.#isStale = false;
    const found = await this.#ask<RoutesResult>(method, undefined);
    if (asked !== this.#asked) return;
    this.#found = found ?? 'unanswered';
    this.#draw();
  }

  #arrange(change: Partial<Arrangement>): void {
    this.#arrangement = { ...this.#arrangement, ...change };
    this.#draw();
  }

  async #askForText(): Promise<void> {
    const text = await window.showInputBox({
      title: 'Filter Routes',
      prompt: 'A part of the method, path, file or name of a guard. Empty shows all routes.',
      value: this.#arrangement.text,
    });
    if (text !== undefined) this.#arrange({ text: text.trim() });
  }

  #draw(): void {
    const { onlyGaps, text, groupBy } = this.#arrangement;
    const filters = [...(onlyGaps ? ['only with a gap'] : []), ...(text === '' ? [] : [`"${text}"`])];
    this.#view.description = filters.join(', ');
    const notes = this.#result?.notes ?? [];
    const reading = this.#result?.complete === false ? ['Files are still read; more routes may come.'] : [];
    this.#view.message = this.#groups().length > 0 ? [...reading, ...notes].join(' ') : '';
    void commands.executeCommand('setContext', 'twoGates.routes.state', this.#state(filters.length > 0));
    void commands.executeCommand('setContext', 'twoGates.routes.onlyGaps', onlyGaps);
    void commands.executeCommand('setContext', 'twoGates.routes.groupBy', groupBy);
    this.#changed.fire(undefined);
  }

  get #result(): RoutesResult | undefined {
    return this.#found === 'unanswered' ? undefined : this.#found;
  }

  /** Why the view is empty, if it is: the manifest has the words for each. */
  #state(isFiltered: boolean): 'reading' | 'unanswered' | 'filtered' | 'none' {
    if (this.#found === 'unanswered') return 'unanswered';
    if (!this.#found) return 'reading';
    if (isFiltered && this.#found.routes.length > 0) return 'filtered';
    return this.#found.complete ? 'none' : 'reading';
  }
}
