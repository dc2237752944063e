package tallowmere

import (
	"encoding/json"
	"fmt"
	"strings"
)

// payload is the JSON of a response; null where there is none.
type payload struct {
	raw json.RawMessage
	got *response
}

// parse reads a response: its JSON, or null if it has none and none is documented.
func parse(op *operation, got *response) (*payload, error) {
	if err := requireSuccess(op, got); err != nil {
		return nil, err
	}
	text := jsonText(got.body)
	found := &payload{text, got}
	switch {
	case len(text) > 0 && isJSON(text):
		return found, nil
	case len(text) == 0 || op.result.isEmpty:
		found.raw = json.RawMessage("null")
		return found, nil
	case strings.Contains(got.contentType(), "json"):
		return nil, found.unclear(op, "the response is not valid JSON")
	}
	kind := got.contentType()
	if kind == "" {
		kind = "no content type"
	}
	return nil, notJSON(op.name, got, fmt.Sprintf("HTTP %d with %s, which is not JSON", got.status, kind))
}

// requireSuccess is the error of a response that redirects or refuses the request.
func requireSuccess(op *operation, got *response) error {
	switch {
	case got.status >= 400:
		return refusalError(op, got)
	case got.status >= 300:
		return redirectError(op.name, got)
	}
	return nil
}

// unclear is the error for a response that has another shape than expected.
func (p *payload) unclear(op *operation, why string) error {
	return unexpected(op.name, []byte(p.got.redacted(string(p.raw))), why)
}

// valueAt is the value at a path of keys such as meta.total; false if there is none.
func valueAt(raw json.RawMessage, path string) (json.RawMessage, bool) {
	for key := range strings.SplitSeq(path, ".") {
		found, ok := lookup(splitObject(raw), key)
		if !ok {
			return nil, false
		}
		raw = found
	}
	return raw, !isNull(raw)
}

// rawItems are the objects of a list's response.
func rawItems(op *operation, body *payload) ([]json.RawMessage, error) {
	path := op.result.key
	if op.paging != nil && op.paging.items != "" {
		path = op.paging.items
	}
	if path == "" {
		return onlyList(op, body)
	}
	list, ok := valueAt(body.raw, path)
	if ok && !isArray(list) {
		return nil, body.unclear(op, fmt.Sprintf("`%s` is not a list", path))
	}
	return splitArray(list), nil
}

// onlyList is a response that is a list, or the only list in it.
func onlyList(op *operation, body *payload) ([]json.RawMessage, error) {
	if isArray(body.raw) || isNull(body.raw) {
		return splitArray(body.raw), nil
	}
	members := splitObject(body.raw)
	var lists []json.RawMessage
	for _, one := range members {
		if isArray(one.value) {
			lists = append(lists, one.value)
		}
	}
	switch {
	case len(lists) == 1:
		return splitArray(lists[0]), nil
	case isObject(body.raw) && len(members) == 0:
		return nil, nil
	}
	return nil, body.unclear(op, "it is unclear which field is the list")
}

// readObject reads the object in a response, at the key that the docs name.
func readObject(op *operation, body *payload, into any) error {
	raw := body.raw
	if op.result.key != "" {
		if inner, ok := valueAt(raw, op.result.key); ok {
			raw = inner
		}
	}
	if op.result.isSingle && isArray(raw) {
		items := splitArray(raw)
		if len(items) != 1 {
			return body.unclear(op, fmt.Sprintf("%d objects instead of one", len(items)))
		}
		raw = items[0]
	}
	if !isObject(raw) || !decode(raw, into) {
		return body.unclear(op, "no object in the response")
	}
	return nil
}
