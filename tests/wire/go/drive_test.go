package runtime

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"time"
)

// call is a vector: a command with its arguments, by their names on the wire, and the settings of the client.
type call struct {
	Command     string
	Given       json.RawMessage
	Settings    map[string]any
	Take        json.RawMessage
	ByName      bool `json:"by_name"`
	FromConfig  bool `json:"from_config"`
	Profile     string
	Environment map[string]string
	Folder      string
	Params      json.RawMessage // to be signed with Secret
	Secret      string
}

// outcome is what a call gave, for the judge.
type outcome struct {
	Value     any            `json:"value"`
	Kind      string         `json:"kind,omitempty"`
	Message   string         `json:"message,omitempty"`
	Untyped   bool           `json:"untyped,omitempty"` // the compiler refuses the argument
	Told      map[string]any `json:"told,omitempty"`
	Job       string         `json:"job,omitempty"`
	Object    string         `json:"object,omitempty"`
	Waits     []float64      `json:"waits,omitempty"`
	Signature string         `json:"signature,omitempty"`
	Signed    string         `json:"signed,omitempty"`
}

// TestDrive makes the calls of the file that VECTORS names and writes their outcomes next to it.
func TestDrive(t *testing.T) {
	file := os.Getenv("VECTORS")
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var calls map[string]*call
	if err := json.Unmarshal(content, &calls); err != nil {
		t.Fatal(err)
	}
	outcomes := map[string]*outcome{}
	for name, one := range calls {
		outcomes[name] = one.run(t)
	}
	content, err = json.Marshal(outcomes)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file+".outcomes", content, 0o600); err != nil {
		t.Fatal(err)
	}
}

func (c *call) run(t *testing.T) *outcome {
	made := &outcome{}
	if c.Params != nil {
		pairs := pairsOf(c.Params)
		made.Signature, made.Signed = signature(pairs, c.Secret), signedText(pairs)
		return made
	}
	client, err := c.client(t)
	if err != nil {
		made.fail(err)
		return made
	}
	defer client.core.http.CloseIdleConnections()
	defer client.Close(context.Background())
	client.core.state.pause = func(ctx context.Context, duration time.Duration) error {
		made.Waits = append(made.Waits, duration.Seconds())
		return ctx.Err()
	}
	if c.ByName {
		arguments := map[string]any{}
		for _, one := range splitObject(c.Given) {
			arguments[one.name] = untyped(one.value)
		}
		content, err := client.Call(context.Background(), c.Command, arguments)
		made.fail(err)
		made.Value = content
		return made
	}
	op := documentedOperation(c.Command)
	if op == nil {
		t.Fatalf("no command %s", c.Command)
	}
	params := reflect.New(reflect.TypeOf(op.params).Elem())
	for _, one := range splitObject(c.Given) {
		at, known := paramField(params.Elem().Type(), one.name)
		if !known {
			t.Fatalf("%s has no parameter %s", c.Command, one.name)
		}
		if !isNull(one.value) && !fill(params.Elem().Field(at), one.value) {
			made.Kind, made.Message, made.Untyped = "argument", one.name, true
			return made
		}
	}
	method := reflect.ValueOf(client.Thing).MethodByName(strings.TrimSuffix(params.Elem().Type().Name(), "Params"))
	made.take(c, method.Call([]reflect.Value{reflect.ValueOf(context.Background()), params}))
	return made
}

func (c *call) client(t *testing.T) (*Client, error) {
	options := []Option{}
	texts := map[string]string{}
	for name, value := range c.Settings {
		switch number, _ := value.(float64); name {
		case "endpoint", "key", "secret", "username", "password":
			texts[name] = value.(string)
		case "domain":
			options = append(options, WithDomain(value.(string)))
		case "retries":
			options = append(options, WithRetries(int(number)))
		case "page_size":
			options = append(options, WithPageSize(int(number)))
		case "expiration":
			options = append(options, WithExpiration(time.Duration(number)*time.Second))
		case "always_post":
			options = append(options, WithPost())
		default:
			t.Fatalf("unknown setting %s", name)
		}
	}
	if !c.FromConfig {
		if texts["username"] != "" {
			return NewLogin(texts["endpoint"], texts["username"], texts["password"], options...)
		}
		return New(texts["endpoint"], texts["key"], texts["secret"], options...)
	}
	if texts["endpoint"] != "" {
		options = append(options, WithEndpoint(texts["endpoint"]))
	}
	if texts["key"] != "" {
		options = append(options, WithKeys(texts["key"], texts["secret"]))
	}
	for _, entry := range os.Environ() {
		if name, _, _ := strings.Cut(entry, "="); strings.HasPrefix(name, "CLOUDSTACK_") {
			os.Unsetenv(name)
		}
	}
	for name, text := range c.Environment {
		os.Setenv(name, text)
	}
	os.Setenv("HOME", c.Folder+"/home")
	if err := os.Chdir(c.Folder + "/work"); err != nil {
		t.Fatal(err)
	}
	return FromConfig(c.Profile, options...)
}

// take reads what a method returned: pages, a job and an error, an object and an error, or an error.
func (o *outcome) take(c *call, results []reflect.Value) {
	found := results[0]
	if err, failed := results[len(results)-1].Interface().(error); failed {
		o.fail(err)
		return
	}
	if job := reflect.Indirect(found); job.Kind() == reflect.Struct && job.FieldByName("ObjectID").IsValid() {
		o.Job, o.Object = job.FieldByName("ID").String(), job.FieldByName("ObjectID").String()
		o.take(c, found.MethodByName("Wait").Call([]reflect.Value{reflect.ValueOf(context.Background())}))
		return
	}
	if collect := found.MethodByName("Collect"); collect.IsValid() {
		method, arguments := "Collect", []reflect.Value{}
		if isArray(c.Take) {
			parts := splitArray(c.Take)
			number, _ := integerOf(parts[1])
			method, arguments = "Page", append(arguments, reflect.ValueOf(int(number)))
		} else if name := string(c.Take); name != "" && name != `"all"` {
			method = map[string]string{`"first"`: "First", `"one"`: "One"}[name]
		}
		o.take(c, found.MethodByName(method).Call(arguments))
		return
	}
	if len(results) > 1 {
		o.Value = plain(found)
	}
}

var kinds = []struct {
	name string
	kind error
}{
	{"configuration", ErrConfiguration}, {"argument", ErrArgument}, {"redirect", ErrRedirect}, {"not-json", ErrNotJSON},
	{"connection", ErrConnection}, {"unexpected", ErrUnexpected}, {"not-one", ErrNotOne}, {"two-factor", ErrTwoFactor},
	{"authentication", ErrAuthentication}, {"permission", ErrPermission}, {"method", ErrMethod}, {"rate-limit", ErrRateLimit},
	{"not-found", ErrNotFound}, {"parameter", ErrParameter}, {"unsupported-command", ErrUnsupported},
	{"unavailable", ErrUnavailable}, {"server", ErrServer}, {"limit", ErrLimit}, {"capacity", ErrInsufficientCapacity},
	{"allocation", ErrAllocation}, {"in-use", ErrInUse}, {"conflict", ErrConflict},
}

func (o *outcome) fail(err error) {
	if err == nil {
		return
	}
	o.Kind, o.Message = "other", err.Error()
	var api *APIError
	if errors.As(err, &api) {
		o.Kind = "api"
		o.Told = map[string]any{
			"status": api.Status, "errorcode": orNull(api.ErrorCode), "cserrorcode": orNull(api.CSErrorCode), "text": api.Text,
			"uuids": api.UUIDs, "request_id": api.RequestID, "retry_after": api.RetryAfter.Seconds(),
		}
	}
	for _, one := range kinds {
		if errors.Is(err, one.kind) {
			o.Kind = one.name
			return
		}
	}
}

func orNull(number int) any {
	if number == 0 {
		return nil
	}
	return number
}

// plain returns a value as vectors write it: objects by the names on the wire, what is missing as null.
func plain(value reflect.Value) any {
	switch one := value.Interface().(type) {
	case Time:
		return map[string]any{"$time": one.Format(time.RFC3339)}
	case float64:
		return map[string]any{"$float": strconv.FormatFloat(one, 'g', -1, 64)}
	}
	switch value.Kind() {
	case reflect.Pointer:
		return plain(value.Elem())
	case reflect.Slice:
		items := []any{}
		for at := range value.Len() {
			items = append(items, plain(value.Index(at)))
		}
		return items
	case reflect.Struct:
		holder := value.Addr().Interface().(interface{ self() *origin }).self()
		fields := map[string]any{}
		for name, at := range factsOf(value.Type()).fields {
			if fields[name] = nil; holder.Has(name) && !holder.unfit[name] {
				fields[name] = plain(value.Field(at))
			}
		}
		return fields
	}
	return value.Interface()
}

func paramField(kind reflect.Type, name string) (int, bool) {
	for _, one := range paramsOf(kind).params {
		if one.name == name {
			return one.field, true
		}
	}
	return 0, false
}

// fill sets a parameter to a value of a vector, as a Go program would write it; false if it could not.
func fill(into reflect.Value, raw json.RawMessage) bool {
	if into.Kind() == reflect.Pointer {
		into.Set(reflect.New(into.Type().Elem()))
		return fill(into.Elem(), raw)
	}
	given := untyped(raw)
	if moment, ok := given.(string); ok && into.Type() == timeType {
		found, isTime := parseTime(moment)
		into.Set(reflect.ValueOf(found))
		return isTime
	}
	if reflect.TypeOf(given) == into.Type() {
		into.Set(reflect.ValueOf(given))
		return true
	}
	switch into.Interface().(type) {
	case []Entries:
		records, ok := given.([]any)
		made := []Entries{}
		for _, record := range records {
			entries, isRecord := record.(Entries)
			made, ok = append(made, entries), ok && isRecord
		}
		into.Set(reflect.ValueOf(made))
		return ok
	case []string:
		items, ok := given.([]any)
		made := []string{}
		for _, item := range items {
			made = append(made, fmt.Sprint(item))
		}
		into.Set(reflect.ValueOf(made))
		return ok
	}
	text := fmt.Sprint(given)
	switch into.Kind() {
	case reflect.String:
		into.SetString(text)
		_, isEntries := given.(Entries)
		return !isEntries
	case reflect.Bool:
		found, err := strconv.ParseBool(strings.ToLower(text))
		_, isText := given.(string)
		into.SetBool(found)
		return err == nil && isText
	case reflect.Int64:
		if number, ok := given.(float64); ok && number == math.Trunc(number) {
			into.SetInt(int64(number))
			return true
		}
		found, err := strconv.ParseInt(text, 10, 64)
		into.SetInt(found)
		return err == nil
	case reflect.Float64:
		found, err := strconv.ParseFloat(text, 64)
		into.SetFloat(found)
		return err == nil
	}
	return false
}

// untyped returns a value of a vector.
func untyped(raw json.RawMessage) any {
	switch {
	case isArray(raw):
		items := []any{}
		for _, item := range splitArray(raw) {
			items = append(items, untyped(item))
		}
		return items
	case isObject(raw):
		members := splitObject(raw)
		if len(members) == 1 && strings.HasPrefix(members[0].name, "$") {
			return tagged(members[0])
		}
		return entriesOf(raw)
	}
	return anyOf(raw)
}

func tagged(one member) any {
	text, _ := scalarText(one.value)
	switch one.name {
	case "$long":
		if number, err := strconv.ParseInt(text, 10, 64); err == nil {
			return number
		}
		return json.Number(text)
	case "$float":
		number, _ := strconv.ParseFloat(text, 64)
		return number
	case "$date", "$time":
		moment, _ := parseTime(text)
		return moment
	case "$repeat":
		parts := splitArray(one.value)
		count, _ := integerOf(parts[1])
		return strings.Repeat(textOf(parts[0]), int(count))
	}
	panic("unknown tag " + one.name)
}

func entriesOf(raw json.RawMessage) Entries {
	made := Entries{}
	for _, one := range splitObject(raw) {
		made = append(made, [2]string{one.name, fmt.Sprint(untyped(one.value))})
	}
	return made
}

func pairsOf(raw json.RawMessage) [][2]string { return entriesOf(raw) }
