// A notebook for teams, with nothing but the standard library.
package main

import (
	"context"
	"database/sql"
	"encoding/json"
	"net/http"
)

type app struct {
	db *sql.DB
}

type user struct {
	ID   int
	Role string
}

type contextKey struct{}

func main() {
	a := &app{}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /notes/{id}", a.signedIn(a.showNote))
	// The notes of others, by counting up.
	mux.HandleFunc("DELETE /notes/{id}", a.signedIn(a.removeNote))
	mux.HandleFunc("GET /admin/users", a.signedIn(a.requireRole("admin", a.listUsers)))
	// Whoever knows the address deletes users: no gate at all.
	mux.HandleFunc("DELETE /admin/users/{id}", a.removeUser)
	http.ListenAndServe(":8080", mux)
}

// signedIn looks up the session that the cookie names.
func (a *app) signedIn(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		cookie, err := r.Cookie("session")
		if err != nil {
			http.Error(w, "sign in first", http.StatusUnauthorized)
			return
		}
		var u user
		err = a.db.QueryRow("SELECT user_id, role FROM sessions WHERE token = $1", cookie.Value).Scan(&u.ID, &u.Role)
		if err != nil {
			http.Error(w, "sign in first", http.StatusUnauthorized)
			return
		}
		next(w, r.WithContext(context.WithValue(r.Context(), contextKey{}, u)))
	}
}

func (a *app) requireRole(role string, next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		u, ok := r.Context().Value(contextKey{}).(user)
		if !ok || u.Role != role {
			http.Error(w, "not for you", http.StatusForbidden)
			return
		}
		next(w, r)
	}
}

func (a *app) showNote(w http.ResponseWriter, r *http.Request) {
	u := r.Context().Value(contextKey{}).(user)
	var text string
	err := a.db.QueryRow("SELECT text FROM notes WHERE id = $1 AND owner_id = $2", r.PathValue("id"), u.ID).Scan(&text)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	json.NewEncoder(w).Encode(text)
}

func (a *app) removeNote(w http.ResponseWriter, r *http.Request) {
	a.db.Exec("DELETE FROM notes WHERE id = $1", r.PathValue("id"))
	w.WriteHeader(http.StatusNoContent)
}

func (a *app) listUsers(w http.ResponseWriter, r *http.Request) {
	rows, err := a.db.Query("SELECT id, email FROM users")
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	defer rows.Close()
	json.NewEncoder(w).Encode(rows)
}

func (a *app) removeUser(w http.ResponseWriter, r *http.Request) {
	a.db.Exec("DELETE FROM users WHERE id = $1", r.PathValue("id"))
	w.WriteHeader(http.StatusNoContent)
}
