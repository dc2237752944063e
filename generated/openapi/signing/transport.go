// Package signing signs requests of clients made from the OpenAPI document, for net/http:
// http.Client{Transport: &signing.Transport{Key: key, Secret: secret}}.
package signing

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha1"
	"encoding/base64"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"unicode/utf16"
)

const form = "application/x-www-form-urlencoded"

// Transport adds the user's key and the signature to the query of each request before Base sends it,
// http.DefaultTransport if it is nil. It does not sign requests that a redirect asks for.
type Transport struct {
	Key, Secret string
	Base        http.RoundTripper
}

// RoundTrip signs a request and sends it; what it has in its query and its form is covered.
func (transport *Transport) RoundTrip(request *http.Request) (*http.Response, error) {
	base := transport.Base
	if base == nil {
		base = http.DefaultTransport
	}
	if request.Response != nil {
		return base.RoundTrip(request)
	}
	signed := request.Clone(request.Context())
	query, err := url.ParseQuery(signed.URL.RawQuery)
	if err != nil {
		return nil, err
	}
	sent, err := formOf(signed)
	if err != nil {
		return nil, err
	}
	query.Set("apiKey", transport.Key)
	query.Del("signature")
	query.Set("signature", signature(query, sent, transport.Secret))
	signed.URL.RawQuery = query.Encode()
	return base.RoundTrip(signed)
}

// formOf reads the form of a request, which keeps its body.
func formOf(request *http.Request) (url.Values, error) {
	if request.Body == nil || !strings.HasPrefix(request.Header.Get("Content-Type"), form) {
		return nil, nil
	}
	body, err := io.ReadAll(request.Body)
	request.Body.Close()
	if err != nil {
		return nil, err
	}
	request.Body = io.NopCloser(bytes.NewReader(body))
	return url.ParseQuery(string(body))
}

// signature is the HMAC-SHA1 of all parameters, sorted by name as Java does: by UTF-16 code units.
func signature(query, sent url.Values, secret string) string {
	type param struct{ name, value string }
	var params []param
	for _, values := range []url.Values{query, sent} {
		for name, given := range values {
			for _, value := range given {
				params = append(params, param{name, value})
			}
		}
	}
	slices.SortStableFunc(params, func(a, b param) int {
		return slices.Compare(utf16.Encode([]rune(a.name)), utf16.Encode([]rune(b.name)))
	})
	var pairs []string
	for _, param := range params {
		pairs = append(pairs, param.name+"="+encoded(param.value))
	}
	hash := hmac.New(sha1.New, []byte(secret))
	hash.Write([]byte(strings.ToLower(strings.Join(pairs, "&"))))
	return base64.StdEncoding.EncodeToString(hash.Sum(nil))
}

// encoded is a value as Java's URLEncoder writes it, with %20 for spaces.
func encoded(value string) string {
	var text strings.Builder
	for _, char := range []byte(value) {
		isLetter := 'a' <= char && char <= 'z' || 'A' <= char && char <= 'Z'
		if isLetter || '0' <= char && char <= '9' || strings.IndexByte(".-*_", char) >= 0 {
			text.WriteByte(char)
		} else {
			fmt.Fprintf(&text, "%%%02X", char)
		}
	}
	return text.String()
}
