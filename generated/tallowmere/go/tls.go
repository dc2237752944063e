package tallowmere

import (
	"crypto/tls"
	"crypto/x509"
	"os"
)

// trust sets which servers and which certificate of its own the client uses, as configuration files state them: a file of
// certificates, whether servers are verified at all, and a certificate with the file of its key.
func (s *settings) trust(authorities, verify, certificate, key string) {
	config := &tls.Config{InsecureSkipVerify: isFalse(verify)}
	if authorities != "" {
		content, err := os.ReadFile(authorities)
		config.RootCAs = x509.NewCertPool()
		s.require(err == nil && config.RootCAs.AppendCertsFromPEM(content), authorities+" contains no certificate")
	}
	if certificate != "" {
		if key == "" {
			key = certificate
		}
		pair, err := tls.LoadX509KeyPair(certificate, key)
		config.Certificates = []tls.Certificate{pair}
		s.require(err == nil, certificate+" cannot be used as the client's certificate")
	}
	if authorities != "" || config.InsecureSkipVerify || certificate != "" {
		s.tls = config
	}
}
