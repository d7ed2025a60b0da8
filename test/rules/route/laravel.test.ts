import assert from 'node:assert/strict';
import type { JudgedRoute } from '../../../server/src/model/route';
import { projectOf } from '../../support/project-of';

type Files = Readonly<Record<string, string>>;

/** What every program here has: a user, a model that belongs to one, a policy, and middleware of its own. */
const common: Files = {
  'app/Http/Kernel.php':
    "<?php\nnamespace App\\Http;\nclass Kernel { protected $middlewareAliases = ['auth' => Middleware\\Authenticate::class, 'admin' => Middleware\\Admin::class, 'level' => Middleware\\Level::class, 'token' => Middleware\\Token::class]; }",
  'app/Http/Middleware/Authenticate.php':
    "<?php\nnamespace App\\Http\\Middleware;\nuse Illuminate\\Auth\\Middleware\\Authenticate as Middleware;\nclass Authenticate extends Middleware { protected function redirectTo($request) { return route('login'); } }",
  'app/Http/Middleware/Admin.php':
    "<?php\nnamespace App\\Http\\Middleware;\nclass Admin { public function handle($request, \\Closure $next) { if (auth()->user() && auth()->user()->role === 'admin') { return $next($request); } return redirect('/'); } }",
  'app/Http/Middleware/Level.php':
    '<?php\nnamespace App\\Http\\Middleware;\nclass Level { public function handle($request, \\Closure $next, ...$roles) { if (! in_array($request->user()->role, $roles)) { abort(403); } return $next($request); } }',
  'app/Http/Middleware/Token.php':
    "<?php\nnamespace App\\Http\\Middleware;\nuse App\\Models\\User;\nclass Token { public function handle($request, \\Closure $next) { $user = User::where('api_token', $request->bearerToken())->first(); if (! $user) { return response()->json(['error' => 'no'], 401); } return $next($request); } }",
  'app/Models/User.php':
    "<?php\nnamespace App\\Models;\nuse Illuminate\\Foundation\\Auth\\User as Authenticatable;\nclass User extends Authenticatable { protected $fillable = ['name', 'role']; }",
  'app/Models/Post.php':
    "<?php\nnamespace App\\Models;\nuse Illuminate\\Database\\Eloquent\\Model;\nclass Post extends Model {\n  protected $fillable = ['title', 'user_id'];\n  public function scopeMine($query) { return $query->where('user_id', auth()->id()); }\n  public function isOf($user) { return $this->user_id === $user->id; }\n}",
  'app/Models/Note.php':
    '<?php\nnamespace App\\Models;\nuse Illuminate\\Database\\Eloquent\\Model;\nclass Note extends Model {\n  protected $guarded = [];\n  public function resolveRouteBinding($value, $field = null) { return auth()->user()->notes()->findOrFail($value); }\n}',
  'app/Policies/PostPolicy.php':
    '<?php\nnamespace App\\Policies;\nuse App\\Models\\{Post, User};\nclass PostPolicy {\n  public function update(User $user, Post $post) { return $user->id === $post->user_id; }\n  public function view(User $user, Post $post) { return true; }\n}',
  'app/Http/Requests/OwnPost.php':
    "<?php\nnamespace App\\Http\\Requests;\nuse Illuminate\\Foundation\\Http\\FormRequest;\nclass OwnPost extends FormRequest { public function authorize() { return $this->user()->id === $this->route('post')->user_id; } public function rules() { return ['title' => 'required']; } }",
  'app/Http/Requests/AnyPost.php':
    "<?php\nnamespace App\\Http\\Requests;\nuse Illuminate\\Foundation\\Http\\FormRequest;\nclass AnyPost extends FormRequest { public function authorize() { return true; } public function rules() { return ['title' => 'required']; } }",
  'app/Http/Controllers/Controller.php':
    '<?php\nnamespace App\\Http\\Controllers;\nuse Illuminate\\Foundation\\Auth\\Access\\AuthorizesRequests;\nabstract class Controller { use AuthorizesRequests; }',
};

/** What the one action of a controller does, with its parameters, and the verdict on `DELETE /posts/{post}` that leads to it. */
type Case = readonly [action: string, verdict: string, middleware?: string];

const actions: Readonly<Record<string, Case>> = {
  'a row that the path picks': ['(Post $post) { $post->delete(); }', 'token-only medium'],
  'a row that the path picks by its id': ['($id) { Post::findOrFail($id)->delete(); }', 'token-only medium'],
  'a row of the query builder': ["($id) { DB::table('posts')->where('id', $id)->delete(); }", 'token-only medium'],
  'a row that the body picks': ["(Request $request) { Post::destroy($request->input('id')); }", 'token-only medium'],
  'a row that the helper for requests picks': ["() { Post::find(request('id'))->delete(); }", 'token-only medium'],
  'a check that answers 403': [
    "(Post $post) { if ($post->user_id !== Auth::id()) { return response()->json(['error' => 'no'], 403); } $post->delete(); }",
    'ok, owner: compares $post.user_id != Auth.id()',
  ],
  'a response that is made with 403': [
    "(Post $post) { if ($post->user_id != Auth::id()) { return new JsonResponse(['error' => 'no'], 403); } $post->delete(); }",
    'ok, owner: compares $post.user_id != Auth.id()',
  ],
  'a redirect of who does not own the row': [
    "(Post $post) { if ($post->user_id != Auth::id()) { return redirect()->route('home')->with('error', 'no'); } $post->delete(); }",
    'ok, owner: compares $post.user_id != Auth.id()',
  ],
  'abort_unless with the owner': [
    '(Post $post) { abort_unless($post->user_id === auth()->user()->id, 403); $post->delete(); }',
    'ok, owner: compares $post.user_id == auth().user().id',
  ],
  'abort_if with something else': [
    '(Post $post) { abort_if($post->isLocked(), 403); $post->delete(); }',
    'token-only low',
  ],
  'a question to the model': [
    '(Request $request, Post $post) { if (! $post->isOf($request->user())) abort(403); $post->delete(); }',
    'ok, owner: compares this.user_id == $user.id',
  ],
  'what throws if nobody owns the row': [
    '(Request $request, Post $post) { $request->user()->is($post->user) or throw new AuthorizationException(); $post->delete(); }',
    'ok, owner: compares $request.user().is(…)',
  ],
  'a policy that compares the owner': [
    "(Post $post) { $this->authorize('update', $post); $post->delete(); }",
    'ok, owner: compares $user.id == $post.user_id',
  ],
  'a policy that is asked only if there is a row': [
    "($id) { $post = Post::find($id); if (isset($post->id)) { $this->authorize('update', $post); $post->delete(); return redirect('/'); } return redirect('/none'); }",
    'ok, owner: compares $user.id == $post.user_id',
  ],
  'a refusal for a reason that cannot be followed': [
    '(Post $post) { if (! Company::has($post)) { throw new AuthorizationException(); } $post->delete(); }',
    'token-only low',
  ],
  'a policy that lets everybody': [
    "(Post $post) { $this->authorize('view', $post); $post->delete(); }",
    'token-only medium',
  ],
  'an ability that is defined elsewhere': [
    "(Post $post) { Gate::authorize('delete-posts'); $post->delete(); }",
    'ok, permission: asks a gate or a policy: Gate.authorize(…)',
  ],
  'a gate that denies': [
    "(Post $post) { if (Gate::denies('manage', $post)) { abort(403); } $post->delete(); }",
    'ok, permission: asks a gate: Gate.denies(…)',
  ],
  'what the caller cannot do': [
    "(Request $request, Post $post) { if ($request->user()->cannot('delete', $post)) abort(403); $post->delete(); }",
    'ok, permission: asks a gate: $request.user().cannot(…)',
  ],
  'a role of a package': [
    "(Post $post) { abort_unless(auth()->user()->hasRole('admin'), 403); $post->delete(); }",
    'ok, role: asks auth().user().hasRole(…)',
  ],
  'a query that starts from the caller': [
    '(Request $request, $id) { $request->user()->posts()->findOrFail($id)->delete(); }',
    'ok, tenant: asks for a row of the caller in posts',
  ],
  'a query with the caller in it': [
    "($id) { Post::where('id', $id)->where('user_id', auth()->id())->firstOrFail()->delete(); }",
    'ok, tenant: asks for a row of the caller in Post',
  ],
  'a condition in a closure': [
    "($id) { Post::where(function ($query) { $query->where('user_id', Auth::id()); })->whereKey($id)->delete(); }",
    'ok',
  ],
  'a scope of the model': ['($id) { Post::mine()->where("id", $id)->delete(); }', 'ok'],
  'a model that is no part of the path': ['(User $new) { return $new->id; }', 'token-only none'],
  'a model that looks for the row itself': [
    '(Note $post) { $post->delete(); }',
    'ok, tenant: asks for a row of the caller in notes',
  ],
  'a form request that compares the owner': [
    '(OwnPost $request, Post $post) { $post->update($request->validated()); }',
    'ok, owner: compares this.user().id == this.route(…).user_id',
  ],
  'a form request that lets everybody': [
    '(AnyPost $request, Post $post) { $post->update($request->validated()); }',
    'token-only medium',
  ],
  'a row that is made for the caller': [
    "(Request $request) { $post = new Post($request->only('title')); $post->user_id = $request->user()->id; $post->save(); }",
    'ok',
  ],
  'a role among what may be written at once': [
    '(Request $request) { User::create($request->all()); }',
    'token-only medium',
  ],
  'a role that is set on a row': [
    '(Request $request) { $user = User::find($request->id); $user->role = $request->role; $user->save(); }',
    'token-only high',
  ],
  'the own row of the caller': ["(Request $request) { $request->user()->update($request->only('name')); }", 'ok'],
  'middleware of the project that compares a role': [
    '(Post $post) { $post->delete(); }',
    'ok, role: compares auth().user().role == "admin"',
    "['auth', 'admin']",
  ],
  'middleware of the project that is given roles': [
    '(Post $post) { $post->delete(); }',
    'ok, role: compares in_array(…)',
    "['auth', 'level:editor,admin']",
  ],
  'middleware of the project that looks a token up': [
    '(Post $post) { $post->delete(); }',
    'token-only medium',
    "'token'",
  ],
  'can, role, ability and signed': [
    '(Post $post) { $post->delete(); }',
    'ok, permission: asks a gate or a policy',
    "'can:delete,post'",
  ],
  'a role of a package as middleware': [
    '(Post $post) { $post->delete(); }',
    'ok, role: compares roles',
    "['auth', 'role:admin']",
  ],
  'a name that nothing explains': ['(Post $post) { $post->delete(); }', 'token-only low', "['auth', 'unheard']"],
  'a name that nothing explains, alone': ['(Post $post) { $post->delete(); }', 'unknown none', "'unheard'"],
  'nothing before it': ['(Post $post) { $post->delete(); }', 'no-authn high', '[]'],
  'a check in the action alone': [
    "(Post $post) { if (! Auth::check()) { return redirect('login'); } $post->delete(); }",
    'token-only medium',
    '[]',
  ],
  'a user id of the session': [
    "($id) { if (! session('user_id')) { return redirect('/login'); } Post::destroy($id); }",
    'token-only medium',
    '[]',
  ],
  'a password that is verified': [
    "(Request $request) { if (Auth::attempt($request->only('email', 'password'))) { return redirect('/home'); } return back(); }",
    'public none',
    '[]',
  ],
};

suite('Verdicts on Laravel', () => {
  for (const [name, [action, verdict, middleware = "'auth:sanctum'"]] of Object.entries(actions)) {
    test(name, async () => {
      const project = await projectOf({ ...common, ...programOf(action, middleware) });
      assert.deepEqual(project.routes.map(printVerdict), [verdict]);
    });
  }
});

function programOf(action: string, middleware: string): Files {
  return {
    'routes/api.php': `<?php\nuse Illuminate\\Support\\Facades\\Route;\nuse App\\Http\\Controllers\\PostController;\nRoute::delete('/posts/{post}', [PostController::class, 'destroy'])->middleware(${middleware});\n`,
    'app/Http/Controllers/PostController.php':
      '<?php\nnamespace App\\Http\\Controllers;\nuse App\\Http\\Requests\\{AnyPost, OwnPost};\nuse App\\Models\\{Note, Post, User};\nuse Illuminate\\Auth\\Access\\AuthorizationException;\nuse Illuminate\\Http\\Request;\nuse Illuminate\\Support\\Facades\\{Auth, DB, Gate};\n' +
      `class PostController extends Controller {\n  public function destroy${action}\n}\n`,
  };
}

/** The verdict, and what the second gate asks. */
function printVerdict({ verdict: { state, stakes, authorization } }: JudgedRoute): string {
  if (state !== 'ok') return `${state} ${stakes}`;
  return [state, ...new Set(authorization.map(({ sort, says }) => `${sort}: ${says}`))].join(', ');
}
