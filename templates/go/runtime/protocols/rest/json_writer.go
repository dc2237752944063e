package runtime

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"
)

// appendJSON writes a value as JSON. Of a model, it writes the fields that are not zero and those that were received or
// included. The error says why the value cannot be sent.
func appendJSON(to []byte, value any) ([]byte, error) {
	return appendJSONValue(to, reflect.ValueOf(value), 0)
}

func appendJSONValue(to []byte, value reflect.Value, depth int) ([]byte, error) {
	if depth > maxDepth {
		return nil, errTooDeep
	}
	if !value.IsValid() {
		return append(to, "null"...), nil
	}
	if marshaler, ok := value.Interface().(json.Marshaler); ok {
		return appendMarshaled(to, marshaler)
	}
	switch value.Kind() {
	case reflect.Pointer, reflect.Interface:
		return appendJSONValue(to, value.Elem(), depth)
	case reflect.Map:
		return appendJSONMap(to, value, depth)
	case reflect.Slice, reflect.Array:
		if value.Type().Elem().Kind() == reflect.Uint8 {
			break
		}
		return appendJSONItems(to, value, depth)
	case reflect.Struct:
		if model, ok := modelOf(value); ok {
			return appendJSONModel(to, value, model, depth)
		}
	case reflect.String:
		if !utf8.ValidString(value.String()) {
			return nil, errNotUTF8
		}
	case reflect.Float32, reflect.Float64:
		if math.IsNaN(value.Float()) || math.IsInf(value.Float(), 0) {
			return nil, errNotFinite
		}
	}
	return appendMarshaled(to, value.Interface())
}

func appendMarshaled(to []byte, value any) ([]byte, error) {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return nil, fmt.Errorf("cannot be written as JSON: a %T", value)
	}
	return append(to, bytes.TrimSpace(text.Bytes())...), nil
}

func appendJSONMap(to []byte, value reflect.Value, depth int) ([]byte, error) {
	if value.IsNil() {
		return append(to, "null"...), nil
	}
	keys := value.MapKeys()
	slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
	to = append(to, '{')
	for i, key := range keys {
		if i > 0 {
			to = append(to, ',')
		}
		var err error
		if to, err = appendMember(to, fmt.Sprint(key), value.MapIndex(key), depth); err != nil {
			return nil, err
		}
	}
	return append(to, '}'), nil
}

func appendMember(to []byte, name string, value reflect.Value, depth int) ([]byte, error) {
	to, err := appendMarshaled(to, name)
	if err != nil {
		return nil, err
	}
	return appendJSONValue(append(to, ':'), value, depth+1)
}

func appendJSONItems(to []byte, value reflect.Value, depth int) ([]byte, error) {
	to = append(to, '[')
	for i := range value.Len() {
		if i > 0 {
			to = append(to, ',')
		}
		var err error
		if to, err = appendJSONValue(to, value.Index(i), depth+1); err != nil {
			return nil, err
		}
	}
	return append(to, ']'), nil
}

// modelOf returns what a model was received as.
func modelOf(value reflect.Value) (*received, bool) {
	addressable := reflect.New(value.Type())
	addressable.Elem().Set(value)
	model, ok := addressable.Interface().(interface{ model() *received })
	if !ok {
		return nil, false
	}
	return model.model(), true
}

func appendJSONModel(to []byte, value reflect.Value, model *received, depth int) ([]byte, error) {
	to = append(to, '{')
	isFirst := true
	for at := range value.NumField() {
		name, ok := wireName(value.Type().Field(at))
		if !ok || value.Field(at).IsZero() && !model.isIncluded(name) {
			continue
		}
		if !isFirst {
			to = append(to, ',')
		}
		isFirst = false
		var err error
		if to, err = appendMember(to, name, value.Field(at), depth); err != nil {
			return nil, err
		}
	}
	return append(to, '}'), nil
}

// Include has fields sent although they are zero, by their names in the API. Those that were received are sent anyway.
func (r *received) Include(names ...string) {
	r.included = append(r.included[:len(r.included):len(r.included)], names...)
}

func (r *received) isIncluded(name string) bool {
	return slices.Contains(r.included, name) || r.Has(name)
}

var errNotFinite = errors.New("is not a finite number")

// received is embedded in every model: what it was read from, and what is sent of it.
type received struct {
	origin
	// included are fields that are sent although they are zero.
	included []string
}

func (r *received) model() *received { return r }
