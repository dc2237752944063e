package runtime

import (
	"math"
	"reflect"
	"strconv"
	"strings"
	"sync"
)

// maxDepth is how deeply models may be nested; what is below is left to Extra.
const maxDepth = 50

// modelFacts are the fields of a model by their names in the API.
type modelFacts struct {
	fields map[string]int
}

var modelCache sync.Map // of *modelFacts by reflect.Type

func factsOf(kind reflect.Type) *modelFacts {
	if found, ok := modelCache.Load(kind); ok {
		return found.(*modelFacts)
	}
	facts := &modelFacts{map[string]int{}}
	for at := range kind.NumField() {
		if name, ok := wireName(kind.Field(at)); ok {
			facts.fields[name] = at
		}
	}
	found, _ := modelCache.LoadOrStore(kind, facts)
	return found.(*modelFacts)
}

// wireName returns the name of a field in the API.
func wireName(field reflect.StructField) (string, bool) {
	if name, ok := field.Tag.Lookup("api"); ok {
		return name, true
	}
	name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
	return name, name != ""
}

// decode reads a valid JSON value into what a pointer points to; fields of other types than documented are read as what
// they stand for, or left out. It reports whether the value itself fits.
func decode(raw []byte, into any) bool {
	return decodeValue(raw, reflect.ValueOf(into).Elem(), 0)
}

var timeType = reflect.TypeFor[Time]()

func decodeValue(raw []byte, into reflect.Value, depth int) bool {
	if isNull(raw) {
		return true
	}
	// A list of one where one is due.
	if isArray(raw) && into.Kind() != reflect.Slice && into.Kind() != reflect.Interface {
		items := splitArray(raw)
		return len(items) == 1 && !isArray(items[0]) && decodeValue(items[0], into, depth)
	}
	switch into.Kind() {
	case reflect.Pointer:
		made := reflect.New(into.Type().Elem())
		if !decodeValue(raw, made.Elem(), depth) {
			return false
		}
		into.Set(made)
		return true
	case reflect.Struct:
		if into.Type() == timeType {
			return into.Addr().Interface().(*Time).UnmarshalJSON(raw) == nil
		}
		return isObject(raw) && depth < maxDepth && decodeModel(raw, into, depth+1)
	case reflect.Slice:
		return decodeSlice(raw, into, depth)
	case reflect.Map:
		return isObject(raw) && decodeMap(raw, into, depth)
	case reflect.Interface:
		into.Set(reflect.ValueOf(anyOf(raw)))
		return true
	}
	text, ok := scalarText(raw)
	return ok && decodeScalar(text, into)
}

func decodeModel(raw []byte, into reflect.Value, depth int) bool {
	facts := factsOf(into.Type())
	var unfit map[string]bool
	for _, one := range splitObject(raw) {
		at, known := facts.fields[one.name]
		if !known {
			continue
		}
		field := into.Field(at)
		if field.SetZero(); !decodeValue(one.value, field, depth) {
			field.SetZero()
			if unfit == nil {
				unfit = map[string]bool{}
			}
			unfit[one.name] = true
		}
	}
	if holder, ok := into.Addr().Interface().(interface{ self() *origin }); ok {
		*holder.self() = origin{raw: raw, facts: facts, unfit: unfit}
	}
	return true
}

func decodeSlice(raw []byte, into reflect.Value, depth int) bool {
	items := splitArray(raw)
	if isObject(raw) { // an object where a list is due is a list of one
		items = append(items, raw)
	} else if !isArray(raw) {
		return false
	}
	made := reflect.MakeSlice(into.Type(), len(items), len(items))
	for at, item := range items {
		if !decodeValue(item, made.Index(at), depth) {
			return false
		}
	}
	into.Set(made)
	return true
}

func decodeMap(raw []byte, into reflect.Value, depth int) bool {
	made := reflect.MakeMap(into.Type())
	for _, one := range splitObject(raw) {
		item := reflect.New(into.Type().Elem()).Elem()
		if !decodeValue(one.value, item, depth) {
			return false
		}
		made.SetMapIndex(reflect.ValueOf(one.name), item)
	}
	into.Set(made)
	return true
}

func decodeScalar(text string, into reflect.Value) bool {
	if known, ok := substitutes[text]; ok && into.Kind() != reflect.String {
		text = known
	}
	switch into.Kind() {
	case reflect.String:
		into.SetString(text)
		return true
	case reflect.Bool:
		switch strings.ToLower(text) {
		case "true", "1":
			into.SetBool(true)
			return true
		case "false", "0":
			return true
		}
		return false
	case reflect.Int64:
		found, ok := wholeNumber(text)
		into.SetInt(found)
		return ok
	case reflect.Float64:
		found, ok := decimal(text)
		into.SetFloat(found)
		return ok
	}
	return false
}

// wholeNumber reads an integer, which may be written as 1.0 or 1e3.
func wholeNumber(text string) (int64, bool) {
	if found, err := strconv.ParseInt(text, 10, 64); err == nil {
		return found, true
	}
	found, ok := decimal(text)
	if !ok || found != math.Trunc(found) || math.Abs(found) > 1<<53 {
		return 0, false
	}
	return int64(found), true
}

// decimal reads a number as JSON has it, not as Go does: 0x10, 1_0 and Inf are texts.
func decimal(text string) (float64, bool) {
	if strings.ContainsAny(text, "_xXnN") {
		return 0, false
	}
	found, err := strconv.ParseFloat(text, 64)
	return found, err == nil
}
