package tallowmere

import (
	"encoding/json"
	"fmt"
)

// Nullable is an optional parameter that the API accepts a null for. The zero value is not sent.
type Nullable[T any] struct {
	value  T
	isSet  bool
	isNull bool
}

// NotNull is a value for a parameter that could be null.
func NotNull[T any](value T) Nullable[T] { return Nullable[T]{value: value, isSet: true} }

// Null is sent as the null of JSON.
func Null[T any]() Nullable[T] { return Nullable[T]{isSet: true, isNull: true} }

// nullable is any Nullable.
type nullable interface{ given() any }

func (n Nullable[T]) given() any {
	switch {
	case !n.isSet:
		return nil
	case n.isNull:
		return json.RawMessage("null")
	}
	return n.value
}

// String describes the value.
func (n Nullable[T]) String() string {
	switch {
	case !n.isSet:
		return "(not sent)"
	case n.isNull:
		return "null"
	}
	return fmt.Sprint(n.value)
}
