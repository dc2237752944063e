package runtime

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// param is what the tags of a field say: `api:"name" rules:"required,max=255,indexed"`, with the pair of names of an entry
// in `pair:"key,value"`.
type param struct {
	name     string
	field    int
	required bool
	// most is the number of characters that the parameter may have, 0 for any.
	most int
	// encoding is how entries are sent: pairs, indexed, zero or records.
	encoding string
	// pair are the names of an entry's key and value.
	pair [2]string
	// isMoment says that times are sent with their offset.
	isMoment bool
}

type paramFacts struct {
	params []param
	// isPaged says that the command has a page and a page size.
	isPaged bool
}

var paramCache sync.Map // of *paramFacts by reflect.Type

func paramsOf(kind reflect.Type) *paramFacts {
	if found, ok := paramCache.Load(kind); ok {
		return found.(*paramFacts)
	}
	facts := &paramFacts{}
	known := 0
	for at := range kind.NumField() {
		one := paramOf(kind.Field(at), at)
		facts.params = append(facts.params, one)
		if name := strings.ToLower(one.name); name == pageParam || name == sizeParam {
			known++
		}
	}
	facts.isPaged = known == 2
	found, _ := paramCache.LoadOrStore(kind, facts)
	return found.(*paramFacts)
}

func paramOf(field reflect.StructField, at int) param {
	name, _ := wireName(field)
	found := param{name: name, field: at, encoding: "pairs", pair: [2]string{"key", "value"}}
	for rule := range strings.SplitSeq(field.Tag.Get("rules"), ",") {
		key, value, _ := strings.Cut(rule, "=")
		switch key {
		case "required":
			found.required = true
		case "max":
			found.most, _ = strconv.Atoi(value)
		case "indexed", "zero", "records":
			found.encoding = key
		case "moment":
			found.isMoment = true
		}
	}
	if key, ok := field.Tag.Lookup("key"); ok {
		found.pair = [2]string{key, field.Tag.Get("value")}
	}
	return found
}

// serialize returns the arguments of a request; an ArgumentError if no server would accept them.
func serialize(op *operation, params any) (*arguments, error) {
	made := &arguments{pairs: [][2]string{{"command", op.name}, {"response", "json"}}}
	pointer := reflect.ValueOf(params)
	facts := paramsOf(pointer.Type().Elem())
	made.paged = facts.isPaged
	refused := &ArgumentError{Command: op.name}
	given := map[string]bool{}
	for _, one := range facts.params {
		if pointer.IsNil() || isUnset(pointer.Elem().Field(one.field), one.required) {
			if one.required {
				refused.refuse(one.name, "is required")
			}
			continue
		}
		given[one.name] = true
		pairs, reason := one.write(pointer.Elem().Field(one.field))
		if reason != "" {
			refused.refuse(one.name, reason)
		}
		made.pairs = append(made.pairs, pairs...)
	}
	op.checkTogether(given, refused)
	if len(refused.reasons) > 0 {
		return nil, refused
	}
	return made, nil
}

// isUnset reports whether a field stands for no argument: a nil, or a required text that was left out.
func isUnset(value reflect.Value, required bool) bool {
	switch value.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Map, reflect.Interface:
		return value.IsNil()
	case reflect.Struct:
		return value.IsZero()
	}
	return required && value.Kind() == reflect.String && value.Len() == 0
}

func (op *operation) checkTogether(given map[string]bool, refused *ArgumentError) {
	for _, pair := range op.excludes {
		if given[pair[0]] && given[pair[1]] {
			refused.refuse(pair[0], "cannot be sent together with `"+pair[1]+"`")
		}
	}
	for _, pair := range op.requires {
		if given[pair[0]] && !given[pair[1]] && !slices.Contains([]string{pageParam, sizeParam}, strings.ToLower(pair[1])) {
			refused.refuse(pair[0], "has to be sent together with `"+pair[1]+"`")
		}
	}
}
