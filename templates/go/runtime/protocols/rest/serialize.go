package runtime

import (
	"crypto/rand"
	"errors"
	"maps"
	"net/http"
	"slices"
	"strings"
)

// arguments is what is sent, by the part of the request.
type arguments struct {
	path    map[string]string
	query   []pair
	headers http.Header
	body    []field
	// list is a body that is a list, as JSON.
	list []byte
	// content is a body that is sent as it is.
	content     source
	contentType string
	// url is that of a next page, which the server gave; it replaces path and query.
	url string
	// sink is where the body of the response is written.
	sink *sink
	// acceptsAny says that the response may be of any type.
	acceptsAny bool
	// hidden are the texts that must not be shown.
	hidden []string
}

// queryText is what is given for a parameter of the query; empty if nothing is.
func (a *arguments) queryText(name string) string {
	for _, one := range a.query {
		if one.name == name && name != "" {
			return strings.Join(one.texts, ",")
		}
	}
	return ""
}

// withQuery is the same with another value of a parameter of the query.
func (a *arguments) withQuery(name, text string) *arguments {
	made := *a
	made.query = nil
	for _, one := range a.query {
		if one.name != name {
			made.query = append(made.query, one)
		}
	}
	made.query = append(made.query, pair{name, []string{text}})
	return &made
}

// withFields is the same with more fields of the body, which replace those of their names.
func (a *arguments) withFields(fields []field) *arguments {
	if len(fields) == 0 || a.content != nil {
		return a
	}
	made := *a
	made.body = slices.DeleteFunc(slices.Clone(a.body), func(known field) bool {
		return slices.ContainsFunc(fields, func(one field) bool { return one.name == known.name })
	})
	made.body = append(made.body, fields...)
	return &made
}

// undocumented are the arguments of a request that the docs do not know.
func (o *operation) undocumented(given map[string]any) []argument {
	location := "query"
	switch o.method {
	case http.MethodPost, http.MethodPut, http.MethodPatch:
		location = "body"
	}
	var values []argument
	for _, found := range pathVariable.FindAllStringSubmatch(o.path, -1) {
		values = append(values, argument{&param{name: found[1], location: "path", required: true}, given[found[1]]})
	}
	for _, name := range slices.Sorted(maps.Keys(given)) {
		if !strings.Contains(o.path, "{"+name+"}") {
			values = append(values, argument{&param{name: name, location: location}, given[name]})
		}
	}
	return values
}

// serialize writes parameters into the parts of a request. An ArgumentError says which no server would accept; there are
// parts even so.
func serialize(op *operation, params any) (*arguments, error) {
	return serializeValues(op, valuesOf(params))
}

func serializeValues(op *operation, values []argument) (*arguments, error) {
	args := &arguments{path: map[string]string{}, headers: http.Header{}}
	refused := &ArgumentError{Command: op.name}
	for _, one := range values {
		if one.value == nil {
			one.value = one.withoutArgument()
		}
		if one.value == nil {
			if one.required {
				refused.refuse(one.name, "is required")
			}
			continue
		}
		if err := args.add(op, one); err != nil {
			refused.refuse(one.name, err.Error())
		}
	}
	op.checkTogether(values, refused)
	if len(refused.reasons) > 0 {
		return args, refused
	}
	return args, nil
}

// withoutArgument is what is sent without an argument: the only value, or a new idempotency key.
func (a argument) withoutArgument() any {
	switch {
	case a.location == "header" && strings.EqualFold(a.name, idempotencyKey):
		return rand.Text()
	case a.fixed != "":
		return a.fixed
	}
	return nil
}

func (a *arguments) add(op *operation, one argument) error {
	a.addSecrets(one.name, one.value)
	switch one.location {
	case "path":
		text, err := formatText(one.value)
		if err == nil && (text == "" || text == "." || text == "..") {
			// Servers and proxies take dots for other folders.
			err = errors.New("cannot be empty, a dot or two dots in a path")
		}
		a.path[one.name] = escapeSegment(text)
		return err
	case "query":
		pairs, err := pairsOf(one.name, one.style, one.value)
		a.query = append(a.query, pairs...)
		return err
	case "header":
		text, err := headerText(one.value)
		a.headers.Set(one.name, text)
		return err
	}
	return a.addToBody(op, one)
}

func headerText(value any) (string, error) {
	pairs, err := pairsOf("", "comma", value)
	if err != nil {
		return "", err
	}
	if len(pairs) != 1 {
		return "", errors.New("cannot be a header")
	}
	text := strings.Join(pairs[0].texts, ",")
	if !isPrintable(text) {
		return "", errors.New("has characters that no header can contain")
	}
	return text, nil
}

// isPrintable reports whether a text consists of visible ASCII characters and spaces.
func isPrintable(text string) bool {
	for i := range len(text) {
		if text[i] < ' ' || text[i] > '~' {
			return false
		}
	}
	return true
}

func (a *arguments) addToBody(op *operation, one argument) error {
	switch {
	case one.isWhole:
		return a.addWhole(op, one)
	case op.body == "raw":
		return a.addContent(one.value)
	case op.body == "multipart" && isFile(one.value):
		return a.addFiles(one)
	case op.body == "form" || op.body == "multipart":
		pairs, err := pairsOf(one.name, one.style, one.value)
		for _, found := range pairs {
			a.body = append(a.body, field{name: found.name, texts: found.texts})
		}
		return err
	}
	if isFile(one.value) {
		return errors.New("is a file, which JSON cannot contain")
	}
	text, err := appendJSON(nil, one.value)
	a.body = append(a.body, field{name: one.name, json: text})
	a.addSecretMembers(text)
	return err
}

// addWhole adds a list that is the body, or all fields of a body by their names.
func (a *arguments) addWhole(op *operation, whole argument) error {
	text, err := appendJSON(nil, whole.value)
	if err != nil {
		return err
	}
	a.addSecretMembers(text)
	if isArray(text) {
		a.list = text
		return nil
	}
	if !isObject(text) {
		return errors.New("must be an object")
	}
	for _, one := range splitObject(text) {
		if op.body == "" {
			a.body = append(a.body, field{name: one.name, json: one.value})
			continue
		}
		member := argument{&param{name: one.name, location: "body"}, anyOf(one.value)}
		if err := a.add(op, member); err != nil {
			return err
		}
	}
	return nil
}

// addContent sends a value as the whole body.
func (a *arguments) addContent(value any) error {
	a.contentType = "application/octet-stream"
	switch value := value.(type) {
	case *File:
		a.content = value
		return value.refusal()
	case []byte:
		a.content = bytesContent(value)
		return nil
	}
	text, err := formatText(value)
	a.content, a.contentType = bytesContent(text), "text/plain; charset=utf-8"
	return err
}

func isFile(value any) bool {
	switch value.(type) {
	case *File, []*File:
		return true
	}
	return false
}

func (a *arguments) addFiles(one argument) error {
	files, isList := one.value.([]*File)
	if !isList {
		files = []*File{one.value.(*File)}
	}
	for _, file := range files {
		if file == nil {
			return errNull
		}
		if err := file.refusal(); err != nil {
			return err
		}
	}
	a.body = append(a.body, field{name: one.name, files: files})
	return nil
}

// addSecrets remembers the texts that are secret by the name of their parameter.
func (a *arguments) addSecrets(name string, value any) {
	if text, ok := value.(string); ok && isSecret(name) {
		a.hidden = append(a.hidden, text, escapeSegment(text))
	}
}

// addSecretMembers does so for the members of objects.
func (a *arguments) addSecretMembers(text []byte) {
	for _, one := range splitObject(text) {
		if isText(one.value) {
			a.addSecrets(one.name, textOf(one.value))
		}
		a.addSecretMembers(one.value)
	}
	for _, item := range splitArray(text) {
		a.addSecretMembers(item)
	}
}
