package tallowmere

// Ptr returns a pointer to a value, for optional parameters. From Go 1.26 on, new(value) does the same.
func Ptr[T any](value T) *T { return &value }

// Entries are the entries of a map in the order in which they are sent: Entries{{"cpuNumber", "2"}}.
type Entries [][2]string
