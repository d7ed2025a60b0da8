import { testRoutes } from '../../support/test-routes';

testRoutes('Echo', {
  'guards of the application cover all, those of a group what comes after them': [
    {
      'main.go': `package main
import ("github.com/labstack/echo/v4"; "github.com/labstack/echo/v4/middleware"; echojwt "github.com/labstack/echo-jwt/v4")
func main() {
  e := echo.New()
  e.POST("/login", login)
  e.Use(middleware.Logger())
  r := e.Group("/restricted")
  r.GET("/open", open)
  r.Use(echojwt.WithConfig(config))
  r.GET("/users/:id", getUser, ownerOnly, audit)
  admin := e.Group("/admin", isLoggedIn, isAdmin)
  admin.Match([]string{"GET", "POST"}, "/users", users)
  admin.Add("DELETE", "/users/:id", remove)
}`,
    },
    [
      'POST /login  application: middleware.Logger() → login',
      'GET /restricted/open  application: middleware.Logger() → open',
      'GET /restricted/users/:id  application: middleware.Logger() → router: echojwt.WithConfig(config) → method: ownerOnly → method: audit → getUser',
      'GET /admin/users  application: middleware.Logger() → mount: isLoggedIn → mount: isAdmin → users',
      'POST /admin/users  application: middleware.Logger() → mount: isLoggedIn → mount: isAdmin → users',
      'DELETE /admin/users/:id  application: middleware.Logger() → mount: isLoggedIn → mount: isAdmin → remove',
    ],
  ],
  'an application in a variable of another file': [
    {
      'app.go':
        'package main\nimport "github.com/labstack/echo/v4"\nvar e *echo.Echo\nfunc main() { e = echo.New(); e.Use(auth); routes() }',
      'routes.go': 'package main\nfunc routes() { e.GET("/me", me) }',
    },
    ['GET /me  application: auth → me'],
  ],
});
