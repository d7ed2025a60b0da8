// A bakery that takes orders.
package main

import (
	"database/sql"
	"net/http"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"

	"example.com/bakery/internal/auth"
	"example.com/bakery/internal/orders"
)

func main() {
	db, err := sql.Open("pgx", "")
	if err != nil {
		panic(err)
	}
	h := orders.NewHandler(orders.NewStore(db))

	r := chi.NewRouter()
	r.Use(middleware.Logger)
	r.Get("/health", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusOK) })
	r.Route("/orders", func(r chi.Router) {
		r.Use(auth.Customer)
		r.Get("/{id}", h.Show)
		// The orders of others, by counting up.
		r.Delete("/{id}", h.Cancel)
		r.With(auth.Role("baker")).Get("/", h.List)
	})
	// The guard of the orders stands in another group: the prices are everybody's to change.
	r.Put("/admin/prices/{id}", h.SetPrice)
	http.ListenAndServe(":8080", r)
}
