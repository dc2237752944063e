package tallowmere

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"iter"
	"net/http"
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
type Pages[T any] struct{ list *listing }

// All iterates over all objects. An error ends the iteration.
func (p *Pages[T]) All() iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
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
}

// Collect returns all objects, from every page.
func (p *Pages[T]) Collect() ([]T, error) { return collect[T](p.list, p.list.all()) }

// First returns the first object, and whether there is one.
func (p *Pages[T]) First() (item T, ok bool, err error) {
	found, err := collect[T](p.list, p.list.first(1))
	if err != nil || len(found) == 0 {
		return item, false, err
	}
	return found[0], true, nil
}

// One returns the only object; the error is ErrNotOne if there is none, or more than one.
func (p *Pages[T]) One() (item T, err error) {
	found, err := collect[T](p.list, p.list.first(2))
	switch {
	case err != nil:
		return item, err
	case len(found) != 1:
		return item, &CountError{p.list.op.name, len(found)}
	}
	return found[0], nil
}

// Page returns the objects of one page, counted from 1.
func (p *Pages[T]) Page(number int) ([]T, error) { return collect[T](p.list, p.list.numbered(number)) }

// Count returns the number of objects: the server's count if it can be trusted.
func (p *Pages[T]) Count() (int, error) { return p.list.count() }

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

// listing is what is listed; err is why it cannot be requested.
type listing struct {
	ctx  context.Context
	core *core
	op   *operation
	args *arguments
	err  error
}

func (l *listing) decode(raw json.RawMessage, into any) error {
	if !isObject(raw) || !decode(raw, into) {
		return unexpected(l.op.name, raw, "an item of the list is not an object")
	}
	return nil
}

// firstPage returns the first page to request, of at most limit objects if there is one.
func (l *listing) firstPage(limit int) *pageRequest {
	size := l.core.pageSize
	if size == 0 {
		size = defaultPageSize
	}
	for _, most := range []int{int(l.core.maxPageSize.Load()), limit} {
		if most > 0 {
			size = min(size, most)
		}
	}
	return newPageRequest(l.op, l.args, size)
}

// fetch requests a page, smaller if the server says so, and returns what was requested in the end.
func (l *listing) fetch(request *pageRequest) (*pageRequest, *page, error) {
	if l.err != nil {
		return nil, nil, l.err
	}
	found, err := l.fetchOnce(request)
	var refusal *APIError
	if !errors.As(err, &refusal) {
		return request, found, err
	}
	if request.isBeyondEnd(refusal) {
		return request, &page{total: -1}, nil
	}
	smaller := request.smaller(refusal)
	if smaller == nil {
		return nil, nil, err
	}
	l.core.maxPageSize.Store(int64(smaller.size))
	found, err = l.fetchOnce(smaller)
	return smaller, found, err
}

func (l *listing) fetchOnce(request *pageRequest) (found *page, err error) {
	err = l.core.send(l.ctx, l.op, request.arguments(), func(got *response) error {
		found, err = parsePage(l.op, got)
		return err
	})
	return found, err
}

// pages iterates over the pages with what was requested. A server that ignores the number sends the same page again.
func (l *listing) pages() iter.Seq2[*pageRequest, *page] {
	return func(yield func(*pageRequest, *page) bool) {
		var last []byte
		for request := l.firstPage(0); request != nil; {
			requested, found, err := l.fetch(request)
			if err != nil {
				l.err = err
				return
			}
			if last != nil && bytes.Equal(last, found.body) || !yield(requested, found) {
				return
			}
			last = found.body
			request = requested.next(found)
		}
	}
}

func (l *listing) all() iter.Seq2[json.RawMessage, error] {
	return func(yield func(json.RawMessage, error) bool) {
		walk := *l // an error belongs to one iteration
		for _, found := range walk.pages() {
			for _, raw := range found.items {
				if !yield(raw, nil) {
					return
				}
			}
		}
		if walk.err != nil {
			yield(nil, walk.err)
		}
	}
}

// first iterates over the first objects: one small page, if the server gives all that it counts.
func (l *listing) first(limit int) iter.Seq2[json.RawMessage, error] {
	return func(yield func(json.RawMessage, error) bool) {
		request, found, err := l.fetch(l.firstPage(limit))
		if err != nil {
			yield(nil, err)
			return
		}
		if request.isSingle || int64(len(found.items)) >= min(int64(limit), found.total) {
			for _, raw := range found.items[:min(limit, len(found.items))] {
				if !yield(raw, nil) {
					return
				}
			}
			return
		}
		// The server gives less than it is asked for, or the small page has lost its objects.
		left := limit
		for raw, err := range l.all() {
			if left--; !yield(raw, err) || left == 0 {
				return
			}
		}
	}
}

func (l *listing) numbered(number int) iter.Seq2[json.RawMessage, error] {
	return func(yield func(json.RawMessage, error) bool) {
		if number < 1 {
			refused := &ArgumentError{Command: l.op.name}
			refused.refuse("number", "must be 1 or more")
			yield(nil, refused)
			return
		}
		request := l.firstPage(0).numbered(number)
		if request == nil {
			return
		}
		_, found, err := l.fetch(request)
		if err != nil {
			yield(nil, err)
			return
		}
		for _, raw := range found.items {
			if !yield(raw, nil) {
				return
			}
		}
	}
}

func (l *listing) count() (int, error) {
	walk := *l
	received := 0
	for request, found := range walk.pages() {
		received += len(found.items)
		if total := request.trustedTotal(found); total >= 0 {
			return int(total), nil
		}
	}
	return received, walk.err
}
