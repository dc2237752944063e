package runtime

import (
	"crypto/hmac"
	"crypto/sha1"
	"encoding/base64"
	"slices"
	"strings"
	"unicode/utf16"
)

// signature returns the signature of parameters as servers compute it.
func signature(pairs [][2]string, secret string) string {
	mac := hmac.New(sha1.New, []byte(secret))
	mac.Write([]byte(signedText(pairs)))
	return base64.StdEncoding.EncodeToString(mac.Sum(nil))
}

// signedText returns the parameters but for the signature, sorted by name, with escaped values, in lower case.
func signedText(pairs [][2]string) string {
	sorted := slices.Clone(pairs)
	slices.SortStableFunc(sorted, func(a, b [2]string) int { return slices.Compare(units(a[0]), units(b[0])) })
	parts := make([]string, 0, len(sorted))
	for _, pair := range sorted {
		if pair[0] != "signature" {
			parts = append(parts, pair[0]+"="+javaEscaped(pair[1]))
		}
	}
	return strings.ToLower(strings.Join(parts, "&"))
}

// units returns what Java compares.
func units(text string) []uint16 { return utf16.Encode([]rune(text)) }

// javaEscaped returns a value as Java's URLEncoder writes it, with %20 for a space.
func javaEscaped(value string) string {
	return strings.ReplaceAll(strings.ReplaceAll(escaped(value), "~", "%7E"), "%2A", "*")
}
