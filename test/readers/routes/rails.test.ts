import assert from 'node:assert/strict';
import { printRoute, routesOf } from '../../support/routes-of';

type Files = Readonly<Record<string, string>>;

const base =
  'class ApplicationController < ActionController::Base\n  before_action :authenticate_user!\n  def authenticate_user!; end\nend';

/** The routes of a program whose `config/routes.rb` holds the text, without their guards. */
async function paths(text: string, files: Files = {}): Promise<readonly string[]> {
  const all = { 'config/routes.rb': `Rails.application.routes.draw do\n${text}\nend`, ...files };
  return (await routesOf(all)).map(({ method, path, handlerName }) => `${method} ${path} ${handlerName}`.trim());
}

/** What runs before the one action of `posts#show`, whose controller holds the text. */
async function chain(text: string, files: Files = {}, action = 'show'): Promise<string> {
  const all = {
    'config/routes.rb': `Rails.application.routes.draw do\n  get 'x', to: 'posts#${action}'\nend`,
    'app/controllers/application_controller.rb': base,
    'app/controllers/posts_controller.rb': `class PostsController < ApplicationController\n${text}\n  def ${action}; end\nend`,
    ...files,
  };
  return (await routesOf(all)).map(printRoute).join('\n');
}

const declared: Readonly<Record<string, readonly [string, readonly string[]]>> = {
  'all actions of resources': [
    'resources :posts',
    [
      'GET /posts posts#index',
      'POST /posts posts#create',
      'GET /posts/new posts#new',
      'GET /posts/:id/edit posts#edit',
      'GET /posts/:id posts#show',
      'PATCH /posts/:id posts#update',
      'PUT /posts/:id posts#update',
      'DELETE /posts/:id posts#destroy',
    ],
  ],
  'some actions of several resources, and those of a resource that there is once': [
    'resources :posts, :tags, only: [:index]\nresource :profile, except: %i[new edit create destroy]',
    [
      'GET /posts posts#index',
      'GET /tags tags#index',
      'GET /profile profiles#show',
      'PATCH /profile profiles#update',
      'PUT /profile profiles#update',
    ],
  ],
  'resources with a path, a parameter, a controller and a module': [
    "resources :posts, only: :show, path: 'articles', param: :slug\nresources :a, only: :index, controller: 'b/c'\nresources :d, only: :index, module: 'e'",
    ['GET /articles/:slug posts#show', 'GET /a b/c#index', 'GET /d e/d#index'],
  ],
  'resources in resources, also shallow ones': [
    'resources :posts, only: [] do\n  resources :comments, only: %i[index show]\nend\nresources :users, only: [], shallow: true do\n  resources :notes, only: %i[index show]\nend',
    [
      'GET /posts/:post_id/comments comments#index',
      'GET /posts/:post_id/comments/:id comments#show',
      'GET /users/:user_id/notes notes#index',
      'GET /notes/:id notes#show',
    ],
  ],
  'routes of one, of all, and below one': [
    "resources :posts, only: [] do\n  member do\n    post :publish\n    get 'history/:version', action: :history\n  end\n  collection { get :search }\n  get :preview, on: :member\n  get :tree, on: :collection\n  get :parts\nend",
    [
      'POST /posts/:id/publish posts#publish',
      'GET /posts/:id/history/:version posts#history',
      'GET /posts/search posts#search',
      'GET /posts/:id/preview posts#preview',
      'GET /posts/tree posts#tree',
      'GET /posts/:post_id/parts posts#parts',
    ],
  ],
  'namespaces and scopes': [
    "namespace :admin do\n  root 'home#index'\n  resources :users, only: :index\n  namespace :v1, path: '/one', module: 'first' do\n    get 'x', to: 'y#z'\n  end\nend\nscope '/api', module: 'api' do\n  get 'x', to: 'y#z'\nend\nscope path: '/:locale', controller: :pages do\n  get :about\nend\nscope(only: :index) { resources :tags }",
    [
      'GET /admin admin/home#index',
      'GET /admin/users admin/users#index',
      'GET /admin/one/x admin/first/y#z',
      'GET /api/x api/y#z',
      'GET /:locale/about pages#about',
      'GET /tags tags#index',
    ],
  ],
  'single routes in every form': [
    "root to: 'home#index'\nget 'a' => 'b#c'\nget '/d/:id(.:format)', to: 'e#f', as: :g\npost :h, to: 'i#j'\nget 'k/l'\nmatch 'm', to: 'n#o', via: [:get, :post]\nmatch 'p', to: 'q#r', via: :all\ndelete 's/*rest', to: 't#u'\nget 'v', to: redirect('/w')\nget 'x', controller: 'y', action: 'z'\nget 'aa', to: ->(env) { [200, {}, []] }",
    [
      'GET / home#index',
      'GET /a b#c',
      'GET /d/:id e#f',
      'POST /h i#j',
      'GET /k/l k#l',
      'GET /m n#o',
      'POST /m n#o',
      '* /p q#r',
      'DELETE /s/* t#u',
      "GET /v redirect('/w')",
      'GET /x y#z',
      'GET /aa function',
    ],
  ],
  concerns: [
    'concern :commentable do\n  resources :comments, only: :index\nend\nresources :posts, only: [], concerns: :commentable\nresources :photos, only: [] do\n  concerns :commentable\nend',
    ['GET /posts/:post_id/comments comments#index', 'GET /photos/:photo_id/comments comments#index'],
  ],
  'controllers for several routes, conditions and loops': [
    "controller :a do\n  get :b\nend\nget 'c', to: 'd#e' if Rails.env.development?\nif x?\n  get 'f', to: 'g#h'\nend\n%w[i j].each do |name|\n  get name, to: 'k#l'\nend\nconstraints(id: /\\d+/) { get 'm/:id', to: 'n#o' }\ndefaults(format: :json) { get 'p', to: 'q#r' }",
    ['GET /b a#b', 'GET /c d#e', 'GET /f g#h', 'GET /… k#l', 'GET /m/:id n#o', 'GET /p q#r'],
  ],
  'what libraries add is not listed': [
    "devise_for :users\nmount Sidekiq::Web => '/sidekiq'\nget 'a', to: 'b#c'",
    ['GET /a b#c'],
  ],
};

/** Callbacks of a controller and what is left of them before `show`. */
const callbacks: Readonly<Record<string, readonly [string, string]>> = {
  'what the controller above has': ['', 'class: authenticate_user! → posts#show'],
  'some actions only': [
    'before_action :a, only: :show\nbefore_action :b, except: [:show]\nbefore_action :c, :d, only: %i[index show]',
    'class: authenticate_user! → class: a → class: c → class: d → posts#show',
  ],
  'what is skipped': ['skip_before_action :authenticate_user!, only: :show', 'posts#show'],
  'what is skipped for others': [
    'skip_before_action :authenticate_user!, except: [:show]',
    'class: authenticate_user! → posts#show',
  ],
  'what may be skipped': [
    'skip_before_action :authenticate_user!, if: :open?',
    'class?: authenticate_user! → posts#show',
  ],
  'what comes first': [
    'before_action :a\nprepend_before_action :b',
    'class: b → class: authenticate_user! → class: a → posts#show',
  ],
  'what is declared once more': ['before_action :authenticate_user!, only: :index', 'posts#show'],
  'conditions and blocks': [
    "before_action :a, if: -> { x? }\nbefore_action { redirect_to '/' }\nbefore_action -> { head 403 }, only: :show\naround_action :b",
    'class: authenticate_user! → class?: a → class: before_action → class: before_action → class: b → posts#show',
  ],
  'lists under a name': ['OPEN = %i[show index]\nskip_before_action :authenticate_user!, only: OPEN', 'posts#show'],
  'words of libraries': [
    "http_basic_authenticate_with name: 'a', password: x, only: :show\nload_and_authorize_resource",
    'class: authenticate_user! → class: http_basic_authenticate_with = authentication → class: load_and_authorize_resource = authorization → posts#show',
  ],
  'a condition around': ['before_action(:a) unless x?', 'class: authenticate_user! → class: a → posts#show'],
};

suite('Ruby on Rails', () => {
  for (const [name, [text, expected]] of Object.entries(declared)) {
    test(`reads ${name}`, async () => assert.deepEqual(await paths(text), expected));
  }

  for (const [name, [text, expected]] of Object.entries(callbacks)) {
    test(`callbacks: ${name}`, async () => assert.equal(await chain(text), `GET /x  ${expected}`));
  }

  test('concerns of a controller run their callbacks where they are included', async () => {
    const files = {
      'app/controllers/application_controller.rb':
        'class ApplicationController < ActionController::Base\n  before_action :first\n  include Authentication\n  before_action :last\nend',
      'app/controllers/concerns/authentication.rb':
        'module Authentication\n  extend ActiveSupport::Concern\n  included do\n    before_action :require_authentication\n  end\n  class_methods do\n    def allow_unauthenticated_access(**options)\n      skip_before_action :require_authentication, **options\n    end\n  end\n  private\n  def require_authentication; end\nend',
    };
    assert.equal(
      await chain('', files),
      'GET /x  class: first → class: require_authentication → class: last → posts#show',
    );
    assert.equal(
      await chain('allow_unauthenticated_access only: :show', files),
      'GET /x  class: first → class: last → posts#show',
    );
    assert.equal(
      await chain('allow_unauthenticated_access only: :index', files),
      'GET /x  class: first → class: require_authentication → class: last → posts#show',
    );
  });

  test('words that the project makes of callbacks are opened', async () => {
    const files = {
      'app/controllers/application_controller.rb':
        'class ApplicationController < ActionController::Base\n  def self.admins_only(**options)\n    before_action :require_admin, **options\n  end\nend',
    };
    assert.equal(await chain('admins_only only: :show', files), 'GET /x  class: require_admin → posts#show');
    assert.equal(await chain('admins_only except: :show', files), 'GET /x  posts#show');
  });

  test('groups of Devise stand before what is in them', async () => {
    const text =
      "Rails.application.routes.draw do\n  authenticate :user do\n    get 'a', to: 'b#c'\n  end\n  authenticated :user, ->(user) { user.admin? } do\n    get 'd', to: 'e#f'\n  end\n  constraints(AdminOnly.new) { get 'g', to: 'h#i' }\nend";
    assert.deepEqual((await routesOf({ 'config/routes.rb': text })).map(printRoute), [
      "GET /a  router: authenticate('user') = authentication → b#c",
      "GET /d  router: authenticated('user') = authorization → e#f",
      'GET /g  router: new AdminOnly() → h#i',
    ]);
  });

  test('files that are drawn, and engines that are mounted, lie where that is done', async () => {
    const files = {
      'config/routes.rb':
        "Rails.application.routes.draw do\n  namespace :admin do\n    draw(:admin)\n  end\n  authenticate(:user) { mount Shop::Engine => '/shop' }\nend",
      'config/routes/admin.rb': 'resources :users, only: :index',
      'engines/shop/config/routes.rb': "Shop::Engine.routes.draw do\n  get 'items', to: 'items#index'\nend",
    };
    assert.deepEqual((await routesOf(files)).map(printRoute), [
      "GET /shop/items  mount: authenticate('user') = authentication → items#index",
      'GET /admin/users  admin/users#index',
    ]);
  });

  test('an action that a whole controller lacks is no route, unless a view may answer', async () => {
    const files = {
      'app/controllers/posts_controller.rb':
        'class PostsController < ActionController::Base\n  def index; end\n  private\n  def create; end\nend',
    };
    assert.deepEqual(await paths('resources :posts, only: %i[index show destroy]', files), [
      'GET /posts posts#index',
      'GET /posts/:id posts#show',
    ]);
  });

  test('half-typed routes give what can be read', async () => {
    const whole =
      "Rails.application.routes.draw do\n  resources :posts do\n    member { get :a }\n  end\n  get 'b', to: 'c#d'\nend\n";
    for (let end = 0; end < whole.length; end++) await routesOf({ 'config/routes.rb': whole.slice(0, end) });
    assert.ok((await paths("get 'a', to: 'b#c'\nget 'd', to:\nget 'e', to: 'f#g'")).length > 0);
  });
});
