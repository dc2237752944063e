package runtime

import "encoding/json"

// origin is what a model was read from, for what the docs do not know. Every model embeds it as received.
type origin struct {
	raw   json.RawMessage
	facts *modelFacts
	unfit map[string]bool
}

func (r *origin) self() *origin { return r }

// Has reports whether the server sent a value other than null, by the field's name in the API.
func (r *origin) Has(name string) bool {
	raw, ok := lookup(splitObject(r.raw), name)
	return ok && !isNull(raw)
}

// Extra returns what the server sent beyond the fields: those that are not documented, and values that do not fit their
// documented type, whose fields are zero.
func (r *origin) Extra() map[string]any {
	found := map[string]any{}
	for _, one := range splitObject(r.raw) {
		if _, known := r.facts.fields[one.name]; (!known || r.unfit[one.name]) && !isNull(one.value) {
			found[one.name] = anyOf(one.value)
		}
	}
	return found
}

// JSON returns the object as the server sent it.
func (r *origin) JSON() json.RawMessage { return r.raw }
