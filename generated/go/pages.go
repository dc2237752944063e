package fernhill

import (
	"encoding/json"
	"iter"
	"net/http"
	"slices"
)

// page is a page of a list as it was received. total is the server's count of all objects, negative if there is none.
type page struct {
	items []json.RawMessage
	total int64
	body  []byte
	// header is that of the response.
	header http.Header
}

// Pages is a list that is requested page by page while it is iterated. Iterating again requests again.
type Pages[T any] struct {
	list *listing
	// items are those of a list that is not requested.
	items []T
}

// PagesOf returns a list of these objects without a server, for tests of programs.
func PagesOf[T any](items ...T) *Pages[T] { return &Pages[T]{items: items} }

// All iterates over all objects. An error ends the iteration.
func (p *Pages[T]) All() iter.Seq2[T, error] { return p.each }

// each is a method, as a function literal would be compiled again for each T.
func (p *Pages[T]) each(yield func(T, error) bool) {
	if p.list == nil {
		for _, item := range p.items {
			if !yield(item, nil) {
				return
			}
		}
		return
	}
	for raw, err := range p.list.all() {
		var item T
		if err == nil {
			err = p.list.decode(raw, &item)
		}
		if !yield(item, err) || err != nil {
			return
		}
	}
}

// Collect returns all objects, from every page.
func (p *Pages[T]) Collect() ([]T, error) {
	if p.list == nil {
		return slices.Clone(p.items), nil
	}
	return collect[T](p.list, p.list.all())
}

// First returns the first object, and whether there is one.
func (p *Pages[T]) First() (item T, ok bool, err error) {
	found, err := firstOf(p, 1)
	if err != nil || len(found) == 0 {
		return item, false, err
	}
	return found[0], true, nil
}

// One returns the only object; the error is ErrNotOne if there is none, or more than one.
func (p *Pages[T]) One() (item T, err error) {
	found, err := firstOf(p, 2)
	switch {
	case err != nil:
		return item, err
	case len(found) == 1:
		return found[0], nil
	case p.list == nil:
		return item, &CountError{"list", len(found)}
	}
	return item, &CountError{p.list.op.name, len(found)}
}

// firstOf returns the first objects. A method would be compiled for each T.
func firstOf[T any](p *Pages[T], limit int) ([]T, error) {
	if p.list == nil {
		return p.items[:min(limit, len(p.items))], nil
	}
	return collect[T](p.list, p.list.first(limit))
}

// Page returns the objects of one page, counted from 1.
func (p *Pages[T]) Page(number int) ([]T, error) {
	switch {
	case p.list != nil:
		return collect[T](p.list, p.list.numbered(number))
	case number == 1:
		return slices.Clone(p.items), nil
	}
	return nil, nil
}

// Count returns the number of objects: the server's count if it can be trusted.
func (p *Pages[T]) Count() (int, error) {
	if p.list == nil {
		return len(p.items), nil
	}
	return p.list.count()
}

func collect[T any](list *listing, items iter.Seq2[json.RawMessage, error]) ([]T, error) {
	var found []T
	for raw, err := range items {
		var item T
		if err == nil {
			err = list.decode(raw, &item)
		}
		if err != nil {
			return found, err
		}
		found = append(found, item)
	}
	return found, nil
}
