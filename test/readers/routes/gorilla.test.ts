import { testRoutes } from '../../support/test-routes';

testRoutes('gorilla/mux', {
  'chains in any order, and subrouters with guards': [
    {
      'main.go': `package main
import ("net/http"; "github.com/gorilla/mux")
func main() {
  r := mux.NewRouter().StrictSlash(true)
  r.HandleFunc("/login", login).Methods("POST")
  r.Handle("/users/{id:[0-9]+}", RequireLogin(http.HandlerFunc(showUser))).Methods(http.MethodGet, "PUT").Name("user")
  api := r.PathPrefix("/api").Subrouter()
  api.Methods("DELETE").Path("/users/{id}").HandlerFunc(removeUser)
  api.Use(requireAdmin)
  api.PathPrefix("/files").Handler(files)
  r.Use(logging)
  http.Handle("/", r)
}
func RequireLogin(next http.Handler) http.Handler { return next }
func showUser(w http.ResponseWriter, r *http.Request) {}`,
    },
    [
      'POST /login  application: logging → login',
      'GET /users/:id  application: logging → method: RequireLogin → showUser',
      'PUT /users/:id  application: logging → method: RequireLogin → showUser',
      'DELETE /api/users/:id  application: logging → router: requireAdmin → removeUser',
      '* /api/files  application: logging → router: requireAdmin → files',
    ],
  ],
  'routes of a list': [
    {
      'routes.go': `package api
import ("net/http"; "github.com/gorilla/mux")
type Route struct { Name, Method, Pattern string; HandlerFunc http.HandlerFunc }
type Routes []Route
var routes = Routes{ Route{"Index", "GET", "/", Index}, {"UserDelete", "DELETE", "/users/{id}", UserDelete} }
func NewRouter() *mux.Router {
  router := mux.NewRouter()
  for _, route := range routes {
    var handler http.Handler
    handler = route.HandlerFunc
    handler = Logger(handler, route.Name)
    router.Methods(route.Method).Path(route.Pattern).Name(route.Name).Handler(route.HandlerFunc)
  }
  return router
}
func Index(w http.ResponseWriter, r *http.Request) {}
func UserDelete(w http.ResponseWriter, r *http.Request) {}
func Logger(inner http.Handler, name string) http.Handler { return inner }`,
    },
    ['GET /  Index', 'DELETE /users/:id  UserDelete'],
  ],
});
