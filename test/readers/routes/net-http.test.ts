import { testRoutes } from '../../support/test-routes';

testRoutes('net/http', {
  'patterns with and without methods, wrapped in guards, several inside each other': [
    {
      'main.go': `package main
import "net/http"
func main() {
  mux := http.NewServeMux()
  mux.HandleFunc("GET /users/{id}", Authenticated(showUser))
  mux.Handle("POST /admin/users", Authenticated(RequireRole("admin")(http.HandlerFunc(createUser))))
  mux.HandleFunc("DELETE example.com/files/{path...}", RequireRole2(remove, "admin"))
  mux.HandleFunc("/static/", static)
  mux.HandleFunc("/{$}", home)
  http.ListenAndServe(":8080", Logging(Recover(mux)))
}
func Authenticated(next http.HandlerFunc) http.HandlerFunc { return next }
func RequireRole(role string) func(http.Handler) http.HandlerFunc { return nil }
func RequireRole2(next func(http.ResponseWriter, *http.Request), role string) http.HandlerFunc { return next }
func Logging(next http.Handler) http.Handler { return next }
func Recover(next http.Handler) http.Handler { return next }
func showUser(w http.ResponseWriter, r *http.Request) {}
func createUser(w http.ResponseWriter, r *http.Request) {}`,
    },
    [
      'GET /users/:id  application: Logging → application: Recover → method: Authenticated → showUser',
      "POST /admin/users  application: Logging → application: Recover → method: Authenticated → method: RequireRole('admin') → createUser",
      "DELETE /files/:path  application: Logging → application: Recover → method: RequireRole2('admin') → remove",
      '* /static/*  application: Logging → application: Recover → static',
      '* /  application: Logging → application: Recover → home',
    ],
  ],
  'the mux of the package, and values that serve': [
    {
      'main.go': `package main
import "net/http"
type api struct{}
func (a *api) ServeHTTP(w http.ResponseWriter, r *http.Request) {}
func main() {
  http.HandleFunc("/login", login)
  http.Handle("/api", &api{})
  http.ListenAndServe(":8080", nil)
}`,
    },
    ['* /login  login', '* /api  new api()'],
  ],
  'a mux in a mux, a part of its paths taken away': [
    {
      'main.go': `package main
import "net/http"
func routes() http.Handler {
  mux := http.NewServeMux()
  mux.Handle("/api/", http.StripPrefix("/api", auth(adminRoutes())))
  return mux
}
func adminRoutes() *http.ServeMux {
  admin := http.NewServeMux()
  admin.HandleFunc("GET /admin/users", list)
  return admin
}
func auth(next http.Handler) http.Handler { return next }`,
    },
    ['GET /api/admin/users  application: auth → list'],
  ],
  'chains of alice, given a name and added to': [
    {
      'routes.go': `package main
import ("net/http"; "github.com/justinas/alice")
func (app *application) routes() http.Handler {
  mux := http.NewServeMux()
  dynamic := alice.New(app.session.LoadAndSave, noSurf, app.authenticate)
  mux.Handle("GET /about", dynamic.ThenFunc(app.about))
  protected := dynamic.Append(app.requireAuthentication)
  mux.Handle("GET /account", protected.ThenFunc(app.account))
  standard := alice.New(app.recoverPanic, commonHeaders)
  return standard.Then(mux)
}`,
    },
    [
      'GET /about  application: app.recoverPanic → application: commonHeaders → method: app.session.LoadAndSave → method: noSurf → method: app.authenticate → app.about',
      'GET /account  application: app.recoverPanic → application: commonHeaders → method: app.session.LoadAndSave → method: noSurf → method: app.authenticate → method: app.requireAuthentication → app.account',
    ],
  ],
});
