package tallowmere

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"iter"
)

// listing is what is listed; err is why it cannot be requested.
type listing struct {
	ctx  context.Context
	core *core
	op   *operation
	args *arguments
	err  error
}

func (l *listing) decode(raw json.RawMessage, into any) error {
	// A copy: what is kept of one object does not keep its whole page.
	if !isObject(raw) || !decode(bytes.Clone(raw), into) {
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

// pages iterates over the pages with what was requested, from a page on that may be there already. A server that ignores the
// number sends the same page again.
func (l *listing) pages(request *pageRequest, found *page) iter.Seq2[*pageRequest, *page] {
	return func(yield func(*pageRequest, *page) bool) {
		var last []byte
		known := map[string]bool{}
		for ; request != nil; request, found = request.next(found), nil {
			if known[request.place()] {
				l.err = unexpected(l.op.name, last, "the pages lead back to one that was read before")
				return
			}
			known[request.place()] = true
			if found == nil {
				if request, found, l.err = l.fetch(request); l.err != nil {
					return
				}
			}
			if last != nil && bytes.Equal(last, found.body) || !yield(request, found) {
				return
			}
			last = found.body
		}
	}
}

func (l *listing) all() iter.Seq2[json.RawMessage, error] { return l.from(l.firstPage(0), nil) }

func (l *listing) from(request *pageRequest, first *page) iter.Seq2[json.RawMessage, error] {
	return func(yield func(json.RawMessage, error) bool) {
		walk := *l // an error belongs to one iteration
		for _, found := range walk.pages(request, first) {
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
		isEnd := int64(len(found.items)) >= found.total && request.next(found) == nil
		if request.isSingle || isEnd || len(found.items) >= limit {
			for _, raw := range found.items[:min(limit, len(found.items))] {
				if !yield(raw, nil) {
					return
				}
			}
			return
		}
		// The server gives less than it is asked for, or the small page has lost its objects.
		left, whole := limit, l.firstPage(0)
		if whole.size == request.size {
			whole = request
		} else {
			found = nil
		}
		for raw, err := range l.from(whole, found) {
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
	for request, found := range walk.pages(l.firstPage(0), nil) {
		received += len(found.items)
		if total := request.trustedTotal(found); total >= 0 {
			return int(total), nil
		}
	}
	return received, walk.err
}
