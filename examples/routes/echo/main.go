// A clinic with patients and records.
package main

import (
	"net/http"

	echojwt "github.com/labstack/echo-jwt/v4"
	"github.com/golang-jwt/jwt/v5"
	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"
	"gorm.io/gorm"
)

type Record struct {
	ID        uint
	PatientID uint
	Note      string
}

type Patient struct {
	ID    uint
	Email string
}

var db *gorm.DB

func main() {
	e := echo.New()
	e.Use(middleware.Logger(), middleware.Recover())

	r := e.Group("/records", echojwt.WithConfig(echojwt.Config{SigningKey: key()}))
	r.GET("/mine", mine)
	// The records of others, by counting up.
	r.GET("/:id", show)

	// Whoever has a token sees all patients: the second gate stands at the sibling only.
	admin := e.Group("/admin", echojwt.WithConfig(echojwt.Config{SigningKey: key()}))
	admin.GET("/patients", patients)
	admin.DELETE("/patients/:id", remove, requireDoctor)
	e.Logger.Fatal(e.Start(":1323"))
}

func requireDoctor(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if claimsOf(c)["role"] != "doctor" {
			return echo.NewHTTPError(http.StatusForbidden, "not for you")
		}
		return next(c)
	}
}

func claimsOf(c echo.Context) jwt.MapClaims {
	return c.Get("user").(*jwt.Token).Claims.(jwt.MapClaims)
}

func mine(c echo.Context) error {
	var records []Record
	if err := db.Where("patient_id = ?", claimsOf(c)["sub"]).Find(&records).Error; err != nil {
		return echo.ErrInternalServerError
	}
	return c.JSON(http.StatusOK, records)
}

func show(c echo.Context) error {
	var record Record
	if err := db.First(&record, c.Param("id")).Error; err != nil {
		return echo.ErrNotFound
	}
	return c.JSON(http.StatusOK, record)
}

func patients(c echo.Context) error {
	var all []Patient
	db.Find(&all)
	return c.JSON(http.StatusOK, all)
}

func remove(c echo.Context) error {
	db.Delete(&Patient{}, c.Param("id"))
	return c.NoContent(http.StatusNoContent)
}
