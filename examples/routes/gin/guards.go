package main

import (
	"net/http"
	"os"
	"strings"

	"github.com/gin-gonic/gin"
	"github.com/golang-jwt/jwt/v5"
)

type Claims struct {
	MemberID uint   `json:"member_id"`
	Role     string `json:"role"`
	jwt.RegisteredClaims
}

// RequireMember is the first gate.
func RequireMember() gin.HandlerFunc {
	return func(c *gin.Context) {
		header := strings.TrimPrefix(c.GetHeader("Authorization"), "Bearer ")
		claims := &Claims{}
		token, err := jwt.ParseWithClaims(header, claims, func(*jwt.Token) (any, error) {
			return []byte(os.Getenv("JWT_KEY")), nil
		})
		if err != nil || !token.Valid {
			c.AbortWithStatusJSON(http.StatusUnauthorized, gin.H{"error": "sign in first"})
			return
		}
		c.Set("memberID", claims.MemberID)
		c.Set("role", claims.Role)
		c.Next()
	}
}

// RequireRole is the second gate.
func RequireRole(role string) gin.HandlerFunc {
	return func(c *gin.Context) {
		if c.GetString("role") != role {
			c.AbortWithStatusJSON(http.StatusForbidden, gin.H{"error": "not for you"})
			return
		}
		c.Next()
	}
}
