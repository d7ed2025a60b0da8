package main

import (
	"net/http"

	"github.com/gin-gonic/gin"
	"golang.org/x/crypto/bcrypt"
	"gorm.io/gorm"
)

var db *gorm.DB

type Member struct {
	ID       uint
	Name     string
	Email    string
	Password string
	Role     string
}

type Loan struct {
	ID       uint
	MemberID uint
	Title    string
}

func login(c *gin.Context) {
	var input struct{ Email, Password string }
	if err := c.ShouldBindJSON(&input); err != nil {
		c.JSON(http.StatusBadRequest, gin.H{"error": err.Error()})
		return
	}
	var member Member
	if err := db.Where("email = ?", input.Email).First(&member).Error; err != nil {
		c.JSON(http.StatusUnauthorized, gin.H{"error": "unknown"})
		return
	}
	if bcrypt.CompareHashAndPassword([]byte(member.Password), []byte(input.Password)) != nil {
		c.JSON(http.StatusUnauthorized, gin.H{"error": "unknown"})
		return
	}
	c.JSON(http.StatusOK, gin.H{"token": signToken(member)})
}

func listLoans(c *gin.Context) {
	var loans []Loan
	db.Where("member_id = ?", c.GetUint("memberID")).Find(&loans)
	c.JSON(http.StatusOK, loans)
}

func showLoan(c *gin.Context) {
	var loan Loan
	if err := db.First(&loan, "id = ?", c.Param("id")).Error; err != nil {
		c.Status(http.StatusNotFound)
		return
	}
	if loan.MemberID != c.GetUint("memberID") {
		c.Status(http.StatusForbidden)
		return
	}
	c.JSON(http.StatusOK, loan)
}

func cancelLoan(c *gin.Context) {
	db.Delete(&Loan{}, c.Param("id"))
	c.Status(http.StatusNoContent)
}

func listMembers(c *gin.Context) {
	var members []Member
	db.Find(&members)
	c.JSON(http.StatusOK, members)
}

func removeMember(c *gin.Context) {
	db.Delete(&Member{}, c.Param("id"))
	c.Status(http.StatusNoContent)
}

func renameMember(c *gin.Context) {
	db.Model(&Member{}).Where("id = ?", c.Param("id")).Update("name", c.Query("name"))
	c.Status(http.StatusNoContent)
}
