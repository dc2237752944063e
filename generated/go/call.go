package fernhill

import (
	"context"
	"encoding/json"
	"net/http"
	"reflect"
	"slices"
	"strings"
)

// Call sends a command by its name, whether the docs have it or not, and returns what the server answers. Arguments are sent as
// their types say: texts, numbers, booleans, Time, lists of these, and Entries. Those that are documented are sent as the docs
// say, but neither their types nor what is required is checked: the docs may be wrong there.
func (c *Client) Call(ctx context.Context, command string, arguments map[string]any) (json.RawMessage, error) {
	op := documentedOperation(command)
	if op == nil {
		op = &operation{name: command, method: methodOf(command)}
	}
	args, err := serializeByName(op, arguments)
	if err != nil {
		return nil, err
	}
	var content json.RawMessage
	err = c.core.send(ctx, op, args, func(got *response) error {
		content, err = parse(op, got)
		return err
	})
	return content, err
}

// methodOf returns the method of a command that the docs do not have.
func methodOf(command string) string {
	for _, verb := range [...]string{"get", "list", "query", "find"} {
		if strings.HasPrefix(command, verb) {
			return http.MethodGet
		}
	}
	return http.MethodPost
}

func serializeByName(op *operation, given map[string]any) (*arguments, error) {
	made := &arguments{pairs: [][2]string{{"command", op.name}, {"response", "json"}}}
	refused := &ArgumentError{Command: op.name}
	names := make([]string, 0, len(given))
	for name := range given {
		names = append(names, name)
	}
	slices.Sort(names) // the same arguments are sent the same way
	for _, name := range names {
		value := reflect.ValueOf(given[name])
		if !value.IsValid() || isUnset(value, false) {
			continue
		}
		one := paramNamed(op, name)
		pairs, reason := one.write(value)
		if reason != "" {
			refused.refuse(name, reason)
		}
		made.pairs = append(made.pairs, pairs...)
	}
	if len(refused.reasons) > 0 {
		return nil, refused
	}
	return made, nil
}

// paramNamed returns what is known of how a parameter is sent.
func paramNamed(op *operation, name string) param {
	if op.params != nil {
		for _, one := range paramsOf(reflect.TypeOf(op.params).Elem()).params {
			if strings.EqualFold(one.name, name) {
				return param{name: name, encoding: one.encoding, pair: one.pair, isMoment: one.isMoment}
			}
		}
	}
	return param{name: name, encoding: "pairs", pair: [2]string{"key", "value"}}
}

// JobByID returns a job that was started earlier, by this program or another. Its result is read into T, which is a pointer to
// a model.
func JobByID[T any](client *Client, id string) *Job[T] {
	return &Job[T]{ID: id, core: client.core, op: &opQueryJob}
}
