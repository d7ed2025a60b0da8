// Package auth has the two gates.
package auth

import (
	"context"
	"net/http"

	"example.com/bakery/internal/tokens"
	"github.com/golang-jwt/jwt/v5"
)

type contextKey string

const customerKey contextKey = "customer"

type Identity struct {
	ID   int64
	Role string
}

// Customer is the first gate.
func Customer(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		token, err := jwt.Parse(r.Header.Get("Authorization"), tokens.Key)
		if err != nil {
			http.Error(w, "sign in first", http.StatusUnauthorized)
			return
		}
		claims := token.Claims.(jwt.MapClaims)
		ctx := context.WithValue(r.Context(), customerKey, Identity{ID: int64(claims["sub"].(float64)), Role: claims["role"].(string)})
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

// Role is the second gate.
func Role(role string) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if From(r.Context()).Role != role {
				http.Error(w, "not for you", http.StatusForbidden)
				return
			}
			next.ServeHTTP(w, r)
		})
	}
}

// From gives who calls.
func From(ctx context.Context) Identity {
	return ctx.Value(customerKey).(Identity)
}
