package tallowmere

import (
	"context"
	"encoding/json"
	"fmt"
)

// Content is what a response contains, of which the docs do not say more.
type Content struct {
	// Type is the media type without its parameters.
	Type string
	// Body is the content as it was received.
	Body []byte
}

// Decode reads the content as JSON.
func (c *Content) Decode(into any) error { return json.Unmarshal(jsonText(c.Body), into) }

// Value returns the content as plain values if it is JSON, else its text; nil if there is none. Whole numbers are int64.
func (c *Content) Value() any {
	text := jsonText(c.Body)
	switch {
	case len(text) == 0:
		return nil
	case isJSON(text):
		return anyOf(text)
	}
	return string(c.Body)
}

// String returns the type and the size.
func (c *Content) String() string { return fmt.Sprintf("%s, %d bytes", c.Type, len(c.Body)) }

// getContent is a request whose response the docs do not describe.
//
//lint:ignore U1000 Not every API has such operations.
func getContent(ctx context.Context, c *core, op *operation, params any) (*Content, error) {
	args, err := serialize(op, params)
	if err != nil {
		return nil, err
	}
	return c.content(ctx, op, args)
}

func (c *core) content(ctx context.Context, op *operation, args *arguments) (*Content, error) {
	var found *Content
	args.acceptsAny = true
	err := c.send(ctx, op, args, func(got *response) error {
		found = &Content{got.contentType(), got.body}
		return requireSuccess(op, got)
	})
	if err != nil {
		return nil, err
	}
	return found, nil
}
