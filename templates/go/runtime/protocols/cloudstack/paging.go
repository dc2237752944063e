package runtime

import (
	"errors"
	"strconv"
	"strings"
)

const (
	pageParam       = "page"
	sizeParam       = "pagesize"
	defaultPageSize = 500
)

// pageRequest is a page to request, after some objects on earlier pages. isSingle is a page that no other follows: it was
// asked for by its number, or the command knows no pages.
type pageRequest struct {
	filters      *arguments
	number, size int
	isSingle     bool
	received     int
}

// newPageRequest returns the first page to request; the arguments of the caller come before the size.
func newPageRequest(_ *operation, args *arguments, size int) *pageRequest {
	request := &pageRequest{number: 1, size: size}
	if args == nil {
		return request
	}
	request.filters = &arguments{paged: args.paged}
	request.isSingle = !args.paged
	for _, pair := range args.pairs {
		number, _ := strconv.Atoi(pair[1])
		switch name := strings.ToLower(pair[0]); {
		case name == pageParam && args.paged:
			request.number, request.isSingle = number, true
		case name == sizeParam && args.paged:
			request.size = number
		default:
			request.filters.pairs = append(request.filters.pairs, pair)
		}
	}
	return request
}

func (r *pageRequest) arguments() *arguments {
	if !r.filters.paged {
		return r.filters
	}
	return r.filters.with([2]string{pageParam, strconv.Itoa(r.number)}, [2]string{sizeParam, strconv.Itoa(r.size)})
}

// numbered returns a page by its number; nil if there cannot be one.
func (r *pageRequest) numbered(number int) *pageRequest {
	if r.filters != nil && !r.filters.paged && number > 1 {
		return nil
	}
	changed := *r
	changed.number, changed.isSingle = number, true
	return &changed
}

// next returns the page to request after a page, or nil: the list ends here.
//
// A page that is not full ends a list unless the server counts more objects: servers give smaller pages than requested, and
// drop objects from pages, without saying so. A full page is never the end, since old servers count the objects of the page
// alone.
func (r *pageRequest) next(found *page) *pageRequest {
	if r.isSingle || len(found.items) == 0 {
		return nil
	}
	changed := *r
	changed.number++
	changed.received += len(found.items)
	if len(found.items) == r.size || found.total > int64(changed.received) {
		return &changed
	}
	return nil
}

// place is the number of the page.
func (r *pageRequest) place() string { return strconv.Itoa(r.number) }

// isBeyondEnd reports whether a refusal says that there is no such page: here, servers send an empty one.
func (r *pageRequest) isBeyondEnd(*APIError) bool { return false }

// smaller returns the first page in the size that the server allows, if it refused a larger one.
func (r *pageRequest) smaller(refusal *APIError) *pageRequest {
	if r.isSingle || r.number > 1 || !errors.Is(refusal, ErrParameter) {
		return nil
	}
	changed := *r
	changed.size = allowedSize(refusal.Text)
	if changed.size <= 0 || changed.size >= r.size {
		return nil
	}
	return &changed
}

// allowedSize returns the number after the words "page size".
func allowedSize(text string) int {
	text = strings.ReplaceAll(strings.ToLower(text), "page size", sizeParam)
	_, after, _ := strings.Cut(text, sizeParam)
	isDigit := func(letter rune) bool { return letter >= '0' && letter <= '9' }
	begin := strings.IndexFunc(after, isDigit)
	if begin < 0 {
		return 0
	}
	after = after[begin:]
	if end := strings.IndexFunc(after, func(letter rune) bool { return !isDigit(letter) }); end >= 0 {
		after = after[:end]
	}
	size, _ := strconv.Atoi(after)
	return size
}

// trustedTotal returns the server's count of all objects, or a negative number if it may count something else: old servers
// count the objects of the page, and some commands objects of another kind, which shows on a first page that is not full.
func (r *pageRequest) trustedTotal(found *page) int64 {
	if r.isSingle || r.number > 1 || len(found.items) != r.size || found.total <= int64(r.size) {
		return -1
	}
	return found.total
}
