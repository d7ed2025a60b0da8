import { testRoutes } from '../../support/test-routes';

const users =
  '<?php\nnamespace App\\Http\\Controllers;\nclass UserController {\n' +
  '  public function index() {}\n  public function store() {}\n  public function show($id) {}\n' +
  '  public function update($id) {}\n  public function destroy($id) {}\n  public function __invoke() {}\n}\n';

const controllers = 'app/Http/Controllers';

/** A file of routes with the facade and the controller at hand. */
function routes(text: string): string {
  return `<?php\nuse Illuminate\\Support\\Facades\\Route;\nuse App\\Http\\Controllers\\UserController;\n${text}`;
}

testRoutes('Laravel', {
  'the words of the router, with parameters of every form': [
    {
      'routes/web.php': routes(
        "Route::get('users/{id}', [UserController::class, 'show']);\n" +
          "Route::post('/users', 'UserController@store');\n" +
          "Route::put('/users/{user:slug}', [UserController::class, 'update'])->name('users.update')->where('user', '.*');\n" +
          "Route::delete('/users/{user?}', ['uses' => 'UserController@destroy', 'middleware' => 'auth']);\n" +
          "Route::any('/any', UserController::class);\n" +
          "Route::match(['get', 'post'], '/form', fn () => 1);\n" +
          "Route::view('/about', 'pages.about');\nRoute::redirect('/old', '/new');\n" +
          "Route::fallback(function () { return Route::has('x'); });\n",
      ),
      [`${controllers}/UserController.php`]: users,
    },
    [
      'GET /users/:id  UserController.show',
      'POST /users  UserController.store',
      'PUT /users/:user(slug)  UserController.update',
      'DELETE /users/:user  method: auth → UserController.destroy',
      '* /any  UserController',
      'GET /form  function',
      'POST /form  function',
      "GET /about  view('pages.about')",
      "* /old  redirect('/new')",
      'GET /*  function',
    ],
  ],
  'groups in groups, with prefixes, middleware and a controller': [
    {
      'routes/web.php': routes(
        "Route::middleware(['auth', 'verified'])->prefix('admin')->group(function () {\n" +
          "  Route::group(['prefix' => '{team}', 'middleware' => 'can:manage,team', 'namespace' => 'Admin'], function () {\n" +
          "    Route::get('/users', 'UserController@index');\n  });\n" +
          '  Route::controller(UserController::class)->group(function () {\n' +
          "    Route::get('/users/{id}', 'show')->middleware('role:admin')->withoutMiddleware('verified');\n  });\n});\n" +
          "Route::middleware('auth:sanctum')->post('/users', [UserController::class, 'store'])->can('create', 'App\\Models\\User');\n",
      ),
      [`${controllers}/UserController.php`]: users,
      [`${controllers}/Admin/UserController.php`]:
        '<?php\nnamespace App\\Http\\Controllers\\Admin;\nclass UserController { function index() {} }',
    },
    [
      'GET /admin/:team/users  router: auth → router: verified → router: can:manage,team [manage, team] → UserController.index',
      'GET /admin/users/:id  router: auth → method: role:admin [admin] → UserController.show',
      "POST /users  method: auth:sanctum [sanctum] → method: can('create', 'App\\Models\\User') → UserController.store",
    ],
  ],
  'resources, with what they leave out and how they nest': [
    {
      'routes/web.php': routes(
        "Route::resource('users', UserController::class);\n" +
          "Route::apiResource('blog-posts.comments', UserController::class)->only(['index', 'show'])->shallow();\n" +
          "Route::resource('people', UserController::class, ['except' => ['index', 'store', 'show'], 'parameters' => ['people' => 'human']]);\n" +
          "Route::apiResources(['cats' => UserController::class], ['only' => ['index']]);\n" +
          "Route::singleton('profile', UserController::class)->destroyable()->middleware('auth');\n",
      ),
      [`${controllers}/UserController.php`]: users,
    },
    [
      'GET /users  UserController.index',
      'POST /users  UserController.store',
      'GET /users/:user  UserController.show',
      'PUT /users/:user  UserController.update',
      'PATCH /users/:user  UserController.update',
      'DELETE /users/:user  UserController.destroy',
      'GET /blog-posts/:blog_post/comments  UserController.index',
      'GET /comments/:comment  UserController.show',
      'PUT /people/:human  UserController.update',
      'PATCH /people/:human  UserController.update',
      'DELETE /people/:human  UserController.destroy',
      'GET /cats  UserController.index',
      'GET /profile  method: auth → UserController.show',
      'PUT /profile  method: auth → UserController.update',
      'PATCH /profile  method: auth → UserController.update',
      'DELETE /profile  method: auth → UserController.destroy',
    ],
  ],
  'files of routes as the provider loads them, and files that they load': [
    {
      'app/Providers/RouteServiceProvider.php':
        "<?php\nnamespace App\\Providers;\nuse Illuminate\\Support\\Facades\\Route;\nclass RouteServiceProvider {\n  protected $namespace = 'App\\Http\\Controllers';\n" +
        "  public function map() {\n    Route::prefix('v1')->middleware('api')->namespace($this->namespace)->group(base_path('routes/api.php'));\n" +
        "    Route::middleware('web')->group(base_path('routes/web.php'));\n" +
        "    Route::group(['middleware' => ['web', 'staff'], 'prefix' => 'staff'], function ($router) { require base_path('routes/staff.php'); });\n  }\n}\n",
      'app/Http/Kernel.php':
        '<?php\nnamespace App\\Http;\nclass Kernel extends HttpKernel {\n  protected $middleware = [\\App\\Http\\Middleware\\Trim::class, \\App\\Http\\Middleware\\Maintenance::class];\n' +
        "  protected $middlewareGroups = ['web' => [\\Illuminate\\Session\\Middleware\\StartSession::class, \\Vendor\\Toast::class, \\App\\Http\\Middleware\\Tenant::class], 'api' => ['throttle:api', 'auth:api']];\n" +
        "  protected $routeMiddleware = ['staff' => \\App\\Http\\Middleware\\Staff::class];\n}\n",
      'app/Http/Middleware/Trim.php':
        '<?php\nnamespace App\\Http\\Middleware;\nclass Trim extends \\Illuminate\\Foundation\\Http\\Middleware\\TrimStrings { protected $except = []; }',
      'app/Http/Middleware/Maintenance.php':
        '<?php\nnamespace App\\Http\\Middleware;\nclass Maintenance { function handle($request, $next) { return $next($request); } }',
      'app/Http/Middleware/Tenant.php':
        '<?php\nnamespace App\\Http\\Middleware;\nclass Tenant { function handle($request, $next) { return $next($request); } }',
      'app/Http/Middleware/Staff.php':
        '<?php\nnamespace App\\Http\\Middleware;\nclass Staff { function handle($request, $next) { return $next($request); } }',
      'routes/api.php': routes("Route::get('/a', 'UserController@index');"),
      'routes/web.php': routes(
        "Route::get('/b', fn () => 1);\nRoute::middleware('guest')->group(__DIR__ . '/auth.php');",
      ),
      'routes/auth.php': routes("Route::get('/login', fn () => 1);"),
      'routes/staff.php': routes("Route::get('/c', fn () => 1);"),
      [`${controllers}/UserController.php`]: users,
    },
    [
      'GET /v1/a  application: \\App\\Http\\Middleware\\Maintenance::class → mount: auth:api [api] → UserController.index',
      'GET /b  application: \\App\\Http\\Middleware\\Maintenance::class → mount: \\App\\Http\\Middleware\\Tenant::class → function',
      'GET /login  application: \\App\\Http\\Middleware\\Maintenance::class → mount: \\App\\Http\\Middleware\\Tenant::class → mount: guest → function',
      'GET /staff/c  application: \\App\\Http\\Middleware\\Maintenance::class → mount: \\App\\Http\\Middleware\\Tenant::class → mount: staff → function',
    ],
  ],
  'files of routes as bootstrap/app.php loads them since version 11': [
    {
      'bootstrap/app.php':
        '<?php\nuse Illuminate\\Foundation\\Application;\nuse App\\Http\\Middleware\\Staff;\nreturn Application::configure(basePath: dirname(__DIR__))\n' +
        "  ->withRouting(web: __DIR__.'/../routes/web.php', api: __DIR__.'/../routes/api.php', apiPrefix: 'v2', then: function () {\n" +
        "    \\Illuminate\\Support\\Facades\\Route::middleware('staff')->prefix('staff')->group(base_path('routes/staff.php'));\n  })\n" +
        "  ->withMiddleware(function (Middleware $middleware) {\n    $middleware->alias(['staff' => Staff::class]);\n    $middleware->api(append: ['auth:sanctum']);\n  })->create();\n",
      'app/Http/Middleware/Staff.php':
        '<?php\nnamespace App\\Http\\Middleware;\nclass Staff { function handle($request, $next) { return $next($request); } }',
      'routes/api.php': routes("Route::get('/a', fn () => 1);"),
      'routes/web.php': routes("Route::get('/b', fn () => 1);"),
      'routes/staff.php': routes("Route::get('/c', fn () => 1);"),
    },
    [
      'GET /b  function',
      'GET /v2/a  mount: auth:sanctum [sanctum] → function',
      'GET /staff/c  mount: staff → function',
    ],
  ],
  'files of routes that nothing loads are where a fresh application has them': [
    {
      'routes/api.php': routes("Route::get('/a', fn () => 1);"),
      'routes/other.php': routes("Route::get('/b', fn () => 1);"),
    },
    ['GET /api/a  function', 'GET /b  function  (nothing that was found mounts other.php)'],
  ],
  'middleware of controllers: in constructors, also those above, and by their attributes': [
    {
      'routes/web.php': routes("Route::resource('users', UserController::class)->only('index', 'store', 'destroy');"),
      [`${controllers}/UserController.php`]:
        "<?php\nnamespace App\\Http\\Controllers;\nuse Illuminate\\Routing\\Attributes\\Controllers\\Middleware;\n#[Middleware('log', except: ['store'])]\nclass UserController extends Base {\n" +
        "  public function __construct() {\n    parent::__construct();\n    $this->middleware('auth')->except(['index']);\n    $this->middleware(['role:admin'], ['only' => ['destroy']]);\n    $this->authorizeResource(User::class, 'user');\n  }\n" +
        "  public function index() {}\n  #[Middleware('throttle:6')]\n  public function store() {}\n  public function destroy() {}\n}\n",
      [`${controllers}/Base.php`]:
        "<?php\nnamespace App\\Http\\Controllers;\nclass Base {\n  public function __construct() { $this->middleware('locale'); }\n}\n",
    },
    [
      'GET /users  class: log → class: authorizeResource(User) = authorization → class: locale → UserController.index',
      'POST /users  class: auth → class: authorizeResource(User) = authorization → class: locale → method: throttle:6 [6] → UserController.store',
      'DELETE /users/:user  class: log → class: auth → class: role:admin [admin] → class: authorizeResource(User) = authorization → class: locale → UserController.destroy',
    ],
  ],
  'middleware of controllers by HasMiddleware': [
    {
      'routes/web.php': routes("Route::apiResource('users', UserController::class)->only(['index', 'destroy']);"),
      [`${controllers}/UserController.php`]:
        '<?php\nnamespace App\\Http\\Controllers;\nuse Illuminate\\Routing\\Controllers\\{HasMiddleware, Middleware};\nclass UserController implements HasMiddleware {\n' +
        "  public static function middleware(): array {\n    return ['auth', new Middleware('can:delete-users', only: ['destroy']), new Middleware('log', except: ['index'])];\n  }\n" +
        '  public function index() {}\n  public function destroy() {}\n}\n',
    },
    [
      'GET /users  class: auth → UserController.index',
      'DELETE /users/:user  class: auth → class: can:delete-users [delete-users] → class: log → UserController.destroy',
    ],
  ],
  'what a form request asks before the action': [
    {
      'routes/web.php': routes("Route::post('/users', [UserController::class, 'store']);"),
      [`${controllers}/UserController.php`]:
        '<?php\nnamespace App\\Http\\Controllers;\nuse App\\Http\\Requests\\StoreUser;\nclass UserController { public function store(StoreUser $request) {} }',
      'app/Http/Requests/StoreUser.php':
        '<?php\nnamespace App\\Http\\Requests;\nuse Illuminate\\Foundation\\Http\\FormRequest;\nclass StoreUser extends FormRequest { public function authorize() { return true; } }',
    },
    ['POST /users  method: StoreUser.authorize → UserController.store'],
  ],
  'controllers in the namespace that the provider gives to a file': [
    {
      'app/Providers/RouteServiceProvider.php':
        "<?php\nnamespace App\\Providers;\nuse Illuminate\\Support\\Facades\\Route;\nclass RouteServiceProvider {\n  protected $namespace = 'App\\Http\\Controllers';\n" +
        "  protected function mapApiRoutes() { Route::prefix('api')->namespace($this->namespace . '\\Api')->group(base_path('routes/api.php')); }\n}\n",
      'routes/api.php': routes("Route::get('/events', 'EventController@index');"),
      [`${controllers}/Api/EventController.php`]:
        '<?php\nnamespace App\\Http\\Controllers\\Api;\nclass EventController { #[Middleware("auth")] function index(Only $request) {} }',
      [`${controllers}/EventController.php`]: '<?php\nnamespace App\\Http\\Controllers;\nclass EventController {}',
    },
    ['GET /api/events  method: auth → EventController.index'],
  ],
  'an application in a folder that is called routes': [
    {
      'routes/shop/bootstrap/app.php':
        "<?php\nreturn Application::configure(basePath: dirname(__DIR__))->withRouting(api: __DIR__.'/../routes/api.php')->create();\n",
      'routes/shop/routes/api.php': routes("Route::get('/a', fn () => 1);"),
    },
    ['GET /api/a  function'],
  ],
  'the router of Lumen and of providers': [
    {
      'routes/web.php':
        "<?php\n$router->group(['prefix' => 'api', 'middleware' => 'auth'], function () use ($router) {\n  $router->get('users/{id}', 'UserController@show');\n  $router->post('users', ['middleware' => 'role:admin', 'uses' => 'UserController@store']);\n});\n",
      [`${controllers}/UserController.php`]: users,
    },
    [
      'GET /api/users/:id  router: auth → UserController.show',
      'POST /api/users  router: auth → method: role:admin [admin] → UserController.store',
    ],
  ],
  'routes of a package by loadRoutesFrom': [
    {
      'packages/shop/src/ShopServiceProvider.php':
        '<?php\nnamespace Shop;\nuse Illuminate\\Support\\ServiceProvider;\nuse Illuminate\\Support\\Facades\\Route;\nclass ShopServiceProvider extends ServiceProvider {\n  public function boot() {\n' +
        "    Route::prefix('shop')->middleware('auth')->group(function () { $this->loadRoutesFrom(__DIR__.'/../routes/shop.php'); });\n  }\n}\n",
      'packages/shop/routes/shop.php': routes("Route::get('/orders', fn () => 1);"),
    },
    ['GET /shop/orders  mount: auth → function'],
  ],
  'what is half typed': [
    {
      'routes/web.php': routes("Route::get('/a', fn () => 1);\nRoute::get(\nRoute::post('/b', [UserController::class,"),
    },
    ['GET /a  function'],
  ],
});
