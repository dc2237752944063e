package runtime

import (
	"reflect"
	"strings"
	"sync"
)

// param is what the tags of a field say: `api:"name" in:"query" rules:"required,comma" fixed:"json"`.
type param struct {
	// name is the name in requests.
	name string
	// location is path, query, header or body.
	location string
	// required parameters have to be given; a value of a type that cannot be nil always is.
	required bool
	// style is how a list is sent in a query or a form: repeat, brackets or comma.
	style string
	// isWhole is the whole body: a list, or an object of which the docs name no fields.
	isWhole bool
	// fixed is sent without an argument.
	fixed string
}

// argument is a parameter and what is given for it; nil if nothing is.
type argument struct {
	*param
	value any
}

var paramCache sync.Map // of []param by reflect.Type

// paramsOf reads the tags of a struct.
func paramsOf(kind reflect.Type) []param {
	if known, ok := paramCache.Load(kind); ok {
		return known.([]param)
	}
	made := make([]param, kind.NumField())
	for at := range made {
		tag := kind.Field(at).Tag
		one := param{name: tag.Get("api"), location: tag.Get("in"), style: "repeat", fixed: tag.Get("fixed")}
		for rule := range strings.SplitSeq(tag.Get("rules"), ",") {
			switch rule {
			case "required":
				one.required = true
			case "brackets", "comma":
				one.style = rule
			case "whole":
				one.isWhole = true
			}
		}
		made[at] = one
	}
	found, _ := paramCache.LoadOrStore(kind, made)
	return found.([]param)
}

// valuesOf gives the parameters of a struct with their values. A nil pointer has none.
func valuesOf(params any) []argument {
	value := reflect.ValueOf(params)
	if !value.IsValid() {
		return nil
	}
	facts := paramsOf(value.Type().Elem())
	found := make([]argument, len(facts))
	for at := range facts {
		found[at].param = &facts[at]
		if !value.IsNil() {
			found[at].value = givenValue(value.Elem().Field(at))
		}
	}
	return found
}

// givenValue is the value of a field without its pointer; nil if it is not to be sent.
func givenValue(field reflect.Value) any {
	switch field.Kind() {
	case reflect.Pointer, reflect.Map, reflect.Slice, reflect.Interface:
		if field.IsNil() {
			return nil
		}
	}
	if value, ok := field.Interface().(nullable); ok {
		return value.given()
	}
	if field.Kind() == reflect.Pointer && field.Elem().Kind() != reflect.Struct {
		return field.Elem().Interface()
	}
	return field.Interface()
}

// checkTogether refuses parameters with others that they exclude, or without those that they require.
func (o *operation) checkTogether(values []argument, refused *ArgumentError) {
	given := map[string]bool{}
	for _, one := range values {
		given[one.name] = one.value != nil
	}
	for _, pair := range o.excludes {
		if given[pair[0]] && given[pair[1]] {
			refused.refuse(pair[0], "cannot be sent together with `"+pair[1]+"`")
		}
	}
	for _, pair := range o.requires {
		if given[pair[0]] && !given[pair[1]] {
			refused.refuse(pair[0], "has to be sent together with `"+pair[1]+"`")
		}
	}
}
