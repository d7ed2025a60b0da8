/** One action of a resource. */
export interface RailsAction {
  readonly name: string;
  readonly methods: readonly string[];
  /** Where it lies: among all, at one, or behind one of these. */
  readonly at: 'all' | 'one';
  readonly behind: '' | 'new' | 'edit';
}

/** The actions of `resources`: https://guides.rubyonrails.org/routing.html#crud-verbs-and-actions. */
const actions: readonly RailsAction[] = [
  { name: 'index', methods: ['GET'], at: 'all', behind: '' },
  { name: 'create', methods: ['POST'], at: 'all', behind: '' },
  { name: 'new', methods: ['GET'], at: 'all', behind: 'new' },
  { name: 'edit', methods: ['GET'], at: 'one', behind: 'edit' },
  { name: 'show', methods: ['GET'], at: 'one', behind: '' },
  { name: 'update', methods: ['PATCH', 'PUT'], at: 'one', behind: '' },
  { name: 'destroy', methods: ['DELETE'], at: 'one', behind: '' },
];

/** The actions of `resources`, or of `resource`, which is only one and has no list. */
export function railsActions(isSingle: boolean): readonly RailsAction[] {
  return isSingle ? actions.filter(({ name }) => name !== 'index') : actions;
}

const methods: ReadonlyMap<string, string> = new Map(
  ['get', 'post', 'put', 'patch', 'delete', 'options'].map((word) => [word, word.toUpperCase()]),
);

/** The method of HTTP that a word of the routes stands for. */
export function railsMethod(word: string): string | undefined {
  return methods.get(word);
}

/** What a callback does to the chain of an action: https://guides.rubyonrails.org/action_controller_overview.html. */
export type CallbackWord = 'append' | 'prepend' | 'skip';

const callbacks: ReadonlyMap<string, CallbackWord> = new Map([
  ...each(
    'append',
    'before_action append_before_action around_action append_around_action before_filter around_filter',
  ),
  ...each('prepend', 'prepend_before_action prepend_around_action prepend_before_filter'),
  ...each('skip', 'skip_before_action skip_around_action skip_before_filter'),
]);

function each(does: CallbackWord, words: string): readonly (readonly [string, CallbackWord])[] {
  return words.split(' ').map((word) => [word, does] as const);
}

/** What a word in the body of a controller does to what runs before its actions; undefined for any other word. */
export function callbackWord(word: string): CallbackWord | undefined {
  return callbacks.get(word);
}

/** Words in the body of a controller that are a guard themselves, with what each means. */
const declared: ReadonlyMap<string, 'authentication' | 'authorization'> = new Map([
  ['http_basic_authenticate_with', 'authentication'],
  ['acts_as_token_authentication_handler_for', 'authentication'],
  ['load_and_authorize_resource', 'authorization'],
  ['authorize_resource', 'authorization'],
  ['authorize_actions_for', 'authorization'],
]);

/** What is declared by a word in the body of a controller without naming a method; undefined for any other word. */
export function declaredGuard(word: string): 'authentication' | 'authorization' | undefined {
  return declared.get(word);
}

/** The file name of a controller as its constant: `admin/user_posts` is `Admin::UserPosts`. */
export function camelized(path: string): string {
  return path
    .split('/')
    .filter((part) => part !== '')
    .map((part) => part.replace(/(?:^|_)([a-z\d])/g, (_, letter: string) => letter.toUpperCase()))
    .join('::');
}
