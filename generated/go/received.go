package fernhill

import "encoding/json"

// received is embedded in every model: what the server sent, for what the docs do not know.
type received struct {
	raw   json.RawMessage
	facts *modelFacts
	unfit map[string]bool
	// included are fields that are sent although they are zero.
	included []string
}

func (r *received) self() *received { return r }

// Has reports whether the server sent a value other than null, by the field's name in the API.
func (r *received) Has(name string) bool {
	raw, ok := lookup(splitObject(r.raw), name)
	return ok && !isNull(raw)
}

// Extra returns what the server sent beyond the fields: those that are not documented, and values that do not fit their
// documented type, whose fields are zero.
func (r *received) Extra() map[string]any {
	found := map[string]any{}
	for _, one := range splitObject(r.raw) {
		if _, known := r.facts.fields[one.name]; (!known || r.unfit[one.name]) && !isNull(one.value) {
			found[one.name] = anyOf(one.value)
		}
	}
	return found
}

// JSON returns the object as the server sent it.
func (r *received) JSON() json.RawMessage { return r.raw }
