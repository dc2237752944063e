package orchard

import (
	"bufio"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"reflect"
	"strconv"
	"time"
)

// request is a line of the input: calls of one client, of which the last one's result is answered.
type driverRequest struct {
	Settings map[string]json.RawMessage
	Calls    []driverCall
}

// driverCall is a method of a service, or a method and a path; take is what is asked of a list. Values of any type are read
// if it is lenient.
type driverCall struct {
	Method    string
	Given     []driverArgument
	ByName    bool
	IsLenient bool
	Take      []any
}

// driverArgument is a value for a parameter; without a location, for that of the name.
type driverArgument struct {
	In, Name string
	Value    json.RawMessage
}

// Drive answers each line of the input.
func Drive(input io.Reader) {
	lines := bufio.NewScanner(input)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var request driverRequest
		if err := json.Unmarshal(lines.Bytes(), &request); err != nil {
			panic(err)
		}
		answer, err := json.Marshal(request.run())
		if err != nil {
			panic(err)
		}
		fmt.Fprintln(os.Stdout, string(answer))
	}
}

func (r *driverRequest) run() map[string]any {
	var options []Option
	for name, value := range r.Settings {
		options = append(options, optionOf(name, value))
	}
	client, err := New(options...)
	if err != nil {
		return map[string]any{"error": describeError(err)}
	}
	waits := []float64{}
	client.core.pause = func(_ context.Context, pause time.Duration) error {
		waits = append(waits, pause.Seconds())
		return nil
	}
	var found any
	for _, call := range r.Calls {
		var untyped string
		if found, untyped, err = call.run(client); untyped != "" {
			return map[string]any{"untyped": untyped}
		}
		if err != nil {
			return map[string]any{"error": describeError(err), "waits": waits}
		}
	}
	return map[string]any{"value": shownValue(reflect.ValueOf(found)), "waits": waits}
}

func optionOf(name string, raw json.RawMessage) Option {
	var text string
	var number int
	var keys map[string]string
	var extra map[string]any
	texts := []string{}
	json.Unmarshal(raw, &text)
	json.Unmarshal(raw, &number)
	json.Unmarshal(raw, &keys)
	json.Unmarshal(raw, &extra)
	json.Unmarshal(raw, &texts)
	switch name {
	case "endpoint":
		return WithEndpoint(text)
	case "token":
		return WithToken(text)
	case "key":
		return WithKey(text)
	case "keys":
		return WithKeys(keys)
	case "login":
		return WithBasicAuth(texts[0], texts[1])
	case "retries":
		return WithRetries(number)
	case "page_size":
		return WithPageSize(number)
	case "extra_headers":
		return each(keys, WithHeader)
	case "extra_query":
		return each(extra, WithExtraQuery)
	case "extra_body":
		return each(extra, WithExtraBody)
	case "allow_http":
		return WithInsecureHTTP()
	case "auth":
		return authOf(texts[0], append(texts[1:], ""))
	}
	panic("unknown setting " + name)
}

func each[T any](values map[string]T, option func(string, T) Option) Option {
	return func(s *settings) {
		for name, value := range values {
			option(name, value)(s)
		}
	}
}

func authOf(kind string, texts []string) Option {
	switch kind {
	case "QueryKey":
		return WithQueryKey(texts[0], texts[1])
	case "HeaderKey":
		return WithHeaderKey(texts[0], texts[1], texts[2])
	case "ClientCredentials":
		return WithClientCredentials(texts[0], texts[1], texts[2])
	}
	panic("unknown way to authenticate " + kind)
}

func (c *driverCall) run(client *Client) (found any, untyped string, err error) {
	ctx := context.Background()
	if c.ByName {
		arguments := map[string]any{}
		for _, one := range c.Given {
			arguments[one.Name] = anyOf(one.Value)
		}
		found, err = client.Call(ctx, c.Method, arguments)
		return nil, "", err
	}
	method := methodOf(client, c.Method)
	params := reflect.New(method.Type().In(1).Elem())
	for _, one := range c.Given {
		field, ok := fieldOf(params.Elem(), one)
		switch {
		case !ok && one.In != "" || isNull(one.Value):
			continue // clients write it themselves
		case !ok:
			panic("no parameter " + one.Name)
		case !assign(field, one.Value) && !(c.IsLenient && decode(one.Value, field.Addr().Interface())):
			return nil, one.Name, nil
		}
	}
	arguments := []reflect.Value{reflect.ValueOf(ctx), params}
	if method.Type().NumIn() == 3 {
		arguments = append(arguments, reflect.ValueOf(io.Discard))
	}
	if len(c.Take) > 1 {
		method = methodOf(client.With(WithPageSize(int(c.Take[2].(float64)))), c.Method)
	}
	results := method.Call(arguments)
	name := "Collect"
	if len(c.Take) > 0 {
		name = takers[c.Take[0].(string)]
	}
	if len(results) == 1 && results[0].MethodByName(name).IsValid() {
		var numbers []reflect.Value
		if len(c.Take) > 1 {
			numbers = []reflect.Value{reflect.ValueOf(int(c.Take[1].(float64)))}
		}
		results = results[0].MethodByName(name).Call(numbers)
	}
	last := results[len(results)-1]
	if len(results) == 1 {
		return nil, "", errorOf(last)
	}
	return results[0].Interface(), "", errorOf(last)
}

// takers are the methods of lists by what is asked of one, if it is not all objects.
var takers = map[string]string{"page": "Page", "first": "First", "one": "One"}

func errorOf(result reflect.Value) error {
	err, _ := result.Interface().(error)
	return err
}

func methodOf(client *Client, name string) reflect.Value {
	services := reflect.ValueOf(client).Elem()
	for at := range services.NumField() {
		if !services.Type().Field(at).IsExported() {
			continue
		}
		if method := services.Field(at).MethodByName(name); method.IsValid() {
			return method
		}
	}
	panic("no method " + name)
}

func fieldOf(params reflect.Value, wanted driverArgument) (reflect.Value, bool) {
	for at := range params.NumField() {
		tag := params.Type().Field(at).Tag
		if tag.Get("api") == wanted.Name && (wanted.In == "" || tag.Get("in") == wanted.In) {
			return params.Field(at), true
		}
	}
	return reflect.Value{}, false
}

// assign sets a field to a value of a vector; false if its type has no such value.
func assign(field reflect.Value, raw json.RawMessage) bool {
	given := given(raw)
	if one, isNullable := field.Addr().Interface().(interface {
		read(json.RawMessage, bool) bool
	}); isNullable {
		_, isNull := given.(driverNull)
		return one.read(raw, isNull)
	}
	if file, ok := given.([]byte); ok {
		given = FileOf("", file)
	}
	if path, ok := given.(string); ok && field.Type() == reflect.TypeFor[*File]() {
		given = FileAt(path)
	}
	if number, ok := given.(int64); ok && field.Type() == reflect.TypeFor[*float64]() {
		given = float64(number)
	}
	value := reflect.ValueOf(given)
	if !value.IsValid() {
		return false
	}
	if value.Type().AssignableTo(field.Type()) {
		field.Set(value)
		return true
	}
	if field.Kind() == reflect.Pointer && value.Type() == field.Type().Elem() {
		field.Set(reflect.New(value.Type()))
		field.Elem().Set(value)
		return true
	}
	return false
}

func (n *Nullable[T]) read(raw json.RawMessage, isNull bool) bool {
	n.isSet, n.isNull = true, isNull
	field := reflect.ValueOf(&n.value).Elem()
	return isNull || assign(field, raw) || decode(raw, &n.value) && !isText(raw)
}

// driverNull is the null of JSON, which is sent.
type driverNull struct{}

// given is a value of a vector.
func given(raw json.RawMessage) any { return converted(anyOf(raw)) }

func converted(value any) any {
	switch value := value.(type) {
	case []any:
		for at := range value {
			value[at] = converted(value[at])
		}
	case map[string]any:
		for tag, text := range value {
			if tag[0] == '$' {
				return tagged(tag, text)
			}
			value[tag] = converted(text)
		}
	}
	return value
}

func tagged(tag string, value any) any {
	text, _ := value.(string)
	switch tag {
	case "$base64":
		content, _ := base64.StdEncoding.DecodeString(text)
		return content
	case "$float":
		switch text {
		case "nan":
			return math.NaN()
		case "inf":
			return math.Inf(1)
		}
		number, _ := strconv.ParseFloat(text, 64)
		return number
	case "$long":
		if number, err := strconv.ParseInt(text, 10, 64); err == nil {
			return number
		}
		return json.Number(text)
	case "$time", "$date":
		found, _ := parseTime(text)
		return found
	case "$null":
		return driverNull{}
	}
	panic("unknown value " + tag)
}

// shownValue is a result as JSON: of a model, its fields.
func shownValue(value reflect.Value) any {
	for value.Kind() == reflect.Pointer || value.Kind() == reflect.Interface {
		value = value.Elem()
	}
	switch value.Kind() {
	case reflect.Invalid:
		return nil
	case reflect.Map:
		entries := map[string]any{}
		for name, item := range value.Seq2() {
			entries[name.String()] = shownValue(item)
		}
		return entries
	case reflect.Slice:
		items := make([]any, value.Len())
		for at := range items {
			items[at] = shownValue(value.Index(at))
		}
		return items
	case reflect.Struct:
		switch one := value.Interface().(type) {
		case Time:
			return map[string]any{"$time": one.String()}
		case Content:
			return one.Value()
		}
		fields := map[string]any{}
		for at := range value.NumField() {
			if name, ok := wireName(value.Type().Field(at)); ok {
				fields[name] = shownValue(value.Field(at))
			}
		}
		return fields
	}
	return value.Interface()
}

var driverKinds = []struct {
	name string
	kind error
}{
	{"argument", ErrArgument}, {"configuration", ErrConfiguration}, {"connection", ErrConnection}, {"redirect", ErrRedirect},
	{"not-json", ErrNotJSON}, {"unexpected", ErrUnexpected}, {"authentication", ErrAuthentication},
	{"permission", ErrPermission}, {"not-found", ErrNotFound}, {"method", ErrMethod}, {"conflict", ErrConflict},
	{"not-one", ErrNotOne}, {"rate-limit", ErrRateLimit}, {"parameter", ErrParameter}, {"unavailable", ErrUnavailable}, {"server", ErrServer},
}

func describeError(err error) map[string]any {
	shown := map[string]any{"message": err.Error(), "shown": fmt.Sprintf("%v %+v %#v", err, err, err)}
	var refused *APIError
	if errors.As(err, &refused) {
		shown["kind"] = "api"
		shown["command"], shown["status"], shown["text"] = refused.Command, refused.Status, refused.Text
		shown["request_id"], shown["retry_after"] = refused.RequestID, refused.RetryAfter.Seconds()
		shown["shown"] = fmt.Sprintf("%v %+v %s", err, *refused, refused.Data)
	}
	for _, one := range driverKinds {
		if errors.Is(err, one.kind) {
			shown["kind"] = one.name
			break
		}
	}
	var argument *ArgumentError
	if errors.As(err, &argument) {
		shown["parameters"] = argument.Parameters
	}
	return shown
}
