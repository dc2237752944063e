package fernhill

import (
	"encoding/json"
	"fmt"
	"net/http"
)

// parse returns what is inside of the one top-level key, or the error that the response describes.
func parse(op *operation, got *response) (json.RawMessage, error) {
	if got.status >= 300 && got.status < 400 {
		return nil, redirectError(op.name, got)
	}
	text := jsonText(got.body)
	if !isJSON(text) || len(text) == 0 {
		return nil, notFromAPI(op, got, got.contentTypeOr("nothing")+" that is not valid JSON")
	}
	whole := splitObject(text)
	if len(whole) != 1 || !isObject(whole[0].value) {
		return nil, notFromAPI(op, got, "a response of unknown shape")
	}
	fields := splitObject(whole[0].value)
	if _, failed := lookup(fields, "errorcode"); failed || got.status >= 400 {
		return nil, apiError(op.name, fields, got, nil)
	}
	return whole[0].value, nil
}

func (r *response) contentTypeOr(nothing string) string {
	if kind := r.contentType(); kind != "" {
		return kind
	}
	return nothing
}

// notFromAPI is the error for a response that is not the API's, or cannot be read.
func notFromAPI(op *operation, got *response, found string) error {
	what := fmt.Sprintf("HTTP %d with %s", got.status, found)
	switch got.status {
	case http.StatusTooManyRequests, http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		return &APIError{Command: op.name, Status: got.status, RetryAfter: got.retryAfter(), message: what, code: got.status}
	}
	if got.status < 400 && isJSONType(got.contentType()) {
		return unexpected(op.name, got.body, what)
	}
	return notJSON(op.name, got, what)
}

func isJSONType(kind string) bool { return kind == "application/json" || kind == "text/json" }

// parsePage returns the objects of a list; an empty object is an empty list.
func parsePage(op *operation, got *response) (*page, error) {
	content, err := parse(op, got)
	if err != nil {
		return nil, err
	}
	found := &page{total: -1, header: got.header, body: got.body}
	var values []json.RawMessage
	for _, one := range splitObject(content) {
		switch {
		case one.name == op.key && op.key != "":
			found.items, values = splitArray(one.value), []json.RawMessage{one.value}
			if found.items != nil {
				found.total = countOf(content)
				return found, nil
			}
		case one.name == "count":
			found.total = countOf(content)
		case !isNull(one.value):
			values = append(values, one.value)
		}
	}
	lists := 0
	for _, value := range values {
		if isArray(value) {
			lists++
			found.items = splitArray(value)
		}
	}
	if lists != 1 && len(values) > 0 {
		return nil, unexpected(op.name, content, "it is unclear which field is the list")
	}
	return found, nil
}

func countOf(content []byte) int64 {
	raw, _ := lookup(splitObject(content), "count")
	if count, ok := integerOf(raw); ok {
		return count
	}
	return -1
}

// readObject reads the object of a response, flat or in a wrapping of its own.
func readObject(op *operation, content json.RawMessage, into any) error {
	fields := splitObject(content)
	found := content
	if keyed, ok := lookup(fields, op.key); ok && op.key != "" {
		found = keyed
	} else if !op.flat {
		if only := onlyMember(fields); isObject(only) || isArray(only) {
			found = only
		}
	}
	if isArray(found) {
		items := splitArray(found)
		if len(items) != 1 {
			return unexpected(op.name, content, fmt.Sprintf("%d objects instead of one", len(items)))
		}
		found = items[0]
	}
	if !isObject(found) || len(fields) == 0 || !decode(found, into) {
		return unexpected(op.name, content, "no object in the response")
	}
	return nil
}

// onlyMember returns the value of the only member but for the count, which some servers send of one object, too.
func onlyMember(fields []member) json.RawMessage {
	var only json.RawMessage
	for _, one := range fields {
		if one.name == "count" {
			continue
		}
		if only != nil {
			return nil
		}
		only = one.value
	}
	return only
}
