package tallowmere

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
)

const hidden = "***"

// minSecret is the length of the shortest value that is searched for: a shorter one may be a part of any text.
const minSecret = 4

var secretParts = []string{
	"password", "secret", "signature", "sessionkey", "session_key", "apikey", "api_key", "token", "userdata", "user_data",
	"privatekey", "private_key", "accesskey", "access_key", "credential", "presharedkey", "preshared", "pre_shared", "2fa",
	"authorization",
}

var secretEnds = []string{"pass", "passwd", "passphrase", "passcode", "psk", "otp"}

// isSecret reports whether the value of a field or parameter of this name must not be shown.
func isSecret(name string) bool {
	name = strings.ReplaceAll(strings.ToLower(name), "-", "_")
	for _, part := range secretParts {
		if strings.Contains(name, part) {
			return true
		}
	}
	for _, end := range secretEnds {
		if strings.HasSuffix(name, end) {
			return true
		}
	}
	return false
}

// mask returns a text of the server without the secrets that were sent to it.
func mask(text string, secrets []string) string {
	for _, secret := range secrets {
		if len(secret) >= minSecret {
			text = strings.ReplaceAll(text, secret, hidden)
		}
	}
	return text
}

// masked returns an error that quotes a response without the secrets that were sent.
func masked(err error, secrets []string) error {
	var unread *ResponseError
	if errors.As(err, &unread) {
		unread.message, unread.Body = mask(unread.message, secrets), []byte(mask(string(unread.Body), secrets))
	}
	return err
}

// redactBody returns a body without the secrets in its JSON, even if it is malformed, and in URLs that it quotes.
func redactBody(body []byte) []byte { return []byte(redactText(string(body))) }

// redactText returns a text without the values after `"name": "` and `name=` if the name is that of a secret.
func redactText(text string) string {
	var made strings.Builder
	kept := 0
	for at := 0; at < len(text); at++ {
		start, end := 0, 0
		switch text[at] {
		case '=':
			if isSecret(wordBefore(text[kept:at])) {
				start, end = at+1, at+1+tokenLength(text[at+1:])
			}
		case '"':
			if name, ok := quotedBefore(text[kept:at]); ok && isSecret(name) {
				start = at + 1
				end = start + quotedLength(text[start:])
			}
		}
		if end > start {
			made.WriteString(text[kept:start])
			made.WriteString(hidden)
			kept, at = end, end-1
		}
	}
	made.WriteString(text[kept:])
	return made.String()
}

const maxName = 64

func wordBefore(text string) string {
	at := len(text)
	for at > 0 && len(text)-at < maxName && strings.IndexByte(" \t\r\n&?;,\"'<>{}()=", text[at-1]) < 0 {
		at--
	}
	return text[at:]
}

// quotedBefore returns the name before `"name": `, where a text begins.
func quotedBefore(text string) (string, bool) {
	text = strings.TrimRight(text[max(0, len(text)-2*maxName):], " \t\r\n")
	text, hasColon := strings.CutSuffix(text, ":")
	text, isQuoted := strings.CutSuffix(strings.TrimRight(text, " \t\r\n"), `"`)
	if !hasColon || !isQuoted {
		return "", false
	}
	return text[strings.LastIndexByte(text, '"')+1:], true
}

func tokenLength(text string) int {
	if end := strings.IndexAny(text, "&; \t\r\n\"'<>\\"); end >= 0 {
		return end
	}
	return len(text)
}

func quotedLength(text string) int {
	for at := 0; at < len(text); at++ {
		switch text[at] {
		case '\\':
			at++
		case '"':
			return at
		}
	}
	return len(text)
}

// describe returns a model or parameters for messages: the fields that are set, without secrets.
func describe(record any) string {
	value := reflect.Indirect(reflect.ValueOf(record))
	if !value.IsValid() {
		return "nil"
	}
	var parts []string
	for at := range value.NumField() {
		field, one := value.Type().Field(at), value.Field(at)
		name, ok := wireName(field)
		if !ok || one.IsZero() {
			continue
		}
		if one.Kind() == reflect.Pointer && one.Elem().Kind() != reflect.Struct {
			one = one.Elem()
		}
		parts = append(parts, name+": "+shown(name, one))
	}
	return value.Type().Name() + "{" + strings.Join(parts, ", ") + "}"
}

func shown(name string, value reflect.Value) string {
	if isSecret(name) && value.Kind() != reflect.Bool {
		return hidden
	}
	switch one := value.Interface().(type) {
	case string:
		return fmt.Sprintf("%q", one)
	case Entries:
		parts := make([]string, len(one))
		for at, entry := range one {
			parts[at] = entry[0] + ": " + shown(entry[0], reflect.ValueOf(entry[1]))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case map[string]any:
		return fmt.Sprintf("%d entries", len(one))
	}
	return fmt.Sprint(value.Interface())
}
