// Package judges names the modules that tests import, so that `go mod tidy` keeps their versions: the one that clients
// of oapi-codegen need, and the client whose build is compared with that of generated ones.
package judges

import (
	_ "github.com/apache/cloudstack-go/v2/cloudstack"
	_ "github.com/oapi-codegen/runtime"
)
