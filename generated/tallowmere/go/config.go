package tallowmere

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

// configNames are the settings that the environment and configuration files can have.
var configNames = []string{
	"endpoint", "token", "key", "username", "password", "key_header", "key_query", "keys", "client_id", "client_secret", "token_url",
	"proxy", "verify", "cert", "timeout", "read_timeout", "retries",
}

// credentialNames are the ways to authenticate. What is given for one replaces those that come after it.
var credentialNames = [][]string{{"token"}, {"keys"}, {"key"}, {"username", "password"}, {"client_id", "client_secret"}}

// FromConfig returns a client with settings from the environment, and then from a section of a file, both named after the
// package; options come before all of them.
//
// The environment has PACKAGE_TOKEN and so on, with the package's name in capitals; the file is package.ini in XDG_CONFIG_HOME,
// by default in ~/.config, and the section the profile, else the one that PACKAGE_PROFILE names, else that of the package's
// name. Lines before the first section are for all.
func FromConfig(profile string, options ...Option) (*Client, error) {
	found := section{}
	for _, name := range configNames {
		if text := os.Getenv(environmentName(name)); text != "" {
			found[name] = text
		}
	}
	fromFile, err := configSection(profile)
	if err != nil {
		return nil, err
	}
	found.complete(fromFile)
	wanted := defaultSettings()
	wanted.apply(options)
	given := defaultSettings()
	if err := given.take(found, wanted.auth != nil); err != nil {
		return nil, err
	}
	return makeClient(given, options)
}

func environmentName(name string) string { return strings.ToUpper(packageName + "_" + name) }

func configFile() string {
	if folder := os.Getenv("XDG_CONFIG_HOME"); folder != "" {
		return filepath.Join(folder, packageName+".ini")
	}
	return homeFile(".config", packageName+".ini")
}

// configSection returns the settings of a profile in the file; an error if there is none of that name.
func configSection(profile string) (section, error) {
	sections, err := readSections(configFile())
	if err != nil {
		return nil, err
	}
	if profile == "" {
		profile = os.Getenv(environmentName("profile"))
	}
	chosen, ok := sections[profile]
	if profile == "" {
		chosen, ok = sections[packageName], true
	}
	if !ok {
		return nil, invalid(fmt.Sprintf("no profile %q in %s", profile, configFile()))
	}
	found := section{}
	for _, part := range []section{chosen, sections[""]} {
		for _, name := range configNames {
			if _, known := found[name]; !known && part[name] != "" {
				found[name] = part[name]
			}
		}
	}
	return found, nil
}

// complete adds other settings. Credentials of one kind replace those of another.
func (s section) complete(others section) {
	dropped := []string{}
	if slices.ContainsFunc(credentialNames, s.hasAny) {
		for _, names := range credentialNames {
			if !s.hasAny(names) {
				dropped = append(dropped, names...)
			}
		}
	}
	for name, text := range others {
		if _, known := s[name]; !known && !slices.Contains(dropped, name) {
			s[name] = text
		}
	}
}

func (s section) hasAny(names []string) bool {
	return slices.ContainsFunc(names, func(name string) bool { return s[name] != "" })
}

// take sets what texts stand for; credentials only if the program gives none.
func (s *settings) take(found section, hasAuth bool) error {
	s.endpoint = found["endpoint"]
	for name, into := range map[string]*time.Duration{"timeout": &s.timeout, "read_timeout": &s.readTimeout} {
		if text, ok := found[name]; ok {
			seconds, err := strconv.ParseFloat(text, 64)
			if err != nil || seconds <= 0 || seconds > 1e8 {
				return invalid(name + " is not a number of seconds: " + strconv.Quote(text))
			}
			*into = time.Duration(seconds * float64(time.Second))
		}
	}
	if text, ok := found["retries"]; ok {
		retries, err := strconv.Atoi(text)
		if err != nil {
			return invalid("retries is not a number: " + strconv.Quote(text))
		}
		WithRetries(retries)(s)
	}
	if proxy := found["proxy"]; proxy != "" {
		WithProxy(proxy)(s)
	}
	verify, authorities := found["verify"], ""
	if !isTrue(verify) && !isFalse(verify) {
		verify, authorities = "", verify
	}
	s.trust(authorities, verify, found["cert"], "")
	if hasAuth {
		return nil
	}
	option, err := found.auth()
	if option != nil {
		option(s)
	}
	return err
}

// auth is the way to authenticate that the settings ask for; nil if they have no credentials.
func (s section) auth() (Option, error) {
	switch {
	case s["client_id"] != "":
		return WithClientCredentials(s["token_url"], s["client_id"], s["client_secret"]), nil
	case s["keys"] != "":
		keys := map[string]string{}
		for _, part := range strings.Fields(s["keys"]) {
			name, key, _ := strings.Cut(part, "=")
			if name == "" || key == "" {
				return nil, invalid("keys is not NAME=KEY NAME=KEY")
			}
			keys[name] = key
		}
		return WithKeys(keys), nil
	case s["token"] != "":
		return WithToken(s["token"]), nil
	case s["key"] != "" && s["key_header"] != "":
		return WithHeaderKey(s["key_header"], s["key"], ""), nil
	case s["key"] != "" && s["key_query"] != "":
		return WithQueryKey(s["key_query"], s["key"]), nil
	case s["key"] != "":
		return WithKey(s["key"]), nil
	case s["username"] != "":
		return WithBasicAuth(s["username"], s["password"]), nil
	}
	return nil, nil
}
