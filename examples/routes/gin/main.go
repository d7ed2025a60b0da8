// A library with members and loans.
package main

import "github.com/gin-gonic/gin"

func main() {
	r := gin.Default()
	r.POST("/login", login)

	api := r.Group("/api", RequireMember())
	api.GET("/loans", listLoans)
	api.GET("/loans/:id", showLoan)
	// The loans of others, by counting up.
	api.DELETE("/loans/:id", cancelLoan)

	admin := api.Group("/admin")
	admin.GET("/members", RequireRole("librarian"), listMembers)
	// Every member removes every other one: the second gate is missing.
	admin.DELETE("/members/:id", removeMember)

	// Registered on the engine and not on the group, so that nobody asks who calls.
	r.PUT("/api/admin/members/:id", renameMember)
	r.Run()
}
