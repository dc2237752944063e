// Signs what it reads with the signer for net/http: see test_signers.py.
package main

import (
	"encoding/json"
	"io"
	"net/http"
	"os"
	"strings"

	"cloud/signing"
)

type request struct{ Method, URL, Body, Type, Key, Secret string }

type signed struct {
	URL  string `json:"url"`
	Body string `json:"body"`
}

type recorder struct{ found []signed }

func (sent *recorder) RoundTrip(request *http.Request) (*http.Response, error) {
	var body []byte
	if request.Body != nil {
		body, _ = io.ReadAll(request.Body)
	}
	sent.found = append(sent.found, signed{request.URL.String(), string(body)})
	return &http.Response{StatusCode: 200, Body: http.NoBody, Request: request}, nil
}

func main() {
	var cases []request
	check(json.NewDecoder(os.Stdin).Decode(&cases))
	sent := &recorder{}
	for _, given := range cases {
		made, err := http.NewRequest(given.Method, given.URL, strings.NewReader(given.Body))
		check(err)
		made.Header.Set("Content-Type", given.Type)
		client := http.Client{Transport: &signing.Transport{Key: given.Key, Secret: given.Secret, Base: sent}}
		_, err = client.Do(made)
		check(err)
	}
	check(json.NewEncoder(os.Stdout).Encode(sent.found))
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
