package tallowmere

import (
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// pair is the name of a parameter in a query or a form, and its texts: several are joined by commas.
type pair struct {
	name  string
	texts []string
}

var (
	errTooDeep = errors.New("is nested too deeply")
	errNull    = errors.New("cannot be null, which only JSON has")
	errEmpty   = errors.New("is empty; leave it out if nothing is meant, else skip the call")
	errNotUTF8 = errors.New("is not text in UTF-8")
)

// formatText writes a single value as a text. The error says why it cannot.
func formatText(value any) (string, error) {
	found := reflect.ValueOf(value)
	if !found.IsValid() || found.Kind() == reflect.Pointer && found.IsNil() {
		return "", errNull
	}
	switch value := value.(type) {
	case json.RawMessage:
		return "", errNull
	case Time:
		return value.String(), nil
	case *Time:
		return value.String(), nil
	case encoding.TextMarshaler:
		text, err := value.MarshalText()
		return string(text), err
	}
	switch found.Kind() {
	case reflect.Pointer:
		return formatText(found.Elem().Interface())
	case reflect.String:
		if !utf8.ValidString(found.String()) {
			return "", errNotUTF8
		}
		return found.String(), nil
	case reflect.Bool:
		return strconv.FormatBool(found.Bool()), nil
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return strconv.FormatInt(found.Int(), 10), nil
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return strconv.FormatUint(found.Uint(), 10), nil
	case reflect.Float32, reflect.Float64:
		if math.IsNaN(found.Float()) || math.IsInf(found.Float(), 0) {
			return "", errNotFinite
		}
		return strconv.FormatFloat(found.Float(), 'f', -1, found.Type().Bits()), nil
	}
	return "", fmt.Errorf("cannot be a %T", value)
}

// pairsOf writes a value for a query or a form: a list by its style, a map as name[key].
func pairsOf(name, style string, value any) ([]pair, error) {
	return appendPairs(nil, name, style, value, 0)
}

func appendPairs(to []pair, name, style string, value any, depth int) ([]pair, error) {
	if depth > maxDepth {
		return nil, errTooDeep
	}
	found := plain(value)
	if _, isText := value.(encoding.TextMarshaler); isText {
		text, err := formatText(value)
		return append(to, pair{name, []string{text}}), err
	}
	switch found.Kind() {
	case reflect.Map:
		return appendEntries(to, name, style, found, depth)
	case reflect.Slice, reflect.Array:
		return appendItems(to, name, style, found, depth)
	case reflect.Struct:
		entries, err := entriesOf(found.Interface())
		if err != nil {
			return nil, err
		}
		return appendPairs(to, name, style, entries, depth+1)
	}
	text, err := formatText(value)
	return append(to, pair{name, []string{text}}), err
}

func appendEntries(to []pair, name, style string, found reflect.Value, depth int) ([]pair, error) {
	if found.Len() == 0 {
		// To servers, no filter is the same as one that selects everything.
		return nil, errEmpty
	}
	keys := found.MapKeys()
	slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
	for _, key := range keys {
		var err error
		inner := name + "[" + fmt.Sprint(key) + "]"
		if to, err = appendPairs(to, inner, style, found.MapIndex(key).Interface(), depth+1); err != nil {
			return nil, err
		}
	}
	return to, nil
}

func appendItems(to []pair, name, style string, found reflect.Value, depth int) ([]pair, error) {
	if found.Len() == 0 {
		return nil, errEmpty
	}
	if style == "comma" {
		texts := make([]string, found.Len())
		for i := range texts {
			var err error
			if texts[i], err = formatText(found.Index(i).Interface()); err != nil {
				return nil, err
			}
		}
		return append(to, pair{name, texts}), nil
	}
	if style == "brackets" && !strings.HasSuffix(name, "[]") {
		name += "[]"
	}
	for i := range found.Len() {
		var err error
		if to, err = appendPairs(to, name, style, found.Index(i).Interface(), depth+1); err != nil {
			return nil, err
		}
	}
	return to, nil
}

// plain is a value without pointers and interfaces around it.
func plain(value any) reflect.Value {
	found := reflect.ValueOf(value)
	for (found.Kind() == reflect.Pointer || found.Kind() == reflect.Interface) && !found.IsNil() {
		found = found.Elem()
	}
	return found
}

// entriesOf gives the fields of an object as its JSON has them.
func entriesOf(value any) (map[string]any, error) {
	text, err := appendJSON(nil, value)
	if err != nil {
		return nil, err
	}
	entries, ok := anyOf(text).(map[string]any)
	if !ok {
		return nil, errors.New("is not an object")
	}
	return entries, nil
}
