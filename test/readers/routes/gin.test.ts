import { testRoutes } from '../../support/test-routes';

testRoutes('Gin', {
  'guards by the order of registration, of groups, and of routes': [
    {
      'main.go': `package main
import "github.com/gin-gonic/gin"
func main() {
  r := gin.Default()
  r.GET("/ping", ping)
  r.Use(cors())
  api := r.Group("/api/v1")
  api.POST("/login", login)
  api.Use(AuthRequired())
  {
    api.GET("/users/:id", getUser)
    admin := api.Group("/admin", RequireRole("admin"))
    admin.DELETE("/users/:id", audit, deleteUser)
    admin.Any("/debug/*path", debug)
    admin.Handle("PUT", "/settings", saveSettings)
  }
  r.Run()
}`,
    },
    [
      'GET /ping  ping',
      'POST /api/v1/login  application: cors() → login',
      'GET /api/v1/users/:id  application: cors() → router: AuthRequired() → getUser',
      "DELETE /api/v1/admin/users/:id  application: cors() → router: AuthRequired() → mount: RequireRole('admin') → method: audit → deleteUser",
      "* /api/v1/admin/debug/*  application: cors() → router: AuthRequired() → mount: RequireRole('admin') → debug",
      "PUT /api/v1/admin/settings  application: cors() → router: AuthRequired() → mount: RequireRole('admin') → saveSettings",
    ],
  ],
  'groups that are given to functions of other packages': [
    {
      'go.mod': 'module shop',
      'main.go': `package main
import ("github.com/gin-gonic/gin"; "shop/routes"; "shop/controllers")
func main() {
  router := gin.New()
  api := router.Group("/api", auth)
  routes.Users(api, controllers.UserController{})
}`,
      'routes/users.go': `package routes
import ("github.com/gin-gonic/gin"; "shop/controllers")
func Users(rg *gin.RouterGroup, c controllers.UserController) {
  users := rg.Group("users")
  users.GET("", c.List)
}`,
      'controllers/user.go':
        'package controllers\ntype UserController struct{}\nfunc (c UserController) List(ctx *gin.Context) {}',
    },
    ['GET /api/users  mount: auth → c.List'],
  ],
  'routes of a list': [
    {
      'main.go': `package main
import "github.com/gin-gonic/gin"
type Route struct { Method string; Path string; Handler gin.HandlerFunc }
var routes = []Route{
  {"GET", "/a", a},
  {Method: "POST", Path: "/b", Handler: b},
}
func main() {
  r := gin.New()
  for _, route := range routes { r.Handle(route.Method, route.Path, route.Handler) }
}`,
    },
    ['GET /a  a', 'POST /b  b'],
  ],
});
