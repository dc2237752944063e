package fernhill

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"
)

// section is the settings of a section of an INI file, by their names in lower case.
type section map[string]string

// readSections reads an INI file; lines before the first section are the section "", those of DEFAULT are in all others. There
// are none without a file.
func readSections(path string) (map[string]section, error) {
	content, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil || !utf8.Valid(content) {
		return nil, invalid(path + " cannot be read")
	}
	found := map[string]section{"": {}}
	current, last := found[""], ""
	for number, line := range strings.Split(strings.TrimPrefix(string(content), "\ufeff"), "\n") {
		line = strings.TrimRight(line, " \t\r")
		text := strings.TrimLeft(line, " \t")
		switch {
		case text == "" || text[0] == '#' || text[0] == ';':
			continue
		case text != line && last != "":
			current[last] += "\n" + text // a value that goes on
			continue
		case text[0] == '[' && strings.HasSuffix(text, "]"):
			name := text[1 : len(text)-1]
			if found[name] == nil {
				found[name] = section{}
			}
			current, last = found[name], ""
			continue
		}
		at := strings.IndexAny(text, "=:")
		if at <= 0 {
			// The line may contain a secret.
			return nil, invalid(fmt.Sprintf("%s, line %d is not valid in an INI file", path, number+1))
		}
		last = strings.ToLower(strings.TrimRight(text[:at], " \t"))
		current[last] = strings.TrimLeft(text[at+1:], " \t")
	}
	for name, one := range found {
		for key, value := range found["DEFAULT"] {
			if _, known := one[key]; !known && name != "" {
				one[key] = value
			}
		}
	}
	delete(found, "DEFAULT")
	return found, nil
}

// homeFile returns the path of a file in the user's home; empty if there is none.
func homeFile(parts ...string) string {
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	return filepath.Join(append([]string{home}, parts...)...)
}

// isTrue and isFalse read a flag.
func isTrue(text string) bool {
	return strings.Contains(" 1 true yes on y t ", " "+strings.ToLower(text)+" ")
}

func isFalse(text string) bool {
	return strings.Contains(" 0 false no off n f ", " "+strings.ToLower(text)+" ")
}
