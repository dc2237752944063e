package tallowmere

// packageName is what variables of the environment and the configuration file are named after.
const packageName = "tallowmere"

// Where requests are sent unless New is told otherwise, and how the docs say that they are authenticated.
const (
	defaultEndpoint    = "https://api.tallowmere.example"
	documentedTokenURL = ""
	documentedBearer   = true
	keyHeader          = ""
	keyPrefix          = ""
	keyParameter       = ""
)

// servers are those that the docs list, with what they call them.
var servers = []server{
	{"https://api.tallowmere.example", "production"},
	{"https://sandbox.tallowmere.example", "sandbox"},
}
