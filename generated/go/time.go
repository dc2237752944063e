package fernhill

import (
	"encoding/json"
	"errors"
	"math"
	"time"
)

// Time is a moment, or a whole day, as the API sends and accepts it.
type Time struct {
	time.Time
	isDay bool
}

// At returns the Time of a moment.
func At(moment time.Time) Time { return Time{Time: moment} }

// Day returns a Time that is sent as a day without a time.
func Day(year int, month time.Month, day int) Time {
	return Time{Time: time.Date(year, month, day, 0, 0, 0, 0, time.UTC), isDay: true}
}

// IsDay reports whether it is a day without a time.
func (t Time) IsDay() bool { return t.isDay }

// String returns the time in RFC 3339, or the day alone.
func (t Time) String() string {
	if t.isDay {
		return t.Format(time.DateOnly)
	}
	return t.Format(time.RFC3339Nano)
}

// MarshalJSON writes what String returns.
func (t Time) MarshalJSON() ([]byte, error) { return json.Marshal(t.String()) }

// UnmarshalJSON reads ISO 8601, with or without a colon in the offset, and Unix times. A text without an offset is UTC.
func (t *Time) UnmarshalJSON(raw []byte) error {
	text := string(raw)
	if len(raw) > 0 && raw[0] == '"' {
		if err := json.Unmarshal(raw, &text); err != nil {
			return err
		}
	}
	if text == "null" {
		return nil
	}
	found, ok := parseTime(text)
	if !ok {
		return errors.New("the text is not a time")
	}
	*t = found
	return nil
}

var timeLayouts = [...]string{
	"2006-01-02T15:04:05Z07:00", "2006-01-02T15:04:05Z0700", "2006-01-02T15:04:05Z07", "2006-01-02T15:04:05",
	"2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05Z0700", "2006-01-02 15:04:05", "2006-01-02T15:04Z07:00", "2006-01-02T15:04",
}

func parseTime(text string) (Time, bool) {
	for _, layout := range [...]string{time.DateOnly, "20060102"} {
		if day, err := time.Parse(layout, text); err == nil {
			return Time{Time: day, isDay: true}, true
		}
	}
	if len(text) > len(time.DateOnly) && text[4] == '-' {
		for _, layout := range timeLayouts {
			if moment, err := time.Parse(layout, text); err == nil {
				return Time{Time: moment}, true
			}
		}
	}
	return unixTime(text)
}

// unixTime reads a number of seconds, or of thousandths, millionths or billionths of them. Numbers below those of 1973 are
// counts of something else, or stand for no time at all.
func unixTime(text string) (Time, bool) {
	seconds, ok := decimal(text)
	if !ok || seconds > math.MaxUint64 {
		return Time{}, false
	}
	for range 3 {
		if seconds >= 1e11 {
			seconds /= 1000
		}
	}
	if seconds < 1e8 || seconds >= 1e11 {
		return Time{}, false
	}
	whole, fraction := math.Modf(seconds)
	return Time{Time: time.Unix(int64(whole), int64(fraction*1e9)).UTC()}, true
}
