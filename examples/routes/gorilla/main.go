// A market with offers.
package main

import (
	"database/sql"
	"net/http"
	"os"

	"github.com/golang-jwt/jwt/v5"
	"github.com/gorilla/mux"
	"github.com/gorilla/sessions"
)

var (
	store = sessions.NewCookieStore([]byte(os.Getenv("SESSION_KEY")))
	db    *sql.DB
)

func main() {
	r := mux.NewRouter()
	account := r.PathPrefix("/account").Subrouter()
	account.Use(requireLogin)
	account.HandleFunc("/offers", myOffers).Methods("GET")
	// The offers of others, by counting up.
	account.HandleFunc("/offers/{id}", removeOffer).Methods("DELETE")
	// Anybody can write a token that says so: it is read and never verified.
	r.HandleFunc("/admin/sellers", sellers).Methods(http.MethodGet)
	http.ListenAndServe(":8080", r)
}

func requireLogin(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		session, _ := store.Get(r, "market")
		if _, ok := session.Values["user_id"]; !ok {
			http.Redirect(w, r, "/login", http.StatusSeeOther)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func myOffers(w http.ResponseWriter, r *http.Request) {
	session, _ := store.Get(r, "market")
	rows, err := db.Query("SELECT title FROM offers WHERE seller_id = $1", session.Values["user_id"])
	write(w, rows, err)
}

func removeOffer(w http.ResponseWriter, r *http.Request) {
	db.Exec("DELETE FROM offers WHERE id = $1", mux.Vars(r)["id"])
	w.WriteHeader(http.StatusNoContent)
}

func sellers(w http.ResponseWriter, r *http.Request) {
	claims := jwt.MapClaims{}
	_, _, err := jwt.NewParser().ParseUnverified(r.Header.Get("Authorization"), claims)
	if err != nil || claims["role"] != "admin" {
		http.Error(w, "not for you", http.StatusForbidden)
		return
	}
	rows, err := db.Query("SELECT name, email FROM sellers")
	write(w, rows, err)
}
