package fernhill

import (
	"net/url"
	"strings"
)

// arguments are the parameters of a request by the names that are sent, in order.
type arguments struct {
	pairs [][2]string
	// paged says that the command has pages.
	paged bool
}

// with returns the same arguments and more.
func (a *arguments) with(pairs ...[2]string) *arguments {
	all := make([][2]string, 0, len(a.pairs)+len(pairs)+4)
	return &arguments{append(append(all, a.pairs...), pairs...), a.paged}
}

func (a *arguments) get(name string) string {
	for _, pair := range a.pairs {
		if pair[0] == name {
			return pair[1]
		}
	}
	return ""
}

// encode returns the form of a query or a body.
func (a *arguments) encode() string {
	var form strings.Builder
	for at, pair := range a.pairs {
		if at > 0 {
			form.WriteByte('&')
		}
		form.WriteString(escaped(pair[0]))
		form.WriteByte('=')
		form.WriteString(escaped(pair[1]))
	}
	return form.String()
}

func escaped(text string) string { return strings.ReplaceAll(url.QueryEscape(text), "+", "%20") }

// secrets returns the secret values, as they are and as they travel.
func (a *arguments) secrets() []string {
	var found []string
	for _, pair := range a.pairs {
		if pair[1] != "" && (isSecret(pair[0]) || a.isSecretEntry(pair[0])) {
			found = append(found, pair[1])
			if encoded := escaped(pair[1]); encoded != pair[1] {
				found = append(found, encoded)
			}
		}
	}
	return found
}

// isSecretEntry reports whether a parameter is the value of an entry whose name is that of a secret: details[0].value next to
// details[0].key=password.
func (a *arguments) isSecretEntry(name string) bool {
	entry, _, isEntry := strings.Cut(name, "].")
	if !isEntry {
		return false
	}
	for _, key := range [...]string{"key", "name"} {
		if isSecret(a.get(entry + "]." + key)) {
			return true
		}
	}
	return false
}
