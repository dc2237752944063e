package fernhill

// operation is what the docs say about a command.
type operation struct {
	name   string
	method string
	// params is a nil pointer to the struct of its parameters, for calls by name.
	params any
	// key is the name of what the response contains; without one it is read by its structure.
	key string
	// flat is a response whose fields are the object itself.
	flat bool
	// excludes and requires are pairs of parameters that cannot, or have to, be sent together.
	excludes [][2]string
	requires [][2]string
}

// isSafe reports whether the command only reads, so that sending it twice does no harm.
func (op *operation) isSafe() bool { return op.method == "GET" }

// substitutes are what servers send instead of numbers.
var substitutes = map[string]string{"Unlimited": "-1"}

// received is embedded in every model: what it was read from.
//
//lint:ignore U1000 Not every API has models.
type received = origin
