package orders

import (
	"encoding/json"
	"net/http"

	"github.com/go-chi/chi/v5"

	"example.com/bakery/internal/auth"
)

type Handler struct {
	store *Store
}

func NewHandler(store *Store) *Handler {
	return &Handler{store: store}
}

func (h *Handler) Show(w http.ResponseWriter, r *http.Request) {
	order, err := h.store.Find(r.Context(), chi.URLParam(r, "id"))
	if err != nil {
		http.NotFound(w, r)
		return
	}
	if order.CustomerID != auth.From(r.Context()).ID {
		http.Error(w, "not yours", http.StatusForbidden)
		return
	}
	json.NewEncoder(w).Encode(order)
}

func (h *Handler) Cancel(w http.ResponseWriter, r *http.Request) {
	if err := h.store.Delete(r.Context(), chi.URLParam(r, "id")); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func (h *Handler) List(w http.ResponseWriter, r *http.Request) {
	orders, err := h.store.All(r.Context())
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	json.NewEncoder(w).Encode(orders)
}

func (h *Handler) SetPrice(w http.ResponseWriter, r *http.Request) {
	var input struct{ Price int }
	if err := json.NewDecoder(r.Body).Decode(&input); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	if err := h.store.SetPrice(r.Context(), chi.URLParam(r, "id"), input.Price); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}
