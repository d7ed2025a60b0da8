import { testRoutes } from '../../support/test-routes';

const mod = { 'go.mod': 'module example.com/shop\n\ngo 1.22\n' };

testRoutes('chi', {
  'guards of a router, of groups and of single routes': [
    {
      'main.go': `package main
import ("net/http"; "github.com/go-chi/chi/v5"; "github.com/go-chi/chi/v5/middleware")
func main() {
  r := chi.NewRouter()
  r.Use(middleware.Logger)
  r.Get("/", home)
  r.Group(func(r chi.Router) {
    r.Use(Authenticated)
    r.Get("/orders/{id:[0-9]+}", showOrder)
    r.With(RequireRole("admin"), audit).Delete("/orders/{id}", removeOrder)
  })
  r.Route("/admin", func(r chi.Router) {
    r.Use(Authenticated, RequireRole("admin"))
    r.Method(http.MethodPost, "/users", http.HandlerFunc(createUser))
    r.Handle("/metrics", metrics)
  })
  http.ListenAndServe(":8080", r)
}`,
    },
    [
      'GET /  application: middleware.Logger → home',
      'GET /orders/:id  application: middleware.Logger → router: Authenticated → showOrder',
      "DELETE /orders/:id  application: middleware.Logger → router: Authenticated → method: RequireRole('admin') → method: audit → removeOrder",
      "POST /admin/users  application: middleware.Logger → router: Authenticated → router: RequireRole('admin') → createUser",
      "* /admin/metrics  application: middleware.Logger → router: Authenticated → router: RequireRole('admin') → metrics",
    ],
  ],
  'routers of other packages, mounted under a path': [
    {
      ...mod,
      'main.go': `package main
import ("github.com/go-chi/chi/v5"; "example.com/shop/internal/users"; "example.com/shop/internal/posts")
func main() {
  r := chi.NewRouter()
  h := users.NewHandler(nil)
  r.Mount("/users", h.Routes())
  r.Route("/posts", posts.Register)
}`,
      'internal/users/handler.go': `package users
type Handler struct { store *Store }
func NewHandler(store *Store) *Handler { return &Handler{store: store} }`,
      'internal/users/routes.go': `package users
import "github.com/go-chi/chi/v5"
func (h *Handler) Routes() chi.Router {
  r := chi.NewRouter()
  r.Use(h.requireUser)
  r.Get("/{userID}", h.Show)
  return r
}`,
      'internal/posts/routes.go': `package posts
import "github.com/go-chi/chi/v5"
func Register(r chi.Router) { r.Get("/", list) }`,
    },
    ['GET /users/:userID  application: h.requireUser → h.Show', 'GET /posts  list'],
  ],
  'a router that is kept in a struct, whose methods stand in other files': [
    {
      'server.go': `package api
import "github.com/go-chi/chi/v5"
type Server struct { router *chi.Mux; db *DB }
func New(db *DB) *Server {
  router := chi.NewRouter()
  router.Use(logging)
  s := &Server{router: router, db: db}
  s.routes()
  return s
}`,
      'routes.go': `package api
func (s *Server) routes() {
  s.router.Get("/me", s.requireUser(s.handleMe))
}
func (s *Server) requireUser(next http.HandlerFunc) http.HandlerFunc { return next }`,
    },
    ['GET /me  application: logging → method: s.requireUser → s.handleMe'],
  ],
});
