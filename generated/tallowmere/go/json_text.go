package tallowmere

import (
	"bytes"
	"encoding/json"
	"strconv"
	"unicode/utf8"
)

// member is a name of a JSON object with the text of its value.
type member struct {
	name  string
	value json.RawMessage
}

// isJSON reports whether a text is valid JSON in valid UTF-8, which the functions below rely on.
func isJSON(text []byte) bool { return utf8.Valid(text) && json.Valid(text) }

// jsonText returns the text of a body without a byte order mark.
func jsonText(body []byte) []byte {
	return bytes.TrimSpace(bytes.TrimPrefix(body, []byte("\xef\xbb\xbf")))
}

func isObject(raw []byte) bool { return len(raw) > 0 && raw[0] == '{' }
func isArray(raw []byte) bool  { return len(raw) > 0 && raw[0] == '[' }
func isText(raw []byte) bool   { return len(raw) > 0 && raw[0] == '"' }
func isNull(raw []byte) bool   { return len(raw) == 0 || raw[0] == 'n' }

// splitObject returns the members of an object in order; none of any other value.
func splitObject(raw []byte) []member {
	if !isObject(raw) {
		return nil
	}
	var found []member
	for at := skipSpace(raw, 1); raw[at] != '}'; {
		end := valueEnd(raw, at)
		name := textOf(raw[at:end])
		at = skipSpace(raw, skipSpace(raw, end)+1)
		end = valueEnd(raw, at)
		found = append(found, member{name, raw[at:end:end]})
		if at = skipSpace(raw, end); raw[at] == ',' {
			at = skipSpace(raw, at+1)
		}
	}
	return found
}

// splitArray returns the items of an array; none of any other value.
func splitArray(raw []byte) []json.RawMessage {
	if !isArray(raw) {
		return nil
	}
	found := []json.RawMessage{}
	for at := skipSpace(raw, 1); raw[at] != ']'; {
		end := valueEnd(raw, at)
		found = append(found, json.RawMessage(raw[at:end:end]))
		if at = skipSpace(raw, end); raw[at] == ',' {
			at = skipSpace(raw, at+1)
		}
	}
	return found
}

// lookup returns the value of a member; the last one if there are several.
func lookup(members []member, name string) (json.RawMessage, bool) {
	for at := len(members) - 1; at >= 0; at-- {
		if members[at].name == name {
			return members[at].value, true
		}
	}
	return nil, false
}

func skipSpace(raw []byte, at int) int {
	for raw[at] == ' ' || raw[at] == '\n' || raw[at] == '\r' || raw[at] == '\t' {
		at++
	}
	return at
}

// valueEnd returns where the value ends that begins at an index.
func valueEnd(raw []byte, at int) int {
	depth := 0
	for at < len(raw) {
		switch raw[at] {
		case '"':
			at = textEnd(raw, at)
			if depth == 0 {
				return at
			}
			continue
		case '{', '[':
			depth++
		case '}', ']':
			if depth == 0 {
				return at
			}
			if depth--; depth == 0 {
				return at + 1
			}
		case ',', ' ', '\n', '\r', '\t':
			if depth == 0 {
				return at
			}
		}
		at++
	}
	return at
}

func textEnd(raw []byte, at int) int {
	for at++; raw[at] != '"'; at++ {
		if raw[at] == '\\' {
			at++
		}
	}
	return at + 1
}

// textOf returns what a JSON string stands for.
func textOf(raw []byte) string {
	if bytes.IndexByte(raw, '\\') < 0 {
		return string(raw[1 : len(raw)-1])
	}
	var text string
	_ = json.Unmarshal(raw, &text)
	return text
}

// scalarText returns a text, or a number or boolean as it is written; false for anything else.
func scalarText(raw []byte) (string, bool) {
	switch {
	case isText(raw):
		return textOf(raw), true
	case isNull(raw) || isObject(raw) || isArray(raw):
		return "", false
	}
	return string(raw), true
}

// integerOf returns a number, which may be a text.
func integerOf(raw []byte) (int64, bool) {
	text, ok := scalarText(raw)
	if !ok {
		return 0, false
	}
	found, err := strconv.ParseInt(text, 10, 64)
	return found, err == nil
}

// anyOf returns a value of any kind: whole numbers are int64, those beyond 64 bits json.Number, others float64.
func anyOf(raw []byte) any {
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.UseNumber()
	var value any
	if decoder.Decode(&value) != nil {
		return nil
	}
	return withNumbers(value)
}

func withNumbers(value any) any {
	switch one := value.(type) {
	case json.Number:
		if whole, err := one.Int64(); err == nil {
			return whole
		}
		if fraction, err := one.Float64(); err == nil && bytes.ContainsAny([]byte(one), ".eE") {
			return fraction
		}
	case []any:
		for at, item := range one {
			one[at] = withNumbers(item)
		}
	case map[string]any:
		for name, item := range one {
			one[name] = withNumbers(item)
		}
	}
	return value
}
