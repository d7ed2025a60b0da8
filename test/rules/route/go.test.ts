import assert from 'node:assert/strict';
import { projectOf } from '../../support/project-of';

/** The head of a program with Gin: the first gate, and one for roles. */
const gin = `package main
import ("net/http"; "github.com/gin-gonic/gin"; "github.com/golang-jwt/jwt/v5"; "gorm.io/gorm")
var db *gorm.DB
type Post struct { ID, UserID uint; Title string }
type User struct { ID uint; Role string }
func auth(c *gin.Context) {
  token, err := jwt.Parse(c.GetHeader("Authorization"), key)
  if err != nil { c.AbortWithStatus(401); return }
  claims, ok := token.Claims.(jwt.MapClaims)
  if !ok || !token.Valid { c.AbortWithStatusJSON(http.StatusUnauthorized, gin.H{"error": "x"}); return }
  c.Set("userID", claims["sub"])
  c.Set("role", claims["role"])
  c.Next()
}
func role(name string) gin.HandlerFunc {
  return func(c *gin.Context) {
    if r, _ := c.Get("role"); r != name { c.AbortWithStatus(http.StatusForbidden); return }
    c.Next()
  }
}
`;
const route = (way: string, body: string): string =>
  `${gin}func main() { r := gin.Default(); r.DELETE("/admin/posts/:id", ${way}handle) }\nfunc handle(c *gin.Context) {\n${body}\n}`;
const remove = 'db.Delete(&Post{}, c.Param("id"))';

/** The same with net/http: what it says of a route that these things are wrapped around. */
const plain = (way: string, body: string): string => `package main
import ("context"; "database/sql"; "errors"; "net/http"; "github.com/golang-jwt/jwt/v5")
var db *sql.DB
var errNobody = errors.New("nobody")
type key string
const userKey key = "user"
type User struct { ID int; IsAdmin bool }
func main() { mux := http.NewServeMux(); mux.HandleFunc("DELETE /admin/posts/{id}", ${way}) }
func parse(r *http.Request) (*User, error) {
  claims := jwt.MapClaims{}
  if _, err := jwt.ParseWithClaims(r.Header.Get("Authorization"), claims, secret); err != nil { return nil, errNobody }
  return &User{ID: claims["id"].(int), IsAdmin: claims["admin"].(bool)}, nil
}
func auth(next http.HandlerFunc) http.HandlerFunc {
  return func(w http.ResponseWriter, r *http.Request) {
    user, err := parse(r)
    if err != nil { deny(w, http.StatusUnauthorized); return }
    next(w, r.WithContext(context.WithValue(r.Context(), userKey, user)))
  }
}
func optional(next http.HandlerFunc) http.HandlerFunc {
  return func(w http.ResponseWriter, r *http.Request) {
    if user, err := parse(r); err == nil { r = r.WithContext(context.WithValue(r.Context(), userKey, user)) }
    next(w, r)
  }
}
func admin(next http.HandlerFunc) http.HandlerFunc {
  return func(w http.ResponseWriter, r *http.Request) {
    if !userOf(r).IsAdmin { deny(w, http.StatusForbidden); return }
    next(w, r)
  }
}
func userOf(r *http.Request) *User { return r.Context().Value(userKey).(*User) }
func deny(w http.ResponseWriter, status int) { w.WriteHeader(status); w.Write([]byte("no")) }
func handle(w http.ResponseWriter, r *http.Request) {
${body}
}`;
const drop = 'db.Exec("DELETE FROM posts WHERE id = ?", r.PathValue("id"))';

const verdicts: Readonly<Record<string, readonly [program: string, verdict: string]>> = {
  'Gin without a guard': [route('', remove), 'no-authn'],
  'Gin with the first gate': [route('auth, ', remove), 'token-only'],
  'Gin with both gates': [route('auth, role("admin"), ', remove), 'ok'],
  'an owner that is compared with the row': [
    route(
      'auth, ',
      'var post Post\nif err := db.First(&post, c.Param("id")).Error; err != nil { c.Status(404); return }\nif post.UserID != c.GetUint("userID") { c.Status(403); return }\ndb.Delete(&post)',
    ),
    'ok',
  ],
  'an owner in the query': [
    route('auth, ', 'db.Where("id = ? AND user_id = ?", c.Param("id"), c.GetUint("userID")).Delete(&Post{})'),
    'ok',
  ],
  'an identity of the body, which is none': [
    route(
      'auth, ',
      'var input struct { UserID uint }\nc.ShouldBindJSON(&input)\ndb.Where("id = ? AND user_id = ?", c.Param("id"), input.UserID).Delete(&Post{})',
    ),
    'token-only',
  ],
  'a wrapper that gives an error for strangers': [plain('auth(handle)', drop), 'token-only'],
  'wrappers inside of each other': [plain('auth(admin(handle))', drop), 'ok'],
  'a wrapper that lets strangers on': [plain('optional(handle)', drop), 'no-authn'],
  'an error that the handler asks for itself': [
    plain(
      'handle',
      `user, err := parse(r)\nif err != nil { http.Error(w, "", 401); return }\nif !user.IsAdmin { http.Error(w, "", 403); return }\n${drop}`,
    ),
    'ok',
  ],
};

suite('Verdicts on Go', () => {
  for (const [name, [program, verdict]] of Object.entries(verdicts)) {
    test(`${name}: ${verdict}`, async () => {
      const project = await projectOf({ 'go.mod': 'module m', 'main.go': program });
      assert.deepEqual(
        project.routes.map((one) => one.verdict.state),
        [verdict],
      );
    });
  }

  test('a guard that refuses for a reason nobody can follow is unknown, and no error', async () => {
    const way = 'remote(handle)';
    const program = plain(way, drop).replace(
      'func deny',
      `func remote(next http.HandlerFunc) http.HandlerFunc {
  return func(w http.ResponseWriter, r *http.Request) {
    if !service.Ask(r.Header.Get("Authorization")) { deny(w, 401); return }
    next(w, r)
  }
}
func deny`,
    );
    const project = await projectOf({ 'go.mod': 'module m', 'main.go': program });
    assert.deepEqual(
      project.routes.map((one) => one.verdict.state),
      ['unknown'],
    );
  });

  test('no guard of a sibling is offered, as none can be written for Go', async () => {
    const program = route('auth, ', remove).replace(
      'r.DELETE',
      'r.GET("/admin/posts", auth, role("admin"), handle); r.DELETE',
    );
    const project = await projectOf({ 'go.mod': 'module m', 'main.go': program });
    assert.deepEqual(
      project.routes.map(({ verdict, guardOffers, ownerOffer }) => [verdict.state, guardOffers, ownerOffer]),
      [
        ['ok', undefined, undefined],
        ['token-only', undefined, undefined],
      ],
    );
  });
});
