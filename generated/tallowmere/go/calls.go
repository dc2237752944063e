package tallowmere

import "context"

// list is a command that answers with a list, which is requested when it is iterated.
//
//lint:ignore U1000 Not every API has lists.
func list[T any](ctx context.Context, c *core, op *operation, params any) *Pages[T] {
	args, err := serialize(op, params)
	return &Pages[T]{list: &listing{ctx, c, op, args, err}}
}

// get is a command that answers with one object.
//
//lint:ignore U1000 Not every API has such commands.
func get[T any](ctx context.Context, c *core, op *operation, params any) (T, error) {
	var found T
	err := c.get(ctx, op, params, &found)
	return found, err
}

// run is a command whose response contains nothing that the docs describe.
//
//lint:ignore U1000 Not every API has such commands.
func run(ctx context.Context, c *core, op *operation, params any) error {
	return c.get(ctx, op, params, nil)
}

func (c *core) get(ctx context.Context, op *operation, params, into any) error {
	args, err := serialize(op, params)
	if err != nil {
		return err
	}
	return c.send(ctx, op, args, func(got *response) error {
		content, err := parse(op, got)
		if err != nil || into == nil {
			return err
		}
		return readObject(op, content, into)
	})
}
