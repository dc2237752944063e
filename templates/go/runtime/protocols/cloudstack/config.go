package runtime

import (
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"
)

// environmentNames are the settings that are looked up as CLOUDSTACK_NAME.
var environmentNames = []string{
	"endpoint", "key", "secret", "username", "password", "domain", "timeout", "retry", "expiration", "verify", "cert", "cert_key",
	"dangerous_no_tls_verify", "proxy", "method",
}

// cloudMonkeyNames are the names of CloudMonkey's settings in the files of cs.
var cloudMonkeyNames = map[string]string{
	"url": "endpoint", "apikey": "key", "secretkey": "secret", "username": "username", "password": "password",
	"domain": "domain", "timeout": "timeout", "verifycert": "verify",
}

// FromConfig returns a client with settings that people already have; options come before all of them.
//
// The environment's CLOUDSTACK_ENDPOINT, CLOUDSTACK_KEY, CLOUDSTACK_SECRET and so on come first, then a section of the files of
// cs, which complete each other: the one that CLOUDSTACK_CONFIG names, cloudstack.ini and ~/.cloudstack.ini. The section is the
// profile, else CLOUDSTACK_REGION, else cloudstack. Then comes CloudMonkey's ~/.cmk/config with the profile, else the one that
// is selected there. No file is read if the others are sufficient and no profile is asked for.
func FromConfig(profile string, options ...Option) (*Client, error) {
	wanted := defaultSettings()
	wanted.apply(options)
	found := fromEnvironment()
	if profile != "" || !isSufficient(found, &wanted) {
		fromFiles, err := sectionOf(profile)
		if err != nil {
			return nil, err
		}
		for name, text := range fromFiles {
			if _, known := found[name]; !known {
				found[name] = text
			}
		}
	}
	given := defaultSettings()
	if err := given.take(found, wanted.key != "", wanted.username != ""); err != nil {
		return nil, err
	}
	return makeClient(given, options)
}

func fromEnvironment() section {
	found := section{}
	for _, name := range environmentNames {
		if text := os.Getenv("CLOUDSTACK_" + strings.ToUpper(name)); text != "" {
			found[name] = text
		}
	}
	return found
}

// isSufficient reports whether settings say where the server is and as whom to use it.
func isSufficient(found section, wanted *settings) bool {
	has := func(name, given string) bool { return found[name] != "" || given != "" }
	return has("endpoint", wanted.endpoint) &&
		(has("key", wanted.key) && has("secret", wanted.secret) || has("username", wanted.username) && has("password", wanted.password))
}

// sectionOf returns the settings of a profile; an error if it is asked for and no file has it.
func sectionOf(profile string) (section, error) {
	wanted := profile
	if wanted == "" {
		wanted = os.Getenv("CLOUDSTACK_REGION")
	}
	name := wanted
	if name == "" {
		name = "cloudstack"
	}
	files := []string{os.Getenv("CLOUDSTACK_CONFIG"), "cloudstack.ini", homeFile(".cloudstack.ini")}
	merged, isFound := section{}, false
	for _, file := range files {
		sections, err := sectionsOf(file)
		if err != nil {
			return nil, err
		}
		for key, text := range sections[name] {
			isFound = true
			if _, known := merged[key]; !known && text != "" {
				merged[key] = unescaped(text)
			}
		}
	}
	if isFound {
		return merged, nil
	}
	found, err := fromCloudMonkey(profile)
	if err == nil && found == nil && wanted != "" {
		err = invalid("no profile " + strconv.Quote(wanted) + " in " + strings.Join(slices.DeleteFunc(append(files, cloudMonkeyFile()), isEmpty), ", "))
	}
	return found, err
}

func sectionsOf(file string) (map[string]section, error) {
	if rest, isHome := strings.CutPrefix(file, "~/"); isHome {
		file = homeFile(rest)
	}
	if file == "" {
		return nil, nil
	}
	return readSections(file)
}

func isEmpty(text string) bool { return text == "" }

func cloudMonkeyFile() string { return homeFile(".cmk", "config") }

func fromCloudMonkey(profile string) (section, error) {
	sections, err := sectionsOf(cloudMonkeyFile())
	if err != nil || sections == nil {
		return nil, err
	}
	if profile == "" {
		profile = sections[""]["profile"]
	}
	if profile == "" {
		profile = "localcloud"
	}
	chosen, ok := sections[profile]
	if !ok {
		return nil, nil
	}
	all := maps.Clone(sections[""]) // lines before the first section are for all profiles
	maps.Copy(all, chosen)
	found := section{}
	for name, text := range all {
		if known, ok := cloudMonkeyNames[name]; ok && text != "" {
			found[known] = text
		}
	}
	return found, nil
}

// unescaped returns a value as cs reads it: %% is a percent sign, and so is a single one.
func unescaped(text string) string {
	plain := strings.ReplaceAll(text, "%%", "\x00")
	if strings.Contains(plain, "%") {
		return text
	}
	return strings.ReplaceAll(plain, "\x00", "%")
}

// take sets what texts stand for. Credentials of one kind that the program gives replace those of the other.
func (s *settings) take(found section, hasKey, hasUser bool) error {
	s.endpoint = found["endpoint"]
	if !hasUser {
		s.key, s.secret = found["key"], found["secret"]
	}
	if !hasKey {
		s.username, s.password, s.domain = found["username"], found["password"], found["domain"]
	}
	for name, into := range map[string]*time.Duration{"timeout": &s.readTimeout, "expiration": &s.expiration} {
		if text, ok := found[name]; ok {
			seconds, err := strconv.ParseFloat(text, 64)
			if err != nil || seconds <= 0 || seconds > 1e8 {
				return invalid(name + " is not a number of seconds: " + strconv.Quote(text))
			}
			*into = time.Duration(seconds * float64(time.Second))
		}
	}
	if text, ok := found["retry"]; ok {
		retries, err := strconv.Atoi(text)
		if err != nil || retries < 0 {
			return invalid("retry is not a number: " + strconv.Quote(text))
		}
		s.retries = retries
	}
	verify, authorities := found["verify"], ""
	if !isTrue(verify) && !isFalse(verify) {
		verify, authorities = "", verify
	}
	if isTrue(found["dangerous_no_tls_verify"]) {
		verify = "false"
	}
	s.trust(authorities, verify, found["cert"], found["cert_key"])
	if proxy := found["proxy"]; proxy != "" {
		WithProxy(proxy)(s)
	}
	// Commands that change something are always posted, whatever a file says.
	s.alwaysPost = strings.EqualFold(found["method"], "post")
	for name, text := range found {
		if header, ok := strings.CutPrefix(name, "header_"); ok {
			WithHeader(header, text)(s)
		}
	}
	return nil
}
