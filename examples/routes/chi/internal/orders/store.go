package orders

import (
	"context"
	"database/sql"
)

type Order struct {
	ID         int64
	CustomerID int64
	Total      int
}

type Store struct {
	db *sql.DB
}

func NewStore(db *sql.DB) *Store {
	return &Store{db: db}
}

func (s *Store) Find(ctx context.Context, id string) (*Order, error) {
	var order Order
	row := s.db.QueryRowContext(ctx, "SELECT id, customer_id, total FROM orders WHERE id = $1", id)
	if err := row.Scan(&order.ID, &order.CustomerID, &order.Total); err != nil {
		return nil, err
	}
	return &order, nil
}

func (s *Store) All(ctx context.Context) ([]Order, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT id, customer_id, total FROM orders")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var orders []Order
	for rows.Next() {
		var order Order
		if err := rows.Scan(&order.ID, &order.CustomerID, &order.Total); err != nil {
			return nil, err
		}
		orders = append(orders, order)
	}
	return orders, rows.Err()
}

func (s *Store) Delete(ctx context.Context, id string) error {
	_, err := s.db.ExecContext(ctx, "DELETE FROM orders WHERE id = $1", id)
	return err
}

func (s *Store) SetPrice(ctx context.Context, id string, price int) error {
	_, err := s.db.ExecContext(ctx, "UPDATE products SET price = $1 WHERE id = $2", price, id)
	return err
}
