package tokens

import (
	"os"

	"github.com/golang-jwt/jwt/v5"
)

// Key gives the key that tokens are signed with.
func Key(*jwt.Token) (any, error) {
	return []byte(os.Getenv("TOKEN_KEY")), nil
}
