package runtime

import (
	"fmt"
	"math"
	"reflect"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// sentByClient are parameters that the client itself sends, in lower case.
var sentByClient = map[string]bool{
	"command": true, "response": true, "apikey": true, "signature": true, "signatureversion": true, "expires": true,
	"sessionkey": true,
}

// write returns the names and texts that are sent for an argument, or why it cannot be sent.
func (p *param) write(value reflect.Value) (pairs [][2]string, reason string) {
	if sentByClient[strings.ToLower(p.name)] {
		return nil, "is sent by the client itself"
	}
	value = pointedTo(value)
	if !value.IsValid() {
		return nil, nilReason
	}
	switch given := value.Interface().(type) {
	case Entries:
		return p.entries([]Entries{given})
	case []Entries:
		return p.entries(given)
	}
	if value.Kind() == reflect.Slice && value.Type().Elem().Kind() != reflect.Uint8 {
		return p.items(value)
	}
	text, reason := p.text(value)
	if reason == "" && p.most > 0 {
		if length := utf16Length(text); length > p.most {
			reason = fmt.Sprintf("has %d characters, at most %d are accepted", length, p.most)
		}
	}
	return [][2]string{{p.name, text}}, reason
}

// pointedTo returns a value without the pointers and interfaces around it; none where one of them is nil.
func pointedTo(value reflect.Value) reflect.Value {
	for value.Kind() == reflect.Pointer || value.Kind() == reflect.Interface {
		value = value.Elem()
	}
	return value
}

const nilReason = "contains a nil"

// emptyReason: servers read an empty list as no filter, which selects everything.
const emptyReason = "is empty; leave it nil if nothing is meant, else skip the call"

func (p *param) items(values reflect.Value) ([][2]string, string) {
	if values.Len() == 0 {
		return nil, emptyReason
	}
	texts := make([]string, values.Len())
	for at := range texts {
		item := pointedTo(values.Index(at))
		if !item.IsValid() {
			return nil, nilReason
		}
		text, reason := p.text(item)
		if reason != "" {
			return nil, reason
		}
		if strings.Contains(text, ",") {
			return nil, "has an item with a comma, which no list can contain"
		}
		texts[at] = text
	}
	return [][2]string{{p.name, strings.Join(texts, ",")}}, ""
}

func (p *param) entries(records []Entries) (pairs [][2]string, reason string) {
	number := 0
	for at, record := range records {
		if len(record) == 0 {
			return nil, emptyReason
		}
		for _, entry := range record {
			for _, text := range entry {
				if reason := unsendable(text); reason != "" {
					return nil, reason
				}
			}
			if entry[0] == "" {
				return nil, "has an entry without a name"
			}
			switch p.encoding {
			case "indexed":
				pairs = append(pairs, [2]string{p.at(number, entry[0]), entry[1]})
			case "zero":
				pairs = append(pairs, [2]string{p.at(0, entry[0]), entry[1]})
			case "records":
				pairs = append(pairs, [2]string{p.at(at, entry[0]), entry[1]})
			default:
				pairs = append(pairs, [2]string{p.at(number, p.pair[0]), entry[0]}, [2]string{p.at(number, p.pair[1]), entry[1]})
			}
			number++
		}
	}
	if len(pairs) == 0 {
		return nil, emptyReason
	}
	return pairs, ""
}

func (p *param) at(number int, field string) string {
	return p.name + "[" + strconv.Itoa(number) + "]." + field
}

// text returns a single value as it is sent.
func (p *param) text(value reflect.Value) (text, reason string) {
	if moment, ok := value.Interface().(Time); ok {
		return p.timeText(moment), ""
	}
	switch value.Kind() {
	case reflect.String:
		return value.String(), unsendable(value.String())
	case reflect.Bool:
		return strconv.FormatBool(value.Bool()), ""
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return strconv.FormatInt(value.Int(), 10), ""
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return strconv.FormatUint(value.Uint(), 10), ""
	case reflect.Float32, reflect.Float64:
		if math.IsNaN(value.Float()) || math.IsInf(value.Float(), 0) {
			return "", "is not a number"
		}
		return strconv.FormatFloat(value.Float(), 'f', -1, 64), ""
	}
	return "", "cannot be a value of type " + value.Type().String()
}

// timeText returns a day, or a moment in UTC in the format that the parameter has.
func (p *param) timeText(moment Time) string {
	switch {
	case p.isMoment:
		return moment.UTC().Format("2006-01-02T15:04:05+0000")
	case moment.isDay:
		return moment.Format(time.DateOnly)
	}
	return moment.UTC().Format(time.DateTime)
}

// unsendable returns why a text cannot be sent: servers refuse control characters, but for the ends of lines.
func unsendable(text string) string {
	if !utf8.ValidString(text) {
		return "is not valid UTF-8"
	}
	if strings.ContainsFunc(text, func(r rune) bool { return r < ' ' && r != '\n' && r != '\r' || r == 0x7f }) {
		return "contains a control character, which servers refuse"
	}
	return ""
}

// utf16Length returns the length of a text as Java counts it.
func utf16Length(text string) int {
	length := 0
	for _, letter := range text {
		if length++; letter > 0xffff {
			length++
		}
	}
	return length
}
