package tallowmere

import (
	"cmp"
	"crypto/rand"
	"fmt"
	"net/url"
	"strings"
)

// field is a field of a body: JSON, or the texts or files of a form.
type field struct {
	name  string
	json  []byte
	texts []string
	files []*File
}

// encodeBody gives the body and its content type; nil if there is nothing to send.
func (a *arguments) encodeBody(kind string) (source, string) {
	if a.content != nil {
		return a.content, a.contentType
	}
	if a.list != nil {
		return bytesContent(a.list), "application/json"
	}
	if len(a.body) == 0 {
		return nil, ""
	}
	switch kind {
	case "form":
		return bytesContent(encodeForm(a.body)), "application/x-www-form-urlencoded"
	case "multipart":
		boundary := rand.Text()
		return encodeMultipart(a.body, boundary), "multipart/form-data; boundary=" + boundary
	}
	return bytesContent(encodeObject(a.body)), "application/json"
}

func encodeObject(fields []field) []byte {
	text := []byte{'{'}
	for i, one := range fields {
		if i > 0 {
			text = append(text, ',')
		}
		text, _ = appendMarshaled(text, one.name)
		text = append(append(text, ':'), one.json...)
	}
	return append(text, '}')
}

// encodeForm writes a form as WHATWG's URL standard does, where a space is a plus.
func encodeForm(fields []field) string {
	var pairs []string
	for _, one := range fields {
		for _, text := range one.texts {
			pairs = append(pairs, formText(one.name)+"="+formText(text))
		}
	}
	return strings.Join(pairs, "&")
}

var formReplacer = strings.NewReplacer("%2A", "*", "~", "%7E")

func formText(text string) string { return formReplacer.Replace(url.QueryEscape(text)) }

// encodeQuery writes a query; only commas that join values stay as they are.
func encodeQuery(pairs []pair) string {
	encoded := make([]string, len(pairs))
	for i, one := range pairs {
		texts := make([]string, len(one.texts))
		for at, text := range one.texts {
			texts[at] = escapeSegment(text)
		}
		encoded[i] = escapeSegment(one.name) + "=" + strings.Join(texts, ",")
	}
	return strings.Join(encoded, "&")
}

// escapeSegment writes a text for a path or a query: all but unreserved characters are encoded, RFC 3986.
func escapeSegment(text string) string { return strings.ReplaceAll(url.QueryEscape(text), "+", "%20") }

// What WHATWG has browsers do with names in multipart bodies.
var quotedName = strings.NewReplacer(`"`, "%22", "\r", "%0D", "\n", "%0A")

// encodeMultipart writes the parts of a multipart body, RFC 7578.
func encodeMultipart(fields []field, boundary string) source {
	var parts joined
	text := func(format string, values ...any) {
		parts = append(parts, bytesContent(fmt.Sprintf(format, values...)))
	}
	for _, one := range fields {
		name := quotedName.Replace(one.name)
		for _, value := range one.texts {
			text("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n", boundary, name, value)
		}
		for _, file := range one.files {
			fileName := cmp.Or(quotedName.Replace(file.name), name)
			text("--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n", boundary, name, fileName)
			text("Content-Type: application/octet-stream\r\n\r\n")
			parts = append(parts, file)
			text("\r\n")
		}
	}
	text("--%s--\r\n", boundary)
	return parts
}
